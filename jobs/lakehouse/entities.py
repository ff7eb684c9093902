"""What the source systems send: one entry per entity, read by every job of the slice. No engine is imported here."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ENTITIES", "Entity", "Layout", "entity_named"]


class Layout(StrEnum):
    """How a file holds its records."""

    JSON_LINES = "json_lines"
    CSV = "csv"


@dataclass(frozen=True, kw_only=True)
class Entity:
    """One kind of record of one system.

    `key` is the natural key, of which silver keeps the latest record; `foreign_keys` are silver's columns that name
    records of others. `keeps_history`: whether silver also keeps every version in a table of its own.
    """

    system: str
    name: str
    key: str
    layout: Layout
    foreign_keys: tuple[str, ...] = ()
    version: str = "v1"
    keeps_history: bool = False

    def __str__(self) -> str:
        return f"{self.system}.{self.name}"

    @property
    def label(self) -> str:
        """The name where there is no schema per system: of contracts, quarantines and checkpoints."""
        return f"{self.system}_{self.name}"


ENTITIES = (
    Entity(
        system="cmdm",
        name="customers",
        key="customer_id",
        layout=Layout.JSON_LINES,
        foreign_keys=("amdm_addr_id",),
        keeps_history=True,
    ),
    Entity(system="sfdc", name="contacts", key="contact_id", layout=Layout.JSON_LINES, foreign_keys=("account_id",)),
    Entity(system="amdm", name="addresses", key="amdm_addr_id", layout=Layout.CSV),
    Entity(system="jarvis", name="services", key="service_id", layout=Layout.CSV, foreign_keys=("account_id",)),
    Entity(system="pega", name="cases", key="case_id", layout=Layout.JSON_LINES, foreign_keys=("customer_id",)),
)
"""All of them, in the order in which jobs take them."""


def entity_named(text: str, *, among: Sequence[Entity] = ENTITIES) -> Entity:
    """The entity of a name such as `cmdm.customers`.

    Raises:
        JobError: there is none.
    """
    names = {str(entity): entity for entity in among}
    if text in names:
        return names[text]
    near = get_close_matches(text, names, n=1)
    rather = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
    raise JobError(f"{text!r} is no entity; {rather}")
