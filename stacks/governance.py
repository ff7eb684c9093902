"""Governance `E-governance`: Unity Catalog's catalogs, schemas and volumes, who may use them, and on what compute."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import Catalog as CatalogName
from environments.settings import LakeContainer
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.cdk import Token
from modules.bindings.databricks.cluster_policy import ClusterPolicy
from modules.bindings.databricks.secret_scope import SecretScope, SecretScopeKeyvaultMetadata
from modules.bindings.databricks.service_principal import ServicePrincipal
from modules.external_storage import ExternalStorage
from modules.unity_catalog import Catalog
from policies import access, cluster
from stacks.base import EnvironmentStack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from stacks import landing_zone as lz

__all__ = ["Governance", "Outputs"]


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What the slices build on.

    `catalogs`: name by plain name (`ep_raw`); `schemas`: name by `ep_raw.streaming`; `volumes`: the `/Volumes/...` path
    by `ep_raw.jarvis.landing`; `wheels`, `checkpoints`: the path of a slice's volume, `run_as`: the application id that
    its jobs run as, each by slice.
    """

    catalogs: Mapping[str, str]
    schemas: Mapping[str, str]
    volumes: Mapping[str, str]
    wheels: Mapping[str, str]
    checkpoints: Mapping[str, str]
    streaming_policy_id: str
    secret_scope: str
    run_as: Mapping[str, str]


class Governance(EnvironmentStack):
    """What lives inside the workspace and belongs to no slice."""

    outputs: Outputs

    def __init__(self, scope: Construct, *, settings: Settings, landing_zone: lz.Outputs) -> None:
        super().__init__(scope, settings=settings, slice_name="governance")
        self._landing_zone = landing_zone
        self._admins = settings.databricks.groups.admins
        self._workspace_id = Token.as_number(landing_zone.workspace_id)
        self.use_workspace(host=landing_zone.workspace_host, resource_id=landing_zone.workspace_resource_id)
        run_as = {
            name: ServicePrincipal(
                self, f"{name}-principal", application_id=client_id, display_name=f"{self.node.id}-{name}"
            ).application_id
            for name, client_id in landing_zone.identity_client_ids.items()
        }
        catalogs = self._catalogs(run_as)
        volumes = {
            f"{name}.{volume}": path for name, catalog in catalogs.items() for volume, path in catalog.volumes.items()
        }
        self.outputs = Outputs(
            catalogs={name: catalog.name for name, catalog in catalogs.items()},
            schemas={
                f"{name}.{key}": schema for name, catalog in catalogs.items() for key, schema in catalog.schemas.items()
            },
            volumes=volumes,
            wheels={name: volumes[f"{CatalogName.RAW}.wheels.{name}"] for name in run_as},
            checkpoints={name: volumes[f"{CatalogName.RAW}.checkpoints.{name}"] for name in run_as},
            streaming_policy_id=self._streaming_policy(),
            secret_scope=self._secret_scope(),
            run_as=run_as,
        )

    def _catalogs(self, run_as: Mapping[str, str]) -> Mapping[str, Catalog]:
        databricks, prevent_destroy = self.settings.databricks, self.settings.protection.prevent_destroy
        storage = ExternalStorage(
            self,
            "lake",
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "lake"),
            access_connector_id=self._landing_zone.lake_connector_id,
            container_urls=self._landing_zone.container_urls,
            read_only=[LakeContainer.LANDING] if databricks.workspace.landing_read_only else [],
            owner=self._admins,
            workspace_id=self._workspace_id,
            prevent_destroy=prevent_destroy,
        )
        plans = access.catalogs(
            access.Roles(
                data_engineers=databricks.groups.data_engineers,
                analysts=databricks.groups.analysts,
                ml_engineers=databricks.groups.ml_engineers,
                ai_governance=databricks.groups.ai_governance,
                jobs=run_as,
                people_write=databricks.workspace.people_write,
                landing_read_only=databricks.workspace.landing_read_only,
            )
        )
        return {
            name: Catalog(
                self,
                plans[name].container,
                name=databricks.catalog(name),
                plan=plans[name],
                container_urls=storage.urls,
                owner=self._admins,
                workspace_id=self._workspace_id,
                prevent_destroy=prevent_destroy,
            )
            for name in CatalogName
        }

    def _streaming_policy(self) -> str:
        bounds = self.settings.databricks.cluster_policy
        return ClusterPolicy(
            self,
            "streaming-policy",
            name=f"{self.settings.environment}-streaming",
            description="Streaming jobs: fixed size, fixed runtime, cost tags",
            definition=json.dumps(
                cluster.streaming(
                    cluster.Bounds(
                        spark_version=self.settings.databricks.spark_version,
                        node_type_id=self.settings.databricks.node_type,
                        workers_minimum=bounds.workers.minimum,
                        workers_maximum=bounds.workers.maximum,
                        workers_default=bounds.workers.default,
                        availability=bounds.availability.value,
                        tags=self.settings.resource_tags(data_domain="streaming"),
                    )
                ),
                sort_keys=True,
            ),
        ).id

    def _secret_scope(self) -> str:
        """A scope that reads the Key Vault; Databricks' own application needs the role for it."""
        reader = self.settings.databricks.azure_databricks_object_id
        role = (
            RoleAssignment(
                self,
                "scope-reads-vault",
                scope=self._landing_zone.vault_id,
                role_definition_name="Key Vault Secrets User",
                principal_id=str(reader),
                principal_type="ServicePrincipal",
            )
            if reader
            else None
        )
        return SecretScope(
            self,
            "secrets",
            name="lakeform",
            keyvault_metadata=SecretScopeKeyvaultMetadata(
                resource_id=self._landing_zone.vault_id, dns_name=self._landing_zone.vault_uri
            ),
            depends_on=[role] if role else None,
        ).name
