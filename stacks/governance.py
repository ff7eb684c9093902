"""Governance `E-governance`: Unity Catalog's catalogs, schemas and volumes, who may use them, and on what compute."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import Catalog as CatalogName
from environments.settings import LakeContainer
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.databricks.cluster_policy import ClusterPolicy
from modules.bindings.databricks.secret_scope import SecretScope, SecretScopeKeyvaultMetadata
from modules.bindings.databricks.service_principal import ServicePrincipal
from modules.bindings.databricks.storage_credential import StorageCredential, StorageCredentialAzureManagedIdentity
from modules.unity_catalog import Catalog, Grant, SchemaPlan, VolumePlan
from policies import cluster
from stacks.base import EnvironmentStack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from stacks import landing_zone as lz

__all__ = ["Governance", "Outputs"]

# What a job needs to fill a schema's tables, and no more.
_WRITE_TABLES = ("USE_SCHEMA", "CREATE_TABLE", "SELECT", "MODIFY")
_WRITE_FILES = ("READ_VOLUME", "WRITE_VOLUME")


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What the slices build on: names of catalogs, paths of volumes, the policy, the scope, whom to run as."""

    raw_catalog: str
    raw_schemas: Mapping[str, str]
    raw_volumes: Mapping[str, str]
    streaming_policy_id: str
    secret_scope: str
    run_as: Mapping[str, str]


class Governance(EnvironmentStack):
    """What lives inside the workspace and belongs to no slice."""

    outputs: Outputs

    def __init__(self, scope: Construct, *, settings: Settings, landing_zone: lz.Outputs) -> None:
        super().__init__(scope, settings=settings, slice_name="governance")
        self._landing_zone = landing_zone
        self.use_workspace(host=landing_zone.workspace_host, resource_id=landing_zone.workspace_resource_id)
        run_as = {
            name: ServicePrincipal(
                self, f"{name}-principal", application_id=client_id, display_name=f"{self.node.id}-{name}"
            ).application_id
            for name, client_id in landing_zone.identity_client_ids.items()
        }
        credential = StorageCredential(
            self,
            "lake",
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "lake"),
            comment="The lake's containers, through the access connector",
            azure_managed_identity=StorageCredentialAzureManagedIdentity(
                access_connector_id=landing_zone.lake_connector_id
            ),
            owner=settings.databricks.groups.admins,
        )
        raw = self._catalog(
            CatalogName.RAW,
            LakeContainer.RAW,
            credential.name,
            comment="Bronze: what arrived, as it arrived",
            readers=[settings.databricks.groups.data_engineers],
            users=[run_as["streaming"]],
            schemas=self._raw_schemas(run_as["streaming"]),
        )
        self._catalog(
            CatalogName.CURATED,
            LakeContainer.CURATED,
            credential.name,
            comment="Silver: cleansed and conformed",
            readers=[settings.databricks.groups.data_engineers, settings.databricks.groups.ml_engineers],
        )
        self._catalog(
            CatalogName.MARTS,
            LakeContainer.MARTS,
            credential.name,
            comment="Gold: marts for reports and models",
            readers=[
                settings.databricks.groups.data_engineers,
                settings.databricks.groups.ml_engineers,
                settings.databricks.groups.analysts,
            ],
        )
        self._catalog(
            CatalogName.AI,
            LakeContainer.AI,
            credential.name,
            comment="Models, indexes, prompts and evaluations",
            readers=[settings.databricks.groups.ml_engineers, settings.databricks.groups.ai_governance],
        )
        self.outputs = Outputs(
            raw_catalog=raw.name,
            raw_schemas=raw.schemas,
            raw_volumes=raw.volumes,
            streaming_policy_id=self._streaming_policy(),
            secret_scope=self._secret_scope(),
            run_as=run_as,
        )

    def _catalog(
        self,
        name: CatalogName,
        container: LakeContainer,
        credential_name: str,
        *,
        comment: str,
        readers: Sequence[str],
        users: Sequence[str] = (),
        schemas: Mapping[str, SchemaPlan] | None = None,
    ) -> Catalog:
        return Catalog(
            self,
            container.value,
            name=self.settings.databricks.catalog(name),
            comment=comment,
            url=self._landing_zone.container_urls[container],
            credential_name=credential_name,
            owner=self.settings.databricks.groups.admins,
            grants=[
                *(Grant(principal=group, privileges=("USE_CATALOG", "USE_SCHEMA", "SELECT")) for group in readers),
                *(Grant(principal=user, privileges=("USE_CATALOG",)) for user in users),
            ],
            schemas=schemas or {},
            prevent_destroy=self.settings.protection.prevent_destroy,
        )

    def _raw_schemas(self, streaming: str) -> dict[str, SchemaPlan]:
        writes_tables = (Grant(principal=streaming, privileges=_WRITE_TABLES),)
        return {
            "streaming": SchemaPlan(
                comment="Events from Event Hubs, one table per topic",
                grants=writes_tables,
                volumes={
                    "checkpoints": VolumePlan(
                        comment="How far each stream has read",
                        grants=(Grant(principal=streaming, privileges=_WRITE_FILES),),
                    ),
                    "wheels": VolumePlan(
                        comment="Shipped code, a folder per sha256",
                        grants=(Grant(principal=streaming, privileges=("READ_VOLUME",)),),
                    ),
                },
            ),
            "quarantine": SchemaPlan(
                comment="What did not conform, with its raw bytes and reasons", grants=writes_tables
            ),
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
