"""A slice's folder of contracts with one contract, as a test changes it."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FILE", "SCHEMA", "changed", "write"]

FILE = "orders.v1.schema.json"
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:lakeform:shop:orders:v1",
    "x-version": "1.0",
    "title": "Order",
    "description": "An order as the shop holds it.",
    "type": "object",
    "additionalProperties": True,
    "required": ["order_id", "state"],
    "properties": {
        "order_id": {"type": "string", "pattern": "^O[0-9]+$", "description": "Natural key."},
        "state": {"type": "string", "enum": ["new", "paid", "sent"]},
        "note": {"type": ["string", "null"], "minLength": 1, "maxLength": 80},
        "email": {"type": "string", "format": "email"},
        "count": {"type": "integer", "minimum": 1, "maximum": 99},
        "ratio": {"type": "number", "exclusiveMinimum": 0},
        "amount": {"type": "number", "minimum": 0, "maximum": 999.99, "multipleOf": 0.01},
        "ordered_at": {"type": "string", "format": "date-time"},
    },
}


def changed(field: str | None = None, /, *, without: tuple[str, ...] = (), **keywords: Any) -> dict[str, Any]:
    """The contract with a field's keywords changed, or those of the record as a whole."""
    schema = deepcopy(SCHEMA)
    part = schema if field is None else schema["properties"].setdefault(field, {})
    part |= {name.replace("x_", "x-"): value for name, value in keywords.items()}
    for name in without:
        del part[name]
    return schema


def write(folder: Path, schema: Any, *, name: str = FILE) -> Path:
    """Make `shop/contracts` below the folder hold the contract; gives `shop/contracts`."""
    contracts = folder / "jobs" / "shop" / "contracts"
    contracts.mkdir(parents=True, exist_ok=True)
    text = schema if isinstance(schema, str) else json.dumps(schema)
    (contracts / name).write_text(text, encoding="utf-8")
    return contracts
