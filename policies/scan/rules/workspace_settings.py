"""A workspace's configuration closes what Databricks leaves open.

Why: by default, tokens never expire, results and notebooks can be downloaded, every node offers a terminal, and files
can be put where no grant is asked for. Admins can change all of it by hand; what is declared comes back. Where people
try things on made-up data, the account's administrators may keep the configuration instead.

Remedy: declare one `databricks_workspace_conf` with these values (`modules.workspace_rules`), and the switches that
turn the Hive metastore and DBFS off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

_CONF = "databricks_workspace_conf"
_WORKSPACE = "azurerm_databricks_workspace"
TYPES = (_CONF, _WORKSPACE)

# What an environment with a workspace must say; `workspace-switches` judges what the switches say.
_DEMANDED = (_CONF, "databricks_disable_legacy_access_setting", "databricks_disable_legacy_dbfs_setting")

_TRYING = ("dev", "local")
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


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge that a workspace is configured, and how."""
    if resource.type == _WORKSPACE:
        for kind in () if environment.kind in _TRYING else _DEMANDED:
            if not environment.of(kind):
                yield f"no {kind} is declared for it, so that Databricks' defaults hold"
        return
    if len(environment.of(_CONF)) > 1:
        yield "is one of several; which of them wins is not defined"
    for config in resource.blocks("custom_config"):
        yield from _configuration(config, _wanted(environment))
        yield from _token_settings(config, environment)


def _wanted(environment: Environment) -> dict[str, tuple[str, str]]:
    wanted = dict(_WANTED)
    if environment.kind not in _TRYING:
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
