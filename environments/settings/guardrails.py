"""What an environment may not choose: rules that tie a single setting to the environment, each with its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from environments.settings.vocabulary import (
    Authentication,
    Availability,
    ClusterTier,
    Environment,
    Replication,
    Trigger,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["GUARDRAILS", "Guardrail"]

_LOCAL = frozenset({Environment.LOCAL})
_PROD = frozenset({Environment.PROD})
_CLOUD = frozenset(Environment) - _LOCAL
_SHARED = _CLOUD - _PROD


@dataclass(frozen=True)
class Guardrail:
    """In `environments`, the value that the file gives `field` must satisfy `holds`; `message`: why, and the remedy."""

    environments: frozenset[Environment]
    field: tuple[str, ...]
    holds: Callable[[Any], bool]
    message: str


def _at_least(days: int) -> Callable[[int], bool]:
    return lambda value: value >= days


GUARDRAILS = (
    Guardrail(
        _PROD,
        ("lake", "replication"),
        lambda value: value != Replication.LRS,
        "prod must outlive a data centre; choose ZRS, GRS, RAGRS, GZRS or RAGZRS",
    ),
    Guardrail(
        _PROD, ("lake", "soft_delete_days"), _at_least(30), "prod keeps deleted files 30 days; choose 30 or more"
    ),
    Guardrail(
        _PROD,
        ("state", "replication"),
        lambda value: value != Replication.LRS,
        "prod's state must outlive a data centre; choose ZRS, GRS, RAGRS, GZRS or RAGZRS",
    ),
    Guardrail(
        _PROD, ("state", "soft_delete_days"), _at_least(30), "prod keeps deleted states 30 days; choose 30 or more"
    ),
    Guardrail(_PROD, ("key_vault", "purge_protection"), bool, "prod's secrets must not be purged; write true"),
    Guardrail(
        _PROD,
        ("key_vault", "soft_delete_retention_days"),
        _at_least(90),
        "prod keeps deleted secrets 90 days; choose 90",
    ),
    Guardrail(
        _PROD,
        ("key_vault", "customer_managed_keys"),
        lambda value: value is not None,
        "prod is encrypted with keys of its own; write rotate_after_days below it, such as 365",
    ),
    Guardrail(_PROD, ("log_analytics", "retention_days"), _at_least(90), "prod keeps logs 90 days; choose 90 or more"),
    Guardrail(
        _PROD,
        ("container_registry", "zone_redundant"),
        bool,
        "prod pulls images even when a data centre is gone; write true",
    ),
    Guardrail(
        _PROD,
        ("kubernetes", "tier"),
        lambda value: value == ClusterTier.STANDARD,
        "prod's API server comes with a promise of uptime; choose Standard",
    ),
    Guardrail(_PROD, ("protection", "delete_locks"), bool, "prod must be locked against deletion; write true"),
    Guardrail(_PROD, ("protection", "prevent_destroy"), bool, "a plan must not destroy prod's data; write true"),
    Guardrail(_PROD, ("streaming", "replay"), lambda value: value is None, "prod takes real events alone; write null"),
    Guardrail(
        _CLOUD,
        ("lakehouse", "refresh", "schedule"),
        lambda value: value is not None,
        "nobody remembers to start it by hand; give cron and timezone",
    ),
    Guardrail(
        _PROD,
        ("streaming", "event_hubs", "retention_days"),
        _at_least(7),
        "prod must be able to read a week again; choose 7 or more",
    ),
    Guardrail(
        _PROD,
        ("governance", "maintenance", "retention_days"),
        _at_least(30),
        "prod keeps older versions of tables 30 days; choose 30 or more",
    ),
    Guardrail(
        _PROD,
        ("lakehouse", "kpis", "minimum_pass_percent"),
        lambda value: value >= 99,  # noqa: PLR2004 - what the platform promises, written out in the message
        "prod promises that 99 % of the rows pass; choose 99 or more",
    ),
    Guardrail(
        _PROD,
        ("lakehouse", "kpis", "maximum_freshness_minutes"),
        lambda value: value <= 120,  # noqa: PLR2004 - as above
        "prod promises rows within two hours; choose 120 or less",
    ),
    Guardrail(
        _PROD,
        ("lakehouse", "kpis", "maximum_stream_freshness_seconds"),
        lambda value: value <= 300,  # noqa: PLR2004 - as above
        "prod promises events within five minutes; choose 300 or less",
    ),
    *(
        Guardrail(
            _CLOUD,
            ("governance", job, "schedule"),
            lambda value: value is not None,
            "nobody remembers to start it by hand; give cron and timezone",
        )
        for job in ("protect", "audit", "maintenance", "backup", "drill")
    ),
    Guardrail(
        frozenset(Environment) - {Environment.DEV},
        ("databricks", "cluster_policy", "availability"),
        lambda value: value == Availability.ON_DEMAND,
        "spot machines can be taken away, so they are for dev alone; choose ON_DEMAND_AZURE",
    ),
    Guardrail(
        frozenset(Environment) - {Environment.DEV},
        ("databricks", "development"),
        lambda value: value is None,
        "clusters of spot machines are for dev alone; write null",
    ),
    Guardrail(
        frozenset({Environment.TEST, Environment.PROD}),
        ("databricks", "workspace", "managed"),
        bool,
        "what holds real data, or rehearses for it, is configured by reviewed code; write true",
    ),
    Guardrail(
        _PROD,
        ("databricks", "workspace", "personal_token_days"),
        lambda value: value is None,
        "prod takes Entra's tokens alone; write null",
    ),
    Guardrail(
        _PROD,
        ("databricks", "workspace", "people_write"),
        lambda value: not value,
        "in prod reviewed jobs alone write; write false",
    ),
    Guardrail(
        _PROD,
        ("databricks", "workspace", "landing_read_only"),
        bool,
        "what landed in prod is the evidence of what a source sent; write true",
    ),
    Guardrail(
        _PROD | _LOCAL,
        ("databricks", "catalog_prefix"),
        lambda value: value == "",
        'the catalogs are named ep_raw, ep_curated, ep_marts and ep_ai here; write ""',
    ),
    Guardrail(
        _SHARED,
        ("databricks", "catalog_prefix"),
        bool,
        "the region's metastore is shared with prod, whose catalogs have no prefix; choose one such as dev_",
    ),
    Guardrail(
        _CLOUD,
        ("streaming", "event_hubs", "authentication"),
        lambda value: value == Authentication.ENTRA,
        "Event Hubs in Azure takes Entra identities alone; choose entra",
    ),
    Guardrail(
        _LOCAL,
        ("streaming", "event_hubs", "authentication"),
        lambda value: value == Authentication.CONNECTION_STRING,
        "the embedded broker knows no Entra; choose connection_string",
    ),
    Guardrail(
        _LOCAL,
        ("streaming", "ingest", "trigger"),
        lambda value: value == Trigger.AVAILABLE_NOW,
        "a local run must come to an end; choose available_now",
    ),
    Guardrail(
        _CLOUD,
        ("state", "backend"),
        lambda value: value == "azurerm",
        "Azure's state is shared and locked; choose azurerm and say where it lies",
    ),
    Guardrail(
        _LOCAL, ("state", "backend"), lambda value: value == "local", "this machine keeps its own state; choose local"
    ),
)
