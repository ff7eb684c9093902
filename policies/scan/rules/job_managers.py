"""A job or a pipeline is changed by its deployment; besides it, admins alone may.

Why: whoever may manage a job may point it at other code, which then runs with the rights of its service principal, and
the next apply changes it back unseen.

Remedy: give others CAN_VIEW or CAN_MANAGE_RUN; keep CAN_MANAGE to the group of admins and to service principals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._principals import shown
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_permissions",)

_OF_RUNNING_CODE = ("job_id", "pipeline_id")
# The workspace's own group, and by our names those of the organisation's.
_ADMINS = "admins"


def applies(resource: Resource, environment: Environment) -> bool:
    """Permissions on what runs, where others than its makers depend on it."""
    return environment.kind not in {"dev", "local"} and any(is_set(resource, name) for name in _OF_RUNNING_CODE)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge who may manage it."""
    for entry in resource.blocks("access_control"):
        if entry.value("permission_level") != "CAN_MANAGE" or is_set(entry, "service_principal_name"):
            continue
        group = entry.value("group_name")
        if group is None:
            yield f"{shown(entry, 'user_name')} may manage it"
        elif not (group == _ADMINS or group.endswith(f"-{_ADMINS}")):
            yield f"the group {group!r} may manage it"
