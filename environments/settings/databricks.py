"""Settings of the Databricks workspace and of Unity Catalog."""

# ruff: noqa: TC001, TC003 - pydantic resolves the annotations when it builds the classes

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from environments.settings.base import Fault, GroupName, Section, refuse
from environments.settings.vocabulary import Availability, Catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ClusterPolicy", "Databricks", "Groups", "Range"]


class Range(Section):
    """What users may choose, and what they get unless they choose."""

    minimum: Annotated[int, Field(ge=1)]
    """Least."""
    maximum: Annotated[int, Field(ge=1)]
    """Most."""
    default: Annotated[int, Field(ge=1)]
    """What holds where nothing is chosen."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if self.maximum < self.minimum:
            yield Fault(("maximum",), self.maximum, f"below the minimum; choose {self.minimum} or more")
        elif not self.minimum <= self.default <= self.maximum:
            yield Fault(("default",), self.default, f"out of range; choose {self.minimum} to {self.maximum}")


class ClusterPolicy(Section):
    """The bounds that every cluster of the workspace keeps."""

    autotermination_minutes: Range
    """Minutes without work after which an interactive cluster stops; within 15 to 120."""
    workers: Range
    """Workers of a cluster; within 2 to 16."""
    availability: Availability
    """How virtual machines are acquired; spot machines can be taken away."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        for name, chosen, least, most in (
            ("autotermination_minutes", self.autotermination_minutes, 15, 120),
            ("workers", self.workers, 2, 16),
        ):
            if chosen.minimum < least:
                yield Fault((name, "minimum"), chosen.minimum, f"below the platform's bound; choose {least} or more")
            if chosen.maximum > most:
                yield Fault((name, "maximum"), chosen.maximum, f"above the platform's bound; choose {most} or less")


class Groups(Section):
    """Names of account-level groups, provisioned from Entra; grants go to groups alone."""

    admins: GroupName
    """Workspace administrators and owners of the catalogs."""
    data_engineers: GroupName
    """Write raw and curated; run the pipelines."""
    analysts: GroupName
    """Read the marts."""
    ml_engineers: GroupName
    """Read curated and the marts; write ai."""
    ai_governance: GroupName
    """Review models and evaluations in ai."""
    pii_readers: GroupName
    """See personal data unmasked."""


class Databricks(Section):
    """The workspace, its compute and its catalogs."""

    spark_version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?\.x-(photon-)?scala2\.13$")]
    """Runtime key of all clusters, such as `18.x-scala2.13` for Databricks Runtime 18 LTS (Spark 4.1)."""
    node_type: Annotated[str, StringConstraints(pattern=r"^Standard_[A-Za-z0-9_]+$")]
    """Virtual machine size of drivers and workers; one with a local disk (a `d` in its name), for shuffles."""
    catalog_prefix: Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9]{0,15}_)?$")]
    """Put before `ep_raw`, `ep_curated`, `ep_marts` and `ep_ai`: environments that share a metastore differ in it."""
    azure_databricks_object_id: UUID | None
    """Object id of the tenant's application AzureDatabricks, which then may read the Key Vault for the secret scope.

    `az ad sp show --id 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d --query id` tells it; null: the role is granted elsewhere.
    """
    groups: Groups
    """Account-level groups by role."""
    cluster_policy: ClusterPolicy
    """Bounds for clusters."""

    def catalog(self, catalog: Catalog) -> str:
        """The name that a catalog has in this environment."""
        return f"{self.catalog_prefix}{catalog}"
