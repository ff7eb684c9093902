"""The committed modules: that each imports alone, and that every one of its types can be checked."""

from __future__ import annotations

import ast
import importlib
import inspect
from typing import TYPE_CHECKING

import pytest

from modules.bindings.block import Block
from modules.bindings.generate.__main__ import BINDINGS
from modules.bindings.resource import DataSource, Provider, Resource
from modules.bindings.signature import signature_of

if TYPE_CHECKING:
    from pathlib import Path

MODULES = [
    path
    for provider in ("azurerm", "databricks")
    for path in sorted((BINDINGS / provider).glob("*.py"))
    if path.stem != "__init__"
]
SHARED = {"attributes", "block", "cdk", "expression", "resource"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_generated_module_imports_no_other_type(path: Path) -> None:
    imported = {node.module or "" for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)}
    project = {name for name in imported if name.startswith("modules.")}
    assert project <= {f"modules.bindings.{name}" for name in SHARED}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_generated_classes_can_be_checked(path: Path) -> None:
    module = importlib.import_module(f"modules.bindings.{path.parent.name}.{path.stem}")
    classes = [each for name in module.__all__ if inspect.isclass(each := getattr(module, name))]
    constructs = [each for each in classes if issubclass(each, Resource | DataSource | Provider)]
    assert len(constructs) == 1
    assert len(classes) == len(module.__all__)
    for each in classes:
        assert issubclass(each, Block) or each in constructs
        signature = signature_of(each if issubclass(each, Block) else vars(each)["__init__"])
        assert signature.required <= signature.annotations.keys()
