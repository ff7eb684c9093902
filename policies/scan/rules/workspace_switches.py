"""A workspace's switches stand on the safe side.

Why: with the Hive metastore or DBFS on, data is read past Unity Catalog's grants; an allow list of every address allows
everybody. A switch that is declared the wrong way is put back the wrong way at every apply.

Remedy: turn the switch named in the message; list the addresses of the offices and agents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

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
_NAMESPACE = "databricks_default_namespace_setting"
_ADDRESSES = "databricks_ip_access_list"
_NAMED = "databricks_workspace_setting_v2"
TYPES = (_ADDRESSES, _NAMED, _NAMESPACE, *_SWITCHES)

_EVERYWHERE = {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0"}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the one value that each of them has."""
    if resource.type == _NAMED:
        if resource.value("name") == "sql_results_download" and is_on(resource, "boolean_val.value", default=True):
            yield "sql_results_download is on"
    elif resource.type == _NAMESPACE:
        if resource.value("namespace.value") in {None, "hive_metastore"}:
            yield "names without a catalog go to the Hive metastore, past Unity Catalog"
    elif resource.type == _ADDRESSES:
        yield from _addresses(resource)
    else:
        path, state = _SWITCHES[resource.type]
        found = is_on(resource, path) if state is True else resource.value(path)
        if found != state:
            yield f"{path} is {found}, not {state}"


def _addresses(resource: Resource) -> Iterator[str]:
    if resource.value("list_type") != "ALLOW":
        return
    if not is_on(resource, "enabled", default=True):
        yield "is not enabled"
    if wide := sorted(_EVERYWHERE.intersection(resource.value("ip_addresses") or ())):
        yield f"allows {', '.join(wide)}: everywhere"
