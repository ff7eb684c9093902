"""Who may use what lives in the workspace outside Unity Catalog: the one permissions object of each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.databricks.permissions import Permissions, PermissionsAccessControl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.cdk import Construct
    from modules.bindings.resource import Element

__all__ = ["permit"]


def permit(
    scope: Construct,
    construct_id: str,
    *,
    groups: Mapping[str, Sequence[str]],
    service_principals: Mapping[str, Sequence[str]] | None = None,
    cluster_policy_id: str | None = None,
    sql_endpoint_id: str | None = None,
    alert_v2_id: str | None = None,
    workspace_file_path: str | None = None,
    authorization: str | None = None,
    depends_on: Sequence[Element] = (),
) -> Permissions | None:
    """Permit groups and service principals (application ids), by level; None when nobody is permitted anything.

    Never a person. `depends_on`: what makes the principals known to the workspace.
    """
    access = [
        *(
            PermissionsAccessControl(group_name=group, permission_level=level)
            for level, members in groups.items()
            for group in members
        ),
        *(
            PermissionsAccessControl(service_principal_name=principal, permission_level=level)
            for level, principals in (service_principals or {}).items()
            for principal in principals
        ),
    ]
    if not access:
        return None
    return Permissions(
        scope,
        construct_id,
        access_control=access,
        cluster_policy_id=cluster_policy_id,
        sql_endpoint_id=sql_endpoint_id,
        alert_v2_id=alert_v2_id,
        workspace_file_path=workspace_file_path,
        authorization=authorization,
        depends_on=depends_on or None,
    )
