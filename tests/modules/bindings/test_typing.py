"""What mypy says of code that uses the bindings."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from mypy import api

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.storage_account import StorageAccount, StorageAccountNetworkRules
from modules.bindings.cdk import Construct


def declare(stack: Construct) -> None:
    group = ResourceGroup(stack, "group", name="rg", location="australiaeast")
"""
WRONG = {
    'ResourceGroup(stack, "g", name="rg")': "call-arg",
    'ResourceGroup(stack, "g", nme="rg", name="rg", location="australiaeast")': "call-arg",
    'ResourceGroup(stack, "g", name=7, location="australiaeast")': "arg-type",
    'ResourceGroup(stack, "g", name="rg", location="australiaeast", tags={"a": 1})': "dict-item",
    'ResourceGroup(stack, "g", "rg", location="australiaeast")': "call-arg",
    'StorageAccountNetworkRules(default_action="Deny", bypass=3)': "arg-type",
    'StorageAccountNetworkRules(default_action="Deny").bypass = []': "misc",
    "group.nme": "attr-defined",
    "number: int = group.name": "assignment",
    'group.name = "other"': "assignment",
}


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The kind of each error, by the line that it is about."""
    folder: Path = tmp_path_factory.mktemp("typing")
    source = HEADER + textwrap.indent("\n".join(WRONG), "    ") + "\n"
    snippet = folder / "snippet.py"
    snippet.write_text(source)
    out, err, _ = api.run(["--strict", "--no-pretty", "--cache-dir", str(folder / "cache"), str(snippet)])
    assert not err
    lines = source.splitlines()
    found = (line for line in out.splitlines() if ": error: " in line)
    return {lines[int(line.split(":")[1]) - 1].strip(): line.rpartition("[")[2].rstrip("]") for line in found}


@pytest.mark.parametrize(("line", "kind"), WRONG.items())
def test_mypy_refuses(errors: dict[str, str], line: str, kind: str) -> None:
    assert errors.get(line) == kind


def test_mypy_accepts_the_rest(errors: dict[str, str]) -> None:
    assert errors.keys() == WRONG.keys()
