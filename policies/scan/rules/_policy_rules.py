"""What the rules of a Databricks cluster policy's definition let through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["allowed_values", "upper_bound"]


def allowed_values(rule: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """The values that an attribute may have; None where the rule leaves it open or to Databricks."""
    match rule:
        case {"type": "fixed", "value": value}:
            return (value,)
        case {"type": "allowlist", "isOptional": True}:
            return None
        case {"type": "allowlist", "values": [_, *_] as values}:
            return tuple(values)
        case _:
            return None


def upper_bound(rule: Mapping[str, Any] | None) -> float | None:
    """The most that a number may be, 0 where it may not be set; None where the rule leaves it open."""
    match rule:
        case {"type": "forbidden"}:
            return 0
        case {"type": "range", "maxValue": int() | float() as most}:
            return most
        case _:
            values = allowed_values(rule)
            return max(map(float, values)) if values else None
