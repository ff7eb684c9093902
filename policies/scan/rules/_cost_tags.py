"""The tags by which costs are told apart."""

from __future__ import annotations

__all__ = ["COST_TAGS"]

COST_TAGS = ("COST_CENTER", "DATA_DOMAIN", "ENVM", "OWNER", "SYSTEM")
