"""A key vault authorises by Entra roles alone and keeps what was deleted, in test and prod beyond anybody's purge.

Why: access policies grant a vault whole and outside of every role review. A purged secret, and still more a purged
key, is gone with all that it encrypts.

Remedy: set `rbac_authorization_enabled` and, but in dev and local, `purge_protection_enabled` to true; keep deleted
secrets 90 days in prod, 7 elsewhere; assign roles on the vault instead of access policies.

`dev` and `local` may go without purge protection, so that a vault can be made anew under its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import Off, On, is_on, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_ACCESS_POLICY = "azurerm_key_vault_access_policy"

TYPES = ("azurerm_key_vault", _ACCESS_POLICY)

_FLOOR_DAYS = {"prod": 90}
_LEAST_DAYS = 7
_DEFAULT_DAYS = 90
_LAX = ("local", "dev")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """An access policy fails by being there, inside the vault or beside it."""
    if resource.type == _ACCESS_POLICY:
        yield "it is an access policy"
        return
    yield from wrong_switches(
        resource,
        On("rbac_authorization_enabled"),
        *(
            Off(f"enabled_for_{purpose}", absent_passes=True)
            for purpose in ("deployment", "disk_encryption", "template_deployment")
        ),
    )
    if resource.blocks("access_policy"):
        yield "access_policy: roles alone may grant access"
    if environment.kind not in _LAX and not is_on(resource, "purge_protection_enabled"):
        yield "purge_protection_enabled is not true"
    days, floor = resource.value("soft_delete_retention_days"), _FLOOR_DAYS.get(environment.kind, _LEAST_DAYS)
    if (_DEFAULT_DAYS if days is None else int(days)) < floor:
        yield f"soft_delete_retention_days is {days}, less than {floor}"
