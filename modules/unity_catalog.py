"""Unity Catalog securables with their one grants object each: two would revoke each other's grants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.databricks.catalog import Catalog as CatalogResource
from modules.bindings.databricks.external_location import ExternalLocation
from modules.bindings.databricks.grants import Grants, GrantsGrant
from modules.bindings.databricks.schema import Schema as SchemaResource
from modules.bindings.databricks.volume import Volume

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Catalog", "Grant", "SchemaPlan", "VolumePlan", "grants_of"]


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Privileges for a group, or for a service principal by its application id; never for a person."""

    principal: str
    privileges: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class VolumePlan:
    """A managed volume and who may read or write its files."""

    comment: str
    grants: Sequence[Grant] = ()


@dataclass(frozen=True, kw_only=True)
class SchemaPlan:
    """A schema, who may use it, and its volumes by name."""

    comment: str
    grants: Sequence[Grant] = ()
    volumes: Mapping[str, VolumePlan] = field(default_factory=dict)


class Catalog(Construct):
    """A catalog over one container of the lake, with its schemas and volumes. `name`: the catalog's.

    `schemas`: name by plan key; `volumes`: the `/Volumes/...` path by `schema/volume`.
    """

    name: str
    schemas: Mapping[str, str]
    volumes: Mapping[str, str]

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        comment: str,
        url: str,
        credential_name: str,
        owner: str,
        grants: Sequence[Grant],
        schemas: Mapping[str, SchemaPlan],
        prevent_destroy: bool,
    ) -> None:
        super().__init__(scope, construct_id)
        self._owner = owner
        self._lifecycle = Lifecycle(prevent_destroy=prevent_destroy)
        location = ExternalLocation(
            self,
            "location",
            name=name,
            url=url,
            credential_name=credential_name,
            comment=f"Managed storage of {name}",
            owner=owner,
            lifecycle=self._lifecycle,
        )
        catalog = CatalogResource(
            self,
            "catalog",
            name=name,
            comment=comment,
            storage_root=location.url,
            isolation_mode="ISOLATED",
            owner=owner,
            # Never let a destroy take tables with it.
            force_destroy=False,
            lifecycle=self._lifecycle,
        )
        self.name = catalog.name
        grants_of(self, "grants", catalog=catalog.name, grants=grants)
        self.schemas = {}
        self.volumes = {}
        for schema_name, plan in schemas.items():
            self._schema(schema_name, plan)

    def _schema(self, name: str, plan: SchemaPlan) -> None:
        schema = SchemaResource(
            self,
            name,
            name=name,
            catalog_name=self.name,
            comment=plan.comment,
            owner=self._owner,
            force_destroy=False,
            lifecycle=self._lifecycle,
        )
        grants_of(self, f"{name}-grants", schema=schema.id, grants=plan.grants)
        self.schemas = {**self.schemas, name: schema.name}
        for volume_name, volume_plan in plan.volumes.items():
            volume = Volume(
                self,
                f"{name}-{volume_name}",
                name=volume_name,
                catalog_name=self.name,
                schema_name=schema.name,
                volume_type="MANAGED",
                comment=volume_plan.comment,
                owner=self._owner,
                lifecycle=self._lifecycle,
            )
            grants_of(self, f"{name}-{volume_name}-grants", volume=volume.id, grants=volume_plan.grants)
            self.volumes = {**self.volumes, f"{name}/{volume_name}": volume.volume_path}


def grants_of(
    scope: Construct,
    construct_id: str,
    *,
    grants: Sequence[Grant],
    catalog: str | None = None,
    schema: str | None = None,
    volume: str | None = None,
    credential: str | None = None,
) -> Grants | None:
    """The one grants object of a securable; None when nobody is granted anything."""
    if not grants:
        return None
    return Grants(
        scope,
        construct_id,
        catalog=catalog,
        schema=schema,
        volume=volume,
        credential=credential,
        grant=[GrantsGrant(principal=grant.principal, privileges=grant.privileges) for grant in grants],
    )
