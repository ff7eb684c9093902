from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from modules.bindings import azurerm
from policies.scan.rules.tags import UNTAGGABLE

BINDINGS = sorted(
    path.stem
    for path in Path(str(azurerm.__file__)).parent.glob("*.py")
    if not path.stem.startswith(("_", "data_")) and path.stem != "provider"
)


@pytest.mark.parametrize("name", BINDINGS)
def test_type_is_untaggable_when_its_binding_takes_no_tags(name: str) -> None:
    module = import_module(f"{azurerm.__name__}.{name}")
    resource = getattr(module, "".join(part.title() for part in name.split("_")))
    takes_tags = "tags" in inspect.signature(resource.__init__).parameters
    assert takes_tags == (f"azurerm_{name}" not in UNTAGGABLE)
