"""A check that names no argument of its resource always passes, or always fails."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from checkov.terraform.checks.resource.registry import resource_registry

from modules.bindings import azurerm
from policies.scan import SelectionError, load_gate
from policies.scan.command import WAIVERS
from policies.scan.dead_checks import DEAD_CHECKS

PREFIX = "azurerm_"
# Words that are no argument of a resource's own, or that stand in checks for something else.
OF_NAMES = "CKV_AZURE_43"
COMMON = {"self", "scope", "id", "name", "provider", "count", "lifecycle", "timeouts"}


def arguments_by_type() -> dict[str, set[str]]:
    found = {}
    for module in iter_modules(azurerm.__path__):
        for _, cls in inspect.getmembers(import_module(f"{azurerm.__name__}.{module.name}"), inspect.isclass):
            kind = getattr(cls, "TF_RESOURCE_TYPE", "")
            if kind == f"{PREFIX}{module.name}":
                found[kind] = set(inspect.signature(cls.__init__).parameters)
    return found


def named_by(check: Any) -> set[str]:
    """The words of a check's own code; what checkov's bases share names no argument."""
    own = [cls for cls in type(check).__mro__ if "base_resource" not in cls.__module__ and "checkov" in cls.__module__]
    return set(re.findall(r"[a-z][a-z0-9_]+", " ".join(inspect.getsource(cls) for cls in own)))


def test_check_that_names_no_argument_of_its_resource_is_listed_as_dead() -> None:
    types = arguments_by_type()
    assert "azurerm_storage_account" in types
    dead = {
        check.id
        for kind, arguments in types.items()
        for check in resource_registry.get_checks(kind)
        if check.id != OF_NAMES and not named_by(check) & (arguments - COMMON)
    }
    assert {"CKV_AZURE_3", "CKV_AZURE_111"} <= dead <= set(DEAD_CHECKS)


@pytest.mark.parametrize("identity", DEAD_CHECKS)
def test_dead_check_still_exists(identity: str) -> None:
    assert resource_registry.get_check_by_id(identity) is not None


def test_asking_for_a_dead_check_tells_what_judges_instead(tmp_path: Any) -> None:
    with pytest.raises(SelectionError, match="Instead: minimum-tls"):
        load_gate().scan(tmp_path, waivers=WAIVERS, only=["CKV_AZURE_3"])
