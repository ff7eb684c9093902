"""A contract that has a field of every kind, for the judge's tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jobs.runtime.contracts import Contract

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ORDER", "RULES", "read"]

RULES: dict[str, Any] = {
    "order_id": {"type": "string", "pattern": "^O-[0-9]{4}$"},
    "placed_at": {"type": "string", "format": "date-time"},
    "due": {"type": ["string", "null"], "format": "date"},
    "state": {"type": ["string", "null"], "enum": ["NSW", "Ōtākou", None]},
    "items": {"type": "integer", "exclusiveMinimum": 0, "maximum": 99.5},
    "total": {"type": "number", "multipleOf": 0.01, "minimum": -100, "exclusiveMaximum": 100000, "maximum": 100000},
    "weight": {"type": "number", "minimum": 0, "maximum": 100},
    "is_gift": {"type": "boolean"},
    "note": {"type": "string", "minLength": 2, "maxLength": 5},
    "contact": {"type": "string", "format": "email", "pattern": r"\w+@"},
}
ORDER: dict[str, Any] = {
    "order_id": "O-0001",
    "placed_at": "2026-07-01T10:00:00.5+10:00",
    "due": "2026-07-09",
    "state": "Ōtākou",
    "items": 3,
    "total": 29.85,
    "weight": 0.5,
    "is_gift": False,
    "note": "crème",
    "contact": "ava@example.org",
}
"""An order that conforms."""


def read(folder: Path, *, additional: bool = False, optional: tuple[str, ...] = ("note", "contact")) -> Contract:
    """The contract, with unknown keys or without, and all fields required but these."""
    file = folder / "orders.v1.schema.json"
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": additional,
        "required": [name for name in RULES if name not in optional],
        "properties": RULES,
    }
    file.write_text(json.dumps(schema))
    return Contract.read(file)
