"""What a workspace lets people do, whatever they are granted.

Secure by default: data is reached through Unity Catalog alone (no Hive metastore, no DBFS root or mounts), by clusters
that keep users apart; results are neither downloaded nor copied out, and stay in the workspace's own storage; no web
terminal; every command is in the audit log. Databricks refuses names that it does not know, so a misspelt one fails the
apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.cdk import Construct
from modules.bindings.databricks.default_namespace_setting import (
    DefaultNamespaceSetting,
    DefaultNamespaceSettingNamespace,
)
from modules.bindings.databricks.disable_legacy_access_setting import (
    DisableLegacyAccessSetting,
    DisableLegacyAccessSettingDisableLegacyAccess,
)
from modules.bindings.databricks.disable_legacy_dbfs_setting import (
    DisableLegacyDbfsSetting,
    DisableLegacyDbfsSettingDisableLegacyDbfs,
)
from modules.bindings.databricks.ip_access_list import IpAccessList
from modules.bindings.databricks.workspace_conf import WorkspaceConf
from modules.permissions import permit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.bindings.resource import Element

__all__ = ["WorkspaceRules"]

_SHORTEST_DAYS = 1


class WorkspaceRules(Construct):
    """The workspace's configuration.

    `default_catalog`: where names without a catalog are looked up. `allowed_networks`: CIDRs that may reach the
    workspace; none leaves that to the network. `token_days`: longest life of a personal access token; None: there are
    none. `token_groups`: who may have one, which Databricks lets be said once the workspace has seen a first token.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        default_catalog: str,
        allowed_networks: Sequence[str],
        token_days: int | None,
        token_groups: Sequence[str],
        members: Sequence[Element] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        configuration = WorkspaceConf(
            self,
            "configuration",
            custom_config=_switches(
                # Without a list it keeps nobody out; with it on, one that is added is in force at once.
                enableIpAccessLists=True,
                enableTokensConfig=token_days is not None,
                enableResultsDownloading=False,
                enableNotebookTableClipboard=False,
                enableExportNotebook=False,
                enableWebTerminal=False,
                enableDbfsFileBrowser=False,
                enableFileStoreEndpoint=False,
                enforceUserIsolation=True,
                enableVerboseAuditLogs=True,
                storeInteractiveNotebookResultsInCustomerAccount=True,
            )
            | {"maxTokenLifetimeDays": str(token_days or _SHORTEST_DAYS)},
        )
        if allowed_networks:
            IpAccessList(
                self,
                "allowed",
                label="lakeform",
                list_type="ALLOW",
                ip_addresses=allowed_networks,
                depends_on=[configuration],
            )
        if token_days is not None:
            permit(
                self,
                "tokens",
                authorization="tokens",
                groups={"CAN_USE": token_groups},
                depends_on=[configuration, *members],
            )
        namespace = DefaultNamespaceSetting(
            self, "default-catalog", namespace=DefaultNamespaceSettingNamespace(value=default_catalog)
        )
        DisableLegacyAccessSetting(
            self,
            "no-hive-metastore",
            disable_legacy_access=DisableLegacyAccessSettingDisableLegacyAccess(value=True),
            # Without another default catalog, names would lead into the metastore that is switched off.
            depends_on=[namespace],
        )
        DisableLegacyDbfsSetting(
            self, "no-dbfs", disable_legacy_dbfs=DisableLegacyDbfsSettingDisableLegacyDbfs(value=True)
        )


def _switches(**names: bool) -> dict[str, str]:
    # Databricks gives them back as text: anything else would be a change in every plan.
    return {name: str(on).lower() for name, on in names.items()}
