"""Databricks cluster policies as data: one module a policy, each a pure function of an environment's bounds."""

from __future__ import annotations

from policies.cluster.rules import Bounds, Definition
from policies.cluster.streaming import streaming

__all__ = ["Bounds", "Definition", "streaming"]
