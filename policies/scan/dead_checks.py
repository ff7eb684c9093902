"""Checks of checkov's that can't fail with the provider in use, and what judges in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEAD_CHECKS", "DeadCheck"]


@dataclass(frozen=True, kw_only=True)
class DeadCheck:
    """`why` it says nothing; `replaced_by` is the id of the policy of ours that judges instead."""

    why: str
    replaced_by: str


DEAD_CHECKS: Mapping[str, DeadCheck] = {}
