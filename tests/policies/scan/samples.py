"""Small synthesized stacks for the gate's tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policies.scan.model import Environment
from policies.scan.stacks import parts_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ACCOUNT", "NO_WAIVERS", "account_stack", "environment_of", "write_stacks"]

# What checkov's checks of one storage account ask for, those of the graph and of the replication aside.
ACCOUNT: dict[str, Any] = {
    "name": "stlake",
    "account_replication_type": "GZRS",
    "min_tls_version": "TLS1_2",
    "allow_nested_items_to_be_public": False,
    "public_network_access_enabled": False,
}
NO_WAIVERS = "[]"


def account_stack(stack: str = "dev", **arguments: Any) -> dict[str, Any]:
    """A stack with one storage account, whose construct path is `<stack>/lake`."""
    body = {"//": {"metadata": {"path": f"{stack}/lake"}}, **ACCOUNT, **arguments}
    return {"resource": {"azurerm_storage_account": {"lake": body}}}


def environment_of(**documents: dict[str, Any]) -> Environment:
    """The environment of stacks given by name; an underscore stands for a dash."""
    named = {name.replace("_", "-"): document for name, document in documents.items()}
    return Environment(next(iter(named)).partition("-")[0], [p for n, d in named.items() for p in parts_of(n, d)])


def write_stacks(folder: Path, **documents: Any) -> Path:
    """Write stacks as `cdktf synth` does; a document that is text is written as it is."""
    for name, document in documents.items():
        path = folder / "stacks" / name.replace("_", "-") / "cdk.tf.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document if isinstance(document, str) else json.dumps(document, indent=2))
    return folder
