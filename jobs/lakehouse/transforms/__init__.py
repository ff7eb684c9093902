"""Bronze rows to silver's columns: one pure function per entity, of native expressions alone.

They take and give any frame, of a batch or of a stream, and keep every row: `dq_rules.yaml` says what a value is worth.
Nothing depends on the clock or on other rows, so that the same row always comes out the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jobs.lakehouse.transforms.addresses import addresses
from jobs.lakehouse.transforms.cases import cases
from jobs.lakehouse.transforms.contacts import contacts
from jobs.lakehouse.transforms.customers import customers
from jobs.lakehouse.transforms.services import services

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import DataFrame

__all__ = ["TRANSFORMS", "Transform"]


class Transform(Protocol):
    """Bronze rows of an entity as silver has them; `also` names columns to carry on as they are."""

    def __call__(self, rows: DataFrame, /, *also: str) -> DataFrame:
        """One row for each."""


TRANSFORMS: Mapping[str, Transform] = {
    "cmdm.customers": customers,
    "sfdc.contacts": contacts,
    "amdm.addresses": addresses,
    "jarvis.services": services,
    "pega.cases": cases,
}
"""By entity."""
