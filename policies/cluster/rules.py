"""The rules that a cluster policy is made of, in Databricks' policy definition language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Bounds", "Definition", "Rule", "fixed", "forbidden", "ranged"]

Rule = dict[str, Any]
Definition = dict[str, Rule]


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What an environment sets: the runtime, the machine, how many workers, on demand or spot, and the cost tags."""

    spark_version: str
    node_type_id: str
    workers_minimum: int
    workers_maximum: int
    workers_default: int
    availability: str
    tags: Mapping[str, str]


def fixed(value: str | bool) -> Rule:  # noqa: FBT001 - the value is the rule
    """The attribute has this value, whatever is asked for."""
    return {"type": "fixed", "value": value}


def ranged(minimum: int, maximum: int, *, default: int) -> Rule:
    """The attribute lies between the two, inclusive; the default is filled in."""
    return {"type": "range", "minValue": minimum, "maxValue": maximum, "defaultValue": default}


def forbidden() -> Rule:
    """The attribute may not be set."""
    return {"type": "forbidden"}
