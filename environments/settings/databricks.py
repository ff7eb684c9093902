"""Settings of the Databricks workspace and of Unity Catalog."""

# ruff: noqa: TC001, TC003 - pydantic resolves the annotations when it builds the classes

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from environments.settings.base import Cidr, Fault, GroupName, Section, refuse
from environments.settings.vocabulary import Availability, Catalog, WarehouseSize

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "AdoptedMetastore",
    "AssignedMetastore",
    "ClusterPolicy",
    "CreatedMetastore",
    "Databricks",
    "Development",
    "Groups",
    "MachineLearning",
    "Metastore",
    "Range",
    "SqlWarehouse",
    "WorkspaceRules",
]

NodeType = Annotated[str, StringConstraints(pattern=r"^Standard_[A-Za-z0-9_]+$")]


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


class AdoptedMetastore(Section):
    """The metastore that Databricks assigned when it made the workspace."""

    mode: Literal["adopt"]
    """Whether to `adopt` what Databricks gave the workspace, to `assign` a metastore, or to `create` the region's."""


class AssignedMetastore(Section):
    """A metastore that exists, to be assigned to the workspace."""

    mode: Literal["assign"]
    """Whether to `adopt` what Databricks gave the workspace, to `assign` a metastore, or to `create` the region's."""
    account_id: UUID
    """Databricks account that it belongs to."""
    metastore_id: UUID
    """Which one."""


class CreatedMetastore(Section):
    """The region's metastore, made here. It has no storage of its own: each catalog has its container."""

    mode: Literal["create"]
    """Whether to `adopt` what Databricks gave the workspace, to `assign` a metastore, or to `create` the region's."""
    account_id: UUID
    """Databricks account to make it in."""
    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{2,62}$")]
    """Its name, such as `metastore-australiaeast`."""


Metastore = Annotated[AdoptedMetastore | AssignedMetastore | CreatedMetastore, Field(discriminator="mode")]


class MachineLearning(Section):
    """What clusters of data scientists may be, besides the bounds for all."""

    spark_versions: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?\.x-(cpu|gpu)-ml-scala2\.13$")], ...],
        Field(min_length=1),
    ]
    """Runtime keys for machine learning, the default first; GPU machines need one with `gpu`."""
    node_types: Annotated[tuple[NodeType, ...], Field(min_length=1)]
    """Virtual machine sizes to choose from, the default first, GPU sizes among them."""


class Development(Section):
    """Small clusters of spot machines, to try things on."""

    workers_maximum: Annotated[int, Field(ge=1, le=4)]
    """Most workers of such a cluster; it may also have none."""
    dbus_per_hour: Annotated[int, Field(ge=1, le=20)]
    """Most Databricks units that such a cluster may cost an hour."""


class SqlWarehouse(Section):
    """Where reports and analysts run their queries."""

    serverless: bool
    """Whether Databricks' own machines run it; they reach the lake only through an account's private endpoint rules.

    Otherwise machines in the environment's network do (a pro warehouse).
    """
    size: WarehouseSize
    """Size of one cluster."""
    maximum_clusters: Annotated[int, Field(ge=1, le=40)]
    """Most clusters, as queries queue up."""
    auto_stop_minutes: Annotated[int, Field(ge=5, le=120)]
    """Minutes without a query after which it stops."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if not self.serverless and self.auto_stop_minutes < 10:  # noqa: PLR2004 - as the message says
            yield Fault(
                ("auto_stop_minutes",),
                self.auto_stop_minutes,
                "too short for machines that take minutes to start; choose 10 or more",
            )


class WorkspaceRules(Section):
    """What the workspace lets people do, whatever they are granted."""

    managed: bool
    """Whether the stack assigns the groups to the workspace and pins its configuration; otherwise the administrators of
    the Databricks account do, before the first deploy.
    """
    allowed_networks: tuple[Cidr, ...]
    """Networks that may reach the workspace, the deployer's among them; empty: the network's own rules decide alone."""
    personal_token_days: Annotated[int, Field(ge=1, le=90)] | None
    """Longest life of a personal access token, for engineers alone; null: there are none, Entra's tokens do."""
    people_write: bool
    """Whether engineers may write tables and files themselves; otherwise jobs alone do."""
    landing_read_only: bool
    """Whether the workspace may only read what lands; otherwise jobs may put sample files there."""


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

    metastore: Metastore
    """Unity Catalog's metastore; a region has one."""
    spark_version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?\.x-(photon-)?scala2\.13$")]
    """Runtime key of all clusters, such as `18.x-scala2.13` for Databricks Runtime 18 LTS (Spark 4.1)."""
    node_type: NodeType
    """Virtual machine size of drivers and workers; one with a local disk (a `d` in its name), for shuffles."""
    catalog_prefix: Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9]{0,15}_)?$")]
    """Put before `ep_raw`, `ep_curated`, `ep_marts` and `ep_ai`: environments that share a metastore differ in it."""
    azure_databricks_object_id: UUID | None
    """Object id of the tenant's application AzureDatabricks, which then gets the roles that it needs on the Key Vault:
    to read secrets for the secret scope and, with customer-managed keys, to use the workspace's key.

    `az ad sp show --id 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d --query id` tells it; null: they are granted elsewhere.
    """
    groups: Groups
    """Account-level groups by role."""
    cluster_policy: ClusterPolicy
    """Bounds for clusters."""
    machine_learning: MachineLearning
    """Clusters of data scientists."""
    development: Development | None
    """Small spot clusters for engineers; null: there are none."""
    sql_warehouse: SqlWarehouse
    """The SQL warehouse."""
    workspace: WorkspaceRules
    """What the workspace lets people do."""

    def catalog(self, catalog: Catalog) -> str:
        """The name that a catalog has in this environment."""
        return f"{self.catalog_prefix}{catalog}"
