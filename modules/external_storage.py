"""The lake's containers as Unity Catalog sees them.

Secure by default: one storage credential without a secret, isolated locations that only this workspace reaches, no
fall-back to a cluster's own credentials, no grants: who may read which path is said of catalogs and volumes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.databricks.external_location import ExternalLocation
from modules.bindings.databricks.storage_credential import StorageCredential, StorageCredentialAzureManagedIdentity
from modules.workspace_bound import bind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from modules.bindings.resource import Element

__all__ = ["ExternalStorage"]


class ExternalStorage(Construct):
    """A storage credential and an external location per container. `urls`: the locations' URLs by container."""

    urls: Mapping[str, str]

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        access_connector_id: str,
        container_urls: Mapping[str, str],
        read_only: Collection[str],
        owner: str,
        workspace_id: float,
        prevent_destroy: bool,
        depends_on: Sequence[Element] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        self._lifecycle = Lifecycle(prevent_destroy=prevent_destroy)
        self._owner = owner
        self._workspace_id = workspace_id
        credential = StorageCredential(
            self,
            "credential",
            name=name,
            comment="The lake's containers, through the access connector",
            azure_managed_identity=StorageCredentialAzureManagedIdentity(access_connector_id=access_connector_id),
            isolation_mode="ISOLATION_MODE_ISOLATED",
            owner=owner,
            depends_on=depends_on or None,
        )
        bind(
            self,
            "credential-binding",
            securable_type="storage_credential",
            securable_name=credential.name,
            workspace_id=workspace_id,
        )
        self.urls = {
            container: self._location(container, f"{name}-{container}", url, credential, container in read_only)
            for container, url in container_urls.items()
        }

    def _location(self, container: str, name: str, url: str, credential: StorageCredential, read_only: bool) -> str:  # noqa: FBT001
        location = ExternalLocation(
            self,
            container,
            name=name,
            url=url,
            credential_name=credential.name,
            comment=f"The lake's container {container}",
            isolation_mode="ISOLATION_MODE_ISOLATED",
            read_only=read_only,
            fallback=False,
            # Managed file events need a queue that Databricks reaches; the lake's account has no public endpoint.
            enable_file_events=False,
            owner=self._owner,
            lifecycle=self._lifecycle,
        )
        bind(
            self,
            f"{container}-binding",
            securable_type="external_location",
            securable_name=location.name,
            workspace_id=self._workspace_id,
        )
        return location.url
