"""A stack around the constructs under test, synthesized to the JSON that Terraform reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from modules.bindings.azurerm.provider import AzurermProvider, AzurermProviderFeatures
from modules.bindings.cdk import App, TerraformStack
from modules.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACE = Placement(
    resource_group_name="rg-unit",
    location="australiaeast",
    tags={"ENVM": "unit"},
    log_analytics_workspace_id="log-id",
)

Resources = dict[str, dict[str, dict[str, Any]]]


def synthesize(out: Path, declare: Callable[[TerraformStack], object]) -> Resources:
    """The resources that `declare` adds to a stack, by type and logical name, without cdktf's metadata."""
    app = App(outdir=str(out))
    stack = TerraformStack(app, "unit")
    AzurermProvider(stack, "azurerm", features=[AzurermProviderFeatures()])
    declare(stack)
    app.synth()
    document = json.loads((out / "stacks/unit/cdk.tf.json").read_text())
    return {
        kind: {
            name: {argument: value for argument, value in resource.items() if argument != "//"}
            for name, resource in resources.items()
        }
        for kind, resources in document.get("resource", {}).items()
    }
