"""What Databricks checks before it makes a cluster: the cluster policy's definition, rule by rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["violations"]

# Policies speak of it, but it is no attribute that a cluster's request could hold.
_CLUSTER_TYPE = "cluster_type"
_UNCHECKED = {"dbus_per_hour", "policy_id", "apply_policy_default_values"}


def violations(
    definition: Mapping[str, Mapping[str, Any]], cluster: Mapping[str, Any], *, cluster_type: str = "job"
) -> list[str]:
    """What the definition finds wrong with a cluster, a line each; none when the cluster may be made.

    `cluster` is a `new_cluster` block; `cluster_type` is job, all-purpose or dlt. A fixed value is filled in where the
    cluster leaves it out, a default where `apply_policy_default_values` says so; any other rule demands the attribute
    unless it is optional.
    """
    given = {_CLUSTER_TYPE: cluster_type} | dict(_flat(cluster))
    fill = bool(cluster.get("apply_policy_default_values"))
    found = []
    for pattern, rule in definition.items():
        kind = rule.get("type")
        if pattern in _UNCHECKED:
            continue
        if kind not in _RULES:
            found.append(f"{pattern}: the policy's rule type {kind!r} is unknown")
            continue
        names = [name for name in given if _matches(pattern, name)]
        found += [
            f"{name} is {_json(given[name])}: {problem}"
            for name in names
            if (problem := _RULES[kind](given[name], rule))
        ]
        if not names and _demanded(rule, fill=fill):
            found.append(f"{pattern} is missing: the policy demands it")
    return found


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _flat(item, f"{path}.{index}")
    elif path not in _UNCHECKED:
        yield path, value


def _matches(pattern: str, name: str) -> bool:
    # A `*` stands for one step (init_scripts.*.volumes.destination), at the end for all below (spark_conf.*).
    body = re.escape(pattern).replace(r"\*", r"[^.]+")
    if pattern.endswith("*"):
        body = body.removesuffix("[^.]+") + ".+"
    return re.fullmatch(body, name) is not None


def _demanded(rule: Mapping[str, Any], *, fill: bool) -> bool:
    limits = rule["type"] in {"allowlist", "blocklist", "range", "regex"}
    return limits and not rule.get("isOptional") and not (fill and "defaultValue" in rule)


def _fixed(value: Any, rule: Mapping[str, Any]) -> str | None:
    return None if _same(value, rule["value"]) else f"the policy fixes it to {_json(rule['value'])}"


def _forbidden(_value: Any, _rule: Mapping[str, Any]) -> str | None:
    return "the policy forbids it"


def _allowlist(value: Any, rule: Mapping[str, Any]) -> str | None:
    allowed = rule["values"]
    fits = any(_same(value, item) for item in allowed)
    return None if fits else f"the policy allows {', '.join(_json(item) for item in allowed)}"


def _blocklist(value: Any, rule: Mapping[str, Any]) -> str | None:
    return "the policy blocks this value" if any(_same(value, item) for item in rule["values"]) else None


def _regex(value: Any, rule: Mapping[str, Any]) -> str | None:
    return None if re.fullmatch(rule["pattern"], str(value)) else f"the policy wants {rule['pattern']}"


def _range(value: Any, rule: Mapping[str, Any]) -> str | None:
    low, high = rule.get("minValue"), rule.get("maxValue")
    try:
        number = float(value)
    except (TypeError, ValueError):
        return "the policy wants a number"
    if (low is None or number >= low) and (high is None or number <= high):
        return None
    return f"the policy wants {'any' if low is None else low} to {'any' if high is None else high}"


def _unlimited(_value: Any, _rule: Mapping[str, Any]) -> str | None:
    return None


_RULES: Mapping[Any, Callable[[Any, Mapping[str, Any]], str | None]] = {
    "allowlist": _allowlist,
    "blocklist": _blocklist,
    "fixed": _fixed,
    "forbidden": _forbidden,
    "range": _range,
    "regex": _regex,
    "unlimited": _unlimited,
}


def _same(value: Any, wanted: Any) -> bool:
    return _json(value) == _json(wanted)


def _json(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
