"""The rules that a cluster policy is made of, in Databricks' policy definition language.

learn.microsoft.com/azure/databricks/admin/clusters/policy-definition
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Bounds",
    "Definition",
    "Limits",
    "Rule",
    "allowed",
    "bounded",
    "fixed",
    "forbidden",
    "guarded",
    "ranged",
    "up_to",
]

Rule = dict[str, Any]
Definition = dict[str, Rule]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Least, most, and what holds where nothing is chosen."""

    minimum: int
    maximum: int
    default: int


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What an environment sets for all its clusters.

    `availability`: on demand or spot. `tags` are fixed; `cost_center` is fixed too, under the name that cluster costs
    are reported by. `data_domains`: whose data a cluster may work on, the default first.
    """

    spark_version: str
    node_type_id: str
    workers: Limits
    autotermination_minutes: Limits
    availability: str
    tags: Mapping[str, str]
    cost_center: str
    data_domains: Sequence[str]


def fixed(value: str | bool | int) -> Rule:  # noqa: FBT001 - the value is the rule
    """The attribute has this value, whatever is asked for."""
    return {"type": "fixed", "value": value}


def ranged(limits: Limits) -> Rule:
    """The attribute lies within the limits, inclusive; the default is filled in."""
    return {
        "type": "range",
        "minValue": limits.minimum,
        "maxValue": limits.maximum,
        "defaultValue": limits.default,
    }


def up_to(maximum: int) -> Rule:
    """The attribute, which Databricks computes, is no more than this."""
    return {"type": "range", "maxValue": maximum}


def allowed(values: Sequence[str], *, optional: bool = False) -> Rule:
    """The attribute is one of the values; the first is filled in, unless it may be left out."""
    if optional:
        return {"type": "allowlist", "values": list(values), "isOptional": True}
    return {"type": "allowlist", "values": list(values), "defaultValue": values[0]}


def forbidden() -> Rule:
    """The attribute may not be set."""
    return {"type": "forbidden"}


def guarded(bounds: Bounds) -> Definition:
    """What every cluster of jobs and people keeps: one user's data access, and what `bounded` bounds."""
    return {"data_security_mode": fixed("SINGLE_USER"), **bounded(bounds)}


def bounded(bounds: Bounds) -> Definition:
    """What every cluster keeps: encrypted disks, machines by their type, the tags of its cost.

    A pool would bring machines of another type, autoscaling a number of workers that the policy does not bound.
    """
    domains = bounds.data_domains
    return {
        "enable_local_disk_encryption": fixed(value=True),
        "azure_attributes.availability": fixed(bounds.availability),
        "instance_pool_id": forbidden(),
        "driver_instance_pool_id": forbidden(),
        "autoscale.min_workers": forbidden(),
        "autoscale.max_workers": forbidden(),
        **{f"custom_tags.{name}": fixed(value) for name, value in bounds.tags.items()},
        "custom_tags.UDP_BU_DB_COST": fixed(bounds.cost_center),
        "custom_tags.DATA_DOMAIN": fixed(domains[0]) if len(domains) == 1 else allowed(domains),
    }
