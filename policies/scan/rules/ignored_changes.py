"""No resource ignores all changes made outside Terraform, or those of a security setting.

Why: with `ignore_changes = all` the code stops saying what exists: whatever this gate reads there may have been
changed in the portal, for good and unseen.

Remedy: name the single arguments that something else rightly owns, such as an autoscaled `node_count`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

_GUARDED = re.compile(
    r"public_network|network_(?:acls?|rules?|rule_?sets?)|security_rule|local_auth|local_account|shared_access_key|admin_enabled"
    r"|tls|https|purge_protection|soft_delete|retention|rbac|encryption|customer_managed_key|lock_level|permissions|grant"
)


def applies(resource: Resource, environment: Environment) -> bool:
    """Whatever says something of its lifecycle."""
    return "lifecycle" in resource.body


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Terraform takes `all` as text or, from cdktf, in a list."""
    for lifecycle in resource.blocks("lifecycle"):
        ignored = lifecycle.value("ignore_changes")
        if ignored is None:
            continue
        names = [str(name).strip() for name in (ignored if isinstance(ignored, list) else [ignored])]
        for name in names:
            if name.lower() in ("all", "*"):
                yield f"lifecycle.ignore_changes is {ignored!r}: it ignores everything"
            elif _GUARDED.search(name):
                yield f"lifecycle.ignore_changes hides {name!r}, which this gate judges"
