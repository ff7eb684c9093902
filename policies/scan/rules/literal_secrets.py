"""No secret is written out: not in an argument, a parameter, a variable's default or an output.

Why: synthesized JSON lies in build logs, artefacts and the state. What is written out there is known to everybody who
may read one of them, for as long as any copy lives.

Remedy: let the value refer to what makes it (`….primary_connection_string`), to a Key Vault secret, or to a secret
scope as `{{secrets/<scope>/<key>}}`. Rotate what was ever written out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from policies.scan.rules._credentials import has_reference, is_sensitive_name, leak
from policies.scan.rules._walk import arguments, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

# Arguments whose names say nothing, of types that say it all.
_VALUES = {
    "azurerm_key_vault_secret": ("value", "value_wo"),
    "databricks_secret": ("string_value",),
    "kubernetes_secret_v1": ("data", "string_data"),
}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """The secret itself is not repeated in the message."""
    for path, _, value in leaves(resource.body):
        if isinstance(value, str) and (found := leak(value)):
            yield f"{path} holds {found}"
    body = _opened(resource.body)
    for path, name, value in leaves(body):
        if _written_out(value) and (
            is_sensitive_name(name) or path.partition(".")[0] in _VALUES.get(resource.type, ())
        ):
            yield f"{path} is written out"
    yield from _pairs(body)
    default = resource.body.get("default")
    secret = resource.body.get("sensitive") is True or is_sensitive_name(resource.name)
    if resource.type == "variable" and secret and _written_out(default):
        yield "default is written out"


def _opened(value: Any) -> Any:
    """The value with every text that is a JSON or YAML document replaced by what it says, as Helm's values are."""
    if isinstance(value, Mapping):
        return {key: _opened(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_opened(each) for each in value]
    if isinstance(value, str) and (value.startswith(("{", "[")) or "\n" in value):
        try:
            document = yaml.safe_load(value)
        except yaml.YAMLError:
            return value
        return _opened(document) if isinstance(document, dict | list) else value
    return value


def _pairs(body: Any) -> Iterator[str]:
    # Environment variables and Helm values: `{name: DB_PASSWORD, value: …}`.
    for path, _, block in [("", "", body), *arguments(body)]:
        for each in block if isinstance(block, list) else [block]:
            if not isinstance(each, dict):
                continue
            label = each.get("name") or each.get("key")
            if isinstance(label, str) and is_sensitive_name(label) and _written_out(each.get("value")):
                yield f"{path}: {label} is written out"


def _written_out(value: Any) -> bool:
    if value is None or isinstance(value, bool | dict | list):
        return False
    return bool(str(value).strip()) and not has_reference(str(value))
