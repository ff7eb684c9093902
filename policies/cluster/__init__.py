"""Databricks cluster policies as data: one module a policy, each a pure function of an environment's bounds."""

from __future__ import annotations

from policies.cluster.plans import DevelopmentBounds, MachineLearningBounds, PolicyPlan, plans
from policies.cluster.rules import Bounds, Definition, Limits

__all__ = ["Bounds", "Definition", "DevelopmentBounds", "Limits", "MachineLearningBounds", "PolicyPlan", "plans"]
