"""Governance `E-governance`: Unity Catalog, who may use what in it, and the compute and rules of the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import AdoptedMetastore, AssignedMetastore, LakeContainer
from environments.settings import Catalog as CatalogName
from modules.bindings.databricks.service_principal import ServicePrincipal
from modules.bindings.expression import number
from modules.external_storage import ExternalStorage
from modules.metastore import assign_metastore, create_metastore
from modules.secret_scope import VaultScope
from modules.unity_catalog import Catalog
from modules.workspace_members import assign_groups
from modules.workspace_rules import WorkspaceRules
from policies import access
from stacks.base import EnvironmentStack
from stacks.parts.governance.compute import declare_policies, declare_warehouse
from stacks.parts.governance.jobs import schedule_jobs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from modules.bindings.resource import Element
    from stacks import landing_zone as lz

__all__ = ["Governance", "Outputs"]


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What the slices build on.

    `catalogs`: name by plain name (`ep_raw`); `schemas`: name by `ep_raw.streaming`; `volumes`: the `/Volumes/...` path
    by `ep_raw.jarvis.landing`; `wheels`, `checkpoints`: the path of a slice's volume, `run_as`: the application id that
    its jobs run as, each by slice; `policy_ids`: of the cluster policies `etl`, `streaming`, `ml` and, where the
    environment has it, `development`; `warehouse_id`: the SQL warehouse's.
    """

    catalogs: Mapping[str, str]
    schemas: Mapping[str, str]
    volumes: Mapping[str, str]
    wheels: Mapping[str, str]
    checkpoints: Mapping[str, str]
    policy_ids: Mapping[str, str]
    warehouse_id: str
    secret_scope: str
    run_as: Mapping[str, str]


class Governance(EnvironmentStack):
    """What lives inside the workspace and belongs to no slice."""

    outputs: Outputs

    def __init__(self, scope: Construct, *, settings: Settings, landing_zone: lz.Outputs) -> None:
        super().__init__(scope, settings=settings, slice_name="governance")
        self._landing_zone = landing_zone
        self._groups = settings.databricks.groups
        self._workspace_id = number(landing_zone.workspace_id)
        self.use_workspace(host=landing_zone.workspace_host, resource_id=landing_zone.workspace_resource_id)
        metastore = self._metastore()
        run_as = {
            name: ServicePrincipal(
                self, f"{name}-principal", application_id=client_id, display_name=f"{self.construct_path}-{name}"
            ).application_id
            for name, client_id in landing_zone.identity_client_ids.items()
        }
        rules = settings.databricks.workspace
        roles = access.Roles(
            data_engineers=self._groups.data_engineers,
            analysts=self._groups.analysts,
            ml_engineers=self._groups.ml_engineers,
            ai_governance=self._groups.ai_governance,
            jobs=run_as,
            people_write=rules.people_write,
            landing_read_only=rules.landing_read_only,
        )
        catalogs = self._catalogs(roles, metastore)
        # What most people may read.
        members = self._workspace(metastore, default_catalog=catalogs[CatalogName.MARTS].name) if rules.managed else ()
        volumes = _by_full_name({name: catalog.volumes for name, catalog in catalogs.items()})
        self.outputs = Outputs(
            catalogs={name: catalog.name for name, catalog in catalogs.items()},
            schemas=_by_full_name({name: catalog.schemas for name, catalog in catalogs.items()}),
            volumes=volumes,
            wheels={name: volumes[f"{CatalogName.RAW}.wheels.{name}"] for name in run_as},
            checkpoints={name: volumes[f"{CatalogName.RAW}.checkpoints.{name}"] for name in run_as},
            policy_ids=declare_policies(self, roles, members),
            warehouse_id=declare_warehouse(self, members, run_as=run_as),
            secret_scope=self._secret_scope(),
            run_as=run_as,
        )
        names = {name.value: settings.databricks.catalog(name) for name in CatalogName}
        schedule_jobs(self, self.outputs, granted=access.declared(roles, names=names))

    def _metastore(self) -> Sequence[Element]:
        """What makes Unity Catalog work in the workspace; nothing where Databricks assigned a metastore by itself."""
        chosen = self.settings.databricks.metastore
        if isinstance(chosen, AdoptedMetastore):
            return []
        account = self.use_account(chosen.account_id)
        metastore_id = (
            str(chosen.metastore_id)
            if isinstance(chosen, AssignedMetastore)
            else create_metastore(
                self,
                "metastore",
                account=account,
                name=chosen.name,
                region=self.settings.location.value,
                owner=self._groups.admins,
            )
        )
        assignment = assign_metastore(
            self,
            "metastore-assignment",
            account=account,
            metastore_id=metastore_id,
            workspace_id=self._workspace_id,
            prevent_destroy=self.settings.protection.prevent_destroy,
        )
        return [assignment]

    def _workspace(self, metastore: Sequence[Element], *, default_catalog: str) -> Sequence[Element]:
        """The workspace's rules, and its members, without whom nothing in it can be permitted."""
        members = assign_groups(
            self,
            admins=self._groups.admins,
            users=self._groups.model_dump(include={"data_engineers", "analysts", "ml_engineers", "ai_governance"}),
            depends_on=metastore,
        )
        rules = self.settings.databricks.workspace
        WorkspaceRules(
            self,
            "workspace",
            default_catalog=default_catalog,
            allowed_networks=rules.allowed_networks,
            token_days=rules.personal_token_days,
            token_groups=[self._groups.data_engineers, self._groups.ml_engineers],
            members=members,
        )
        return members

    def _catalogs(self, roles: access.Roles, metastore: Sequence[Element]) -> Mapping[CatalogName, Catalog]:
        prevent_destroy = self.settings.protection.prevent_destroy
        storage = ExternalStorage(
            self,
            "lake",
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "lake"),
            access_connector_id=self._landing_zone.lake_connector_id,
            container_urls=self._landing_zone.container_urls,
            read_only=[LakeContainer.LANDING] if roles.landing_read_only else [],
            owner=self._groups.admins,
            workspace_id=self._workspace_id,
            prevent_destroy=prevent_destroy,
            depends_on=metastore,
        )
        plans = access.catalogs(roles)
        return {
            name: Catalog(
                self,
                plans[name].container,
                name=self.settings.databricks.catalog(name),
                plan=plans[name],
                container_urls=storage.urls,
                owner=self._groups.admins,
                workspace_id=self._workspace_id,
                prevent_destroy=prevent_destroy,
            )
            for name in CatalogName
        }

    def _secret_scope(self) -> str:
        reader = self.settings.databricks.azure_databricks_object_id
        return VaultScope(
            self,
            "secrets",
            name="lakeform",
            vault_id=self._landing_zone.vault_id,
            vault_uri=self._landing_zone.vault_uri,
            reader_object_id=str(reader) if reader else None,
        ).name


def _by_full_name(parts: Mapping[CatalogName, Mapping[str, str]]) -> Mapping[str, str]:
    return {f"{catalog}.{part}": value for catalog, named in parts.items() for part, value in named.items()}
