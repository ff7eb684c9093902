"""Unity Catalog securables with their one grants object each: two would revoke each other's grants.

Secure by default: a catalog is isolated, so only the workspace that it is bound to reaches it, whoever is granted what;
it keeps its tables in a container of its own; nothing that holds data is destroyed with what it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.databricks.catalog import Catalog as CatalogResource
from modules.bindings.databricks.grants import Grants, GrantsGrant
from modules.bindings.databricks.schema import Schema as SchemaResource
from modules.bindings.databricks.volume import Volume
from modules.catalog_plan import Grant
from modules.workspace_bound import bind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.catalog_plan import CatalogPlan, SchemaPlan, VolumePlan

__all__ = ["Catalog", "Grant", "grants_of"]


class Catalog(Construct):
    """A catalog as its plan has it, with its schemas and volumes. `name`: the catalog's.

    `container_urls`: the external locations' URLs by container. `schemas`: name by plan key; `volumes`: the
    `/Volumes/...` path by `schema.volume`.
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
        plan: CatalogPlan,
        container_urls: Mapping[str, str],
        owner: str,
        workspace_id: float,
        prevent_destroy: bool,
    ) -> None:
        super().__init__(scope, construct_id)
        self._owner = owner
        self._lifecycle = Lifecycle(prevent_destroy=prevent_destroy)
        self._container_urls = container_urls
        usable = plan.with_usage()
        catalog = CatalogResource(
            self,
            "catalog",
            name=name,
            comment=usable.comment,
            storage_root=container_urls[usable.container],
            isolation_mode="ISOLATED",
            owner=owner,
            # Never let a destroy take tables with it.
            force_destroy=False,
            lifecycle=self._lifecycle,
        )
        self.name = catalog.name
        bind(self, "binding", securable_type="catalog", securable_name=catalog.name, workspace_id=workspace_id)
        grants_of(self, "grants", catalog=catalog.name, grants=usable.grants)
        self.schemas = {}
        self.volumes = {}
        for schema_name, schema_plan in usable.schemas.items():
            self._schema(schema_name, schema_plan)

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
            self._volume(schema, name, volume_name, volume_plan)

    def _volume(self, schema: SchemaResource, schema_name: str, name: str, plan: VolumePlan) -> None:
        volume = Volume(
            self,
            f"{schema_name}-{name}",
            name=name,
            catalog_name=self.name,
            schema_name=schema.name,
            volume_type="EXTERNAL" if plan.container else "MANAGED",
            storage_location=f"{self._container_urls[plan.container]}/{plan.path}" if plan.container else None,
            comment=plan.comment,
            owner=self._owner,
            lifecycle=self._lifecycle,
        )
        grants_of(self, f"{schema_name}-{name}-grants", volume=volume.id, grants=plan.grants)
        self.volumes = {**self.volumes, f"{schema_name}.{name}": volume.volume_path}


def grants_of(
    scope: Construct,
    construct_id: str,
    *,
    grants: Sequence[Grant],
    metastore: str | None = None,
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
        metastore=metastore,
        catalog=catalog,
        schema=schema,
        volume=volume,
        credential=credential,
        grant=[GrantsGrant(principal=grant.principal, privileges=grant.privileges) for grant in grants],
    )
