from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from environments.settings import (
    ENVIRONMENTS,
    load,
    load_all,
)
from environments.settings.guardrails import GUARDRAILS, Guardrail
from tests.environments.settings.files import only_problem, problems_in, replace, set_field

if TYPE_CHECKING:
    from pathlib import Path

_BREAKS: dict[tuple[str, ...], Any] = {
    ("lake", "replication"): "LRS",
    ("lake", "soft_delete_days"): 29,
    ("state", "replication"): "LRS",
    ("state", "soft_delete_days"): 29,
    ("key_vault", "purge_protection"): False,
    ("key_vault", "soft_delete_retention_days"): 89,
    ("key_vault", "customer_managed_keys"): None,
    ("log_analytics", "retention_days"): 89,
    ("container_registry", "zone_redundant"): False,
    ("kubernetes", "tier"): "Free",
    ("protection", "delete_locks"): False,
    ("protection", "prevent_destroy"): False,
    ("streaming", "replay"): {},
    ("lakehouse", "refresh", "schedule"): None,
    ("lakehouse", "kpis", "minimum_pass_percent"): 98.9,
    ("lakehouse", "kpis", "maximum_freshness_minutes"): 121,
    ("lakehouse", "kpis", "maximum_stream_freshness_seconds"): 301,
    ("streaming", "event_hubs", "retention_days"): 6,
    ("databricks", "cluster_policy", "availability"): "SPOT_WITH_FALLBACK_AZURE",
    ("databricks", "development"): {"workers_maximum": 1, "dbus_per_hour": 2},
    ("databricks", "workspace", "managed"): False,
    ("databricks", "workspace", "personal_token_days"): 7,
    ("governance", "maintenance", "retention_days"): 29,
    **{("governance", job, "schedule"): None for job in ("protect", "audit", "maintenance", "backup", "drill")},
    ("databricks", "workspace", "people_write"): True,
    ("databricks", "workspace", "landing_read_only"): False,
}
_BREAKS_BY_ENVIRONMENT: dict[tuple[str, tuple[str, ...]], Any] = {
    ("local", ("databricks", "catalog_prefix")): "x_",
    ("prod", ("databricks", "catalog_prefix")): "x_",
    ("dev", ("databricks", "catalog_prefix")): "",
    ("test", ("databricks", "catalog_prefix")): "",
    ("local", ("streaming", "event_hubs", "authentication")): "entra",
    ("local", ("streaming", "ingest", "trigger")): "continuous",
    ("local", ("state", "backend")): "azurerm",
}


def _breaking(environment: str, field: tuple[str, ...]) -> Any:
    cloud = {("streaming", "event_hubs", "authentication"): "connection_string", ("state", "backend"): "local"}
    value = _BREAKS_BY_ENVIRONMENT.get((environment, field), _BREAKS.get(field, cloud.get(field, ...)))
    assert value is not ..., f"give {field} a value that breaks its rule in {environment}"
    return value


@pytest.mark.parametrize(
    ("guardrail", "environment"),
    [(guardrail, environment) for guardrail in GUARDRAILS for environment in sorted(guardrail.environments)],
    ids=lambda value: ".".join(value.field) if isinstance(value, Guardrail) else str(value),
)
def test_guardrail_holds_in_each_of_its_environments(root: Path, guardrail: Guardrail, environment: str) -> None:
    set_field(root, environment, guardrail.field, _breaking(environment, guardrail.field))
    told = [(problem.field, problem.message) for problem in problems_in(root, environment)]
    assert (".".join(guardrail.field), guardrail.message) in told
    assert ";" in guardrail.message


def test_spot_machines_are_for_dev_alone(root: Path) -> None:
    assert load("dev", root).databricks.cluster_policy.availability == "SPOT_WITH_FALLBACK_AZURE"


def test_environments_that_share_a_metastore_need_different_catalogs(root: Path) -> None:
    replace(root, "test", ('catalog_prefix: "test_"', 'catalog_prefix: "dev_"'))
    (problem,) = problems_in(root)
    assert problem.field == "databricks.catalog_prefix"
    assert problem.message == "taken by dev, which shares the region's metastore; choose another"


def test_environments_of_different_regions_may_share_catalog_names(root: Path) -> None:
    replace(
        root, "test", ('catalog_prefix: "test_"', 'catalog_prefix: "dev_"'), ("australiaeast", "australiasoutheast")
    )
    assert len(load_all(root=root)) == len(ENVIRONMENTS)


def test_region_has_one_metastore(root: Path) -> None:
    created = {"mode": "create", "account_id": str(UUID(int=1)), "name": "metastore-australiaeast"}
    for environment in ("dev", "prod"):
        set_field(root, environment, ("databricks", "metastore"), created)
    (problem,) = problems_in(root)
    assert problem.field == "databricks.metastore.mode"
    assert problem.message == "dev creates the region's metastore; write adopt, or assign with its id"


def test_environments_of_different_regions_may_each_create_a_metastore(root: Path) -> None:
    created = {"mode": "create", "account_id": str(UUID(int=1))}
    for environment, location in (("dev", "australiaeast"), ("prod", "australiasoutheast")):
        set_field(root, environment, ("databricks", "metastore"), created | {"name": f"metastore-{location}"})
        set_field(root, environment, ("location",), location)
    assert len(load_all(root=root)) == len(ENVIRONMENTS)


def test_names_too_long_for_azure_are_told_before_any_stack_is_built(root: Path) -> None:
    replace(root, "local", ("workload: lf", "workload: lakeform"), ("organization: mt", "organization: telco"))
    problem = only_problem(root, "local")
    assert problem.field == "workload"
    assert "'kv-telco-lakeform-local-aue' has 27 characters, Azure takes 3 to 24; shorten by 3" in problem.message


def test_extracts_are_refused_where_jobs_cannot_write_what_lands(root: Path) -> None:
    replace(root, "dev", ("landing_read_only: false", "landing_read_only: true"))
    problem = only_problem(root, "dev")
    assert problem.field == "lakehouse.extracts"
    assert "landing_read_only is true; write null" in problem.message
