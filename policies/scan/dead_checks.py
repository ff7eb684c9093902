"""Checks of checkov's that always pass or always fail with the provider in use, and what judges in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEAD_CHECKS", "DeadCheck"]


@dataclass(frozen=True, kw_only=True)
class DeadCheck:
    """`why` it says nothing; `replaced_by`: our policy that judges instead, None where nothing is left to judge."""

    why: str
    replaced_by: str | None


DEAD_CHECKS: Mapping[str, DeadCheck] = {
    "CKV_AZURE_3": DeadCheck(
        why="It looks at `enable_https_traffic_only` of a storage account, which azurerm 4 renamed: it always passes.",
        replaced_by="minimum-tls",
    ),
    "CKV_AZURE_8": DeadCheck(
        why="It looks at the dashboard in AKS's `addon_profile`; azurerm 3 dropped the block, AKS the dashboard.",
        replaced_by=None,
    ),
    "CKV_AZURE_91": DeadCheck(
        why="It looks at `enable_non_ssl_port` of a Redis cache, which azurerm 4 renamed: it always passes.",
        replaced_by="minimum-tls",
    ),
    "CKV_AZURE_164": DeadCheck(
        why="It looks at `trust_policy_enabled` of a registry; azurerm 5 dropped it: it always fails.",
        replaced_by=None,
    ),
    "CKV_AZURE_111": DeadCheck(
        why="It looks at `soft_delete_enabled` of a key vault; soft delete can't be turned off since azurerm 3.",
        replaced_by="key-vault-protection",
    ),
}
