"""Our own policies: modules of `policies.scan.rules`, whose docstrings say what they demand, why, and the remedy."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from policies.scan import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from policies.scan.model import Environment, Resource

__all__ = ["Description", "Policy", "PolicyError", "load_policies", "policy_from"]

_SECTIONS = ("Why", "Remedy")


class PolicyError(ValueError):
    """A policy can't be loaded, so the gate can't judge by it; the message names the module and what it lacks."""


@dataclass(frozen=True, kw_only=True)
class Description:
    """What a policy demands, why, and how a resource comes to meet it."""

    id: str
    demand: str
    why: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class Policy(Description):
    """What resources of `types` (`*`: all) are held to. `judge` yields what is wrong; `applies` narrows the types."""

    types: tuple[str, ...]
    applies: Callable[[Resource, Environment], bool]
    judge: Callable[[Resource, Environment], Iterator[str]]
    fixtures: Path


def load_policies() -> Sequence[Policy]:
    """Every policy of `policies.scan.rules`, in the order of their ids.

    Raises:
        PolicyError: one can't be imported or lacks a part.
    """
    names = sorted(module.name for module in iter_modules(rules.__path__) if not module.name.startswith("_"))
    return tuple(_load(name) for name in names)


def policy_from(module: ModuleType) -> Policy:
    """The policy that a module declares.

    Raises:
        PolicyError: it lacks a part; the message says which and how to write it.
    """
    name = module.__name__.rpartition(".")[2]
    demand, sections = _documentation(module)
    for section in _SECTIONS:
        if not sections.get(section):
            raise PolicyError(f"{name}: its docstring has no paragraph `{section}: …`")
    types = getattr(module, "TYPES", None)
    if not (isinstance(types, tuple) and types and all(isinstance(each, str) for each in types)):
        raise PolicyError(f"{name}: TYPES is {types!r}; name the resource types it judges: a tuple of text")
    judge = getattr(module, "judge", None)
    if not inspect.isgeneratorfunction(judge):
        raise PolicyError(f"{name}: judge(resource, environment) is not there or is no generator; yield what is wrong")
    return Policy(
        id=name.replace("_", "-"),
        demand=demand,
        why=sections["Why"],
        remedy=sections["Remedy"],
        types=types,
        applies=getattr(module, "applies", _always),
        judge=judge,
        fixtures=Path(str(module.__file__)).with_suffix(".yaml"),
    )


def _load(name: str) -> Policy:
    try:
        module = import_module(f"{rules.__name__}.{name}")
    except Exception as error:
        # Whatever a module raises while it loads, the answer is the same: the gate must not run without it.
        raise PolicyError(f"{name}: can't be loaded: {type(error).__name__}: {error}") from error
    return policy_from(module)


def _documentation(module: ModuleType) -> tuple[str, dict[str, str]]:
    demand, *paragraphs = re.split(r"\n\s*\n", inspect.getdoc(module) or "")
    if not demand:
        raise PolicyError(f"{module.__name__.rpartition('.')[2]}: has no docstring that says what it demands")
    sections: dict[str, str] = {}
    for paragraph in paragraphs:
        title, colon, text = paragraph.partition(":")
        if colon and title in _SECTIONS:
            sections[title] = " ".join(text.split())
    return " ".join(demand.split()), sections


def _always(_resource: Resource, _environment: Environment) -> bool:
    return True
