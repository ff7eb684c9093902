"""The cluster policies of an environment, and who may start clusters under each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policies.cluster.development import development
from policies.cluster.etl import etl
from policies.cluster.machine_learning import machine_learning
from policies.cluster.pipeline import pipeline
from policies.cluster.streaming import streaming

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policies.access import Roles
    from policies.cluster.rules import Bounds, Definition

__all__ = ["DevelopmentBounds", "MachineLearningBounds", "PolicyPlan", "plans"]

_MODEL_MAKERS = ("features", "training", "llm", "rag")


@dataclass(frozen=True, kw_only=True)
class MachineLearningBounds:
    """Runtimes and machines to choose from, the defaults first."""

    spark_versions: Sequence[str]
    node_type_ids: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class DevelopmentBounds:
    """Most workers, and most Databricks units an hour."""

    workers_maximum: int
    dbus_per_hour: int


@dataclass(frozen=True, kw_only=True)
class PolicyPlan:
    """A policy's definition and who may use it: groups by name, jobs by the application ids that they run as."""

    description: str
    definition: Definition
    groups: Sequence[str] = ()
    jobs: Sequence[str] = ()
    clusters_per_user: int | None = None


def plans(
    bounds: Bounds, *, learning: MachineLearningBounds, trying: DevelopmentBounds | None, roles: Roles
) -> Mapping[str, PolicyPlan]:
    """The policies by name; `development` is there only where `trying` bounds it."""
    found = {
        "etl": PolicyPlan(
            description="Transform tables: fixed runtime, bounded size, stopped when idle",
            definition=etl(bounds),
            groups=[roles.data_engineers],
            jobs=list(roles.jobs.values()),
        ),
        "pipeline": PolicyPlan(
            description="Declarative pipelines: fixed size and machines, the runtime is the pipeline's",
            definition=pipeline(bounds),
            jobs=list(roles.jobs.values()),
        ),
        "streaming": PolicyPlan(
            description="Streaming jobs: fixed size, fixed runtime, cost tags",
            definition=streaming(replace(bounds, data_domains=["streaming"])),
            jobs=[principal for name, principal in roles.jobs.items() if name == "streaming"],
        ),
        "ml": PolicyPlan(
            description="Train and try models: machine learning runtimes, machines with GPUs, a single node if enough",
            definition=machine_learning(
                bounds, spark_versions=learning.spark_versions, node_type_ids=learning.node_type_ids
            ),
            groups=[roles.ml_engineers],
            jobs=[principal for name, principal in roles.jobs.items() if name in _MODEL_MAKERS],
        ),
    }
    if trying:
        found["development"] = PolicyPlan(
            description="Try things by hand: small, spot machines, one cluster each",
            definition=development(bounds, workers_maximum=trying.workers_maximum, dbus_per_hour=trying.dbus_per_hour),
            groups=[roles.data_engineers, roles.ml_engineers],
            clusters_per_user=1,
        )
    return found
