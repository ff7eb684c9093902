"""Unity Catalog's grants: written down, not enforced. On this machine its owner may do everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from environments.local.engines.engine import RECORDED, Engine

if TYPE_CHECKING:
    from environments.local.world import Declared, World

__all__ = ["ENGINES"]

_SECURABLES = ("catalog", "schema", "volume")


def _grants(declared: Declared, world: World) -> dict[str, Any]:
    for securable in _SECURABLES:
        if name := declared.arguments.get(securable):
            given = declared.arguments.get("grant") or []
            world.grants.append(
                {
                    "securable": securable,
                    "name": name,
                    "privileges": {entry["principal"]: sorted(entry["privileges"]) for entry in given},
                }
            )
    return {"id": f"local/grants/{declared.address.name}"}


ENGINES = {"databricks_grants": Engine(RECORDED, _grants)}
"""Engines by Terraform resource type."""
