"""Where a module's resources go and what they are labelled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Placement"]


@dataclass(frozen=True, kw_only=True)
class Placement:
    """The resource group, the Azure region, the tags, and the Log Analytics workspace that diagnostics go to."""

    resource_group_name: str
    location: str
    tags: Mapping[str, str]
    log_analytics_workspace_id: str
