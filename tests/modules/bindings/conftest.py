from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modules.bindings.azurerm.provider import AzurermProvider, AzurermProviderFeatures
from modules.bindings.cdk import App, TerraformStack

Synthesized = Callable[[str], dict[str, Any]]


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(outdir=str(tmp_path))


@pytest.fixture
def stack(app: App) -> TerraformStack:
    stack = TerraformStack(app, "dev")
    AzurermProvider(stack, "azurerm", features=[AzurermProviderFeatures()])
    return stack


@pytest.fixture
def synthesized(app: App) -> Synthesized:
    """Synthesizes the app and gives the JSON of the stack of that name."""

    def synthesize(name: str) -> dict[str, Any]:
        app.synth()
        path = Path(app.outdir, "stacks", name, "cdk.tf.json")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    return synthesize


@pytest.fixture
def declared(synthesized: Synthesized) -> Callable[[str, str], dict[str, Any]]:
    """Gives the JSON of one resource of the stack `dev`, without cdktf's own metadata."""

    def declare(terraform_type: str, name: str) -> dict[str, Any]:
        found = synthesized("dev")["resource"][terraform_type][name]
        return {key: value for key, value in found.items() if key != "//"}

    return declare
