"""An output or a variable that bears a secret says that it is sensitive.

Why: Terraform prints the others at the end of every apply, into logs that many may read.

Remedy: set `sensitive=True`, or hand on where the secret lies rather than the secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.synthesized.expressions import references
from policies.scan.rules._credentials import is_sensitive_name
from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from environments.synthesized.expressions import Reference
    from policies.scan.model import Environment, Resource

TYPES = ("output", "variable")

_NAMED = 2
_WHOLE = ("kube_config", "kube_config_raw", "kube_admin_config", "kube_admin_config_raw")
_VALUES = (
    ("azurerm_key_vault_secret", "value"),
    ("databricks_secret", "string_value"),
    ("databricks_token", "token_value"),
)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Goes by the names of the attributes that it refers to, and by its own."""
    if is_on(resource, "sensitive"):
        return
    if is_sensitive_name(resource.name):
        yield "it is named like a secret and is not sensitive"
    for steps in references(resource.body.get("value")):
        if _bears_secret(steps):
            yield f"it refers to {'.'.join(map(str, steps))} and is not sensitive"


def _bears_secret(steps: Reference) -> bool:
    attributes = [str(step) for step in steps[_NAMED:]]
    return any(is_sensitive_name(each) or each in _WHOLE for each in attributes) or any(
        steps[0] == kind and name in attributes for kind, name in _VALUES
    )
