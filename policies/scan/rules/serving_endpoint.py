"""A model serving endpoint keeps what it was asked, limits who asks how often, and sleeps outside production.

Why: without an inference table nobody can say what the model answered, or see it drift; without a limit one caller's
loop spends the month's budget.

Remedy: `ai_gateway` with `inference_table_config.enabled`, `usage_tracking_config.enabled` and `rate_limits`; models
from Unity Catalog; `scale_to_zero_enabled` outside production.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError
from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

_ENDPOINT = "databricks_model_serving"
TYPES = (_ENDPOINT, "databricks_model_serving_provisioned_throughput")

_IN_UNITY_CATALOG = 3


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the gateway before the model, then each model."""
    if not is_on(resource, "ai_gateway.inference_table_config.enabled"):
        yield "ai_gateway.inference_table_config.enabled is not true, so that no answer is kept"
    if not is_on(resource, "ai_gateway.usage_tracking_config.enabled"):
        yield "ai_gateway.usage_tracking_config.enabled is not true, so that nobody knows whose calls cost what"
    limits = resource.blocks("ai_gateway.rate_limits")
    if not any((limit.value(name) or 0) > 0 for limit in limits for name in ("calls", "tokens")):
        yield "ai_gateway.rate_limits limits nobody"
    if resource.blocks("config.served_models"):
        yield "config.served_models serves models of the workspace's own registry; use served_entities"
    for entity in resource.blocks("config.served_entities"):
        if not entity.blocks("external_model"):
            # Throughput that is provisioned is there all the time: such endpoints have no sleep to ask for.
            sleeps = resource.type == _ENDPOINT and environment.kind != "prod"
            yield from _entity(entity, sleeps=sleeps)


def _entity(entity: Block, *, sleeps: bool) -> Iterator[str]:
    name = _entity_name(entity)
    if name is not None and name.count(".") != _IN_UNITY_CATALOG - 1:
        yield f"serves {name!r}, which is no catalog.schema.model of Unity Catalog"
    if sleeps and not is_on(entity, "scale_to_zero_enabled"):
        yield f"{name or 'an entity'}: scale_to_zero_enabled is not true, so that it bills while nobody asks"


def _entity_name(entity: Block) -> str | None:
    try:
        return str(entity.value("entity_name"))
    except UnresolvedError:
        referred = entity.target("entity_name")
        if referred is None or referred.type != "databricks_registered_model":
            raise
        return None
