"""What the rules of a Databricks cluster policy's definition let through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["allowed_values", "is_bounded"]


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


def is_bounded(rule: Mapping[str, Any] | None) -> bool:
    """Whether a number has an upper bound, or may not be set at all."""
    match rule:
        case {"type": "forbidden"} | {"type": "range", "maxValue": int()}:
            return True
        case _:
            return allowed_values(rule) is not None
