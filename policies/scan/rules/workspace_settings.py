"""A workspace's settings close what Databricks leaves open.

Why: by default, tokens never expire, results and notebooks can be downloaded, every node offers a terminal, and files
can be put where no grant is asked for. Admins can change all of it by hand; what is declared comes back.

Remedy: declare one `databricks_workspace_conf` with these values, and `databricks_disable_legacy_…_setting` true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

_CONF = "databricks_workspace_conf"
# The block and the argument that each of the switches has, and what it must be.
_SWITCHES: dict[str, tuple[str, object]] = {
    "databricks_disable_legacy_access_setting": ("disable_legacy_access.value", True),
    "databricks_disable_legacy_dbfs_setting": ("disable_legacy_dbfs.value", True),
    "databricks_disable_legacy_features_setting": ("disable_legacy_features.value", True),
    "databricks_restrict_workspace_admins_setting": (
        "restrict_workspace_admins.status",
        "RESTRICT_TOKENS_AND_JOB_RUN_AS",
    ),
    "databricks_automatic_cluster_update_workspace_setting": ("automatic_cluster_update_workspace.enabled", True),
    "databricks_enhanced_security_monitoring_workspace_setting": (
        "enhanced_security_monitoring_workspace.is_enabled",
        True,
    ),
    "databricks_compliance_security_profile_workspace_setting": (
        "compliance_security_profile_workspace.is_enabled",
        True,
    ),
}
TYPES = (
    _CONF,
    "databricks_default_namespace_setting",
    "databricks_ip_access_list",
    "databricks_workspace_setting_v2",
    *_SWITCHES,
)

_LONGEST_TOKEN_DAYS = 90
# What each key must say, and what Databricks does where it is not given.
_WANTED = {
    "enableDbfsFileBrowser": ("false", "false"),
    "enableDeprecatedClusterNamedInitScripts": ("false", "false"),
    "enableDeprecatedGlobalInitScripts": ("false", "false"),
    "enableFileStoreEndpoint": ("false", "true"),
    "enableJobViewAcls": ("true", "true"),
    "enableVerboseAuditLogs": ("true", "false"),
    "enableWebTerminal": ("false", "true"),
    "enforceClusterViewAcls": ("true", "true"),
    "enforceWorkspaceViewAcls": ("true", "true"),
    "storeInteractiveNotebookResultsInCustomerAccount": ("true", "false"),
}
# Ways out for data, which people who try things on made-up data may have.
_WANTED_WHERE_DATA_IS_REAL = {
    "enableExportNotebook": ("false", "true"),
    "enableNotebookTableClipboard": ("false", "true"),
    "enableResultsDownloading": ("false", "true"),
}
_WANTED_WHERE_THE_FRONT_END_IS_PUBLIC = {"enableIpAccessLists": ("true", "false")}
_EVERYWHERE = {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0"}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the keys of a configuration, or the one value of a switch."""
    if resource.type == _CONF:
        if len(environment.of(_CONF)) > 1:
            yield "is one of several; which of them wins is not defined"
        for config in resource.blocks("custom_config"):
            yield from _configuration(config, _wanted(environment))
            yield from _token_settings(config, environment)
    elif resource.type == "databricks_workspace_setting_v2":
        if resource.value("name") == "sql_results_download" and is_on(resource, "boolean_val.value", default=True):
            yield "sql_results_download is on"
    elif resource.type == "databricks_default_namespace_setting":
        if resource.value("namespace.value") in {None, "hive_metastore"}:
            yield "names without a catalog go to the Hive metastore, past Unity Catalog"
    elif resource.type == "databricks_ip_access_list":
        yield from _addresses(resource)
    else:
        path, state = _SWITCHES[resource.type]
        found = is_on(resource, path) if state is True else resource.value(path)
        if found != state:
            yield f"{path} is {found}, not {state}"


def _wanted(environment: Environment) -> dict[str, tuple[str, str]]:
    wanted = dict(_WANTED)
    if environment.kind not in {"dev", "local"}:
        wanted |= _WANTED_WHERE_DATA_IS_REAL
    workspaces = environment.of("azurerm_databricks_workspace")
    if not workspaces or any(is_on(each, "public_network_access_enabled", default=True) for each in workspaces):
        wanted |= _WANTED_WHERE_THE_FRONT_END_IS_PUBLIC
    return wanted


def _configuration(config: Block, expected: dict[str, tuple[str, str]]) -> Iterator[str]:
    for name, (wanted, default) in expected.items():
        found = config.value(name)
        if (default if found is None else str(found).casefold()) != wanted:
            yield f"{name} is {'unset' if found is None else found}; {wanted}"


def _token_settings(config: Block, environment: Environment) -> Iterator[str]:
    if str(config.value("enableTokensConfig")).casefold() == "false":
        return
    days = config.value("maxTokenLifetimeDays")
    if days is None or not 0 < int(days) <= _LONGEST_TOKEN_DAYS:
        yield f"maxTokenLifetimeDays is {days or 'unset'}; 1 to {_LONGEST_TOKEN_DAYS}, or enableTokensConfig false"
    if not any(each.value("authorization") == "tokens" for each in environment.of("databricks_permissions")):
        yield "everybody may make tokens: no databricks_permissions says who may (authorization tokens)"


def _addresses(resource: Resource) -> Iterator[str]:
    if resource.value("list_type") != "ALLOW":
        return
    if not is_on(resource, "enabled", default=True):
        yield "is not enabled"
    if wide := sorted(_EVERYWHERE.intersection(resource.value("ip_addresses") or ())):
        yield f"allows {', '.join(wide)}: everywhere"
