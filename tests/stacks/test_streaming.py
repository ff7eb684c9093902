from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import ENVIRONMENTS, Authentication, Trigger, load
from jobs.streaming.params import EnrichParams, IngestParams, ProduceParams

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(params=ENVIRONMENTS)
def environment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def streaming(environment: str, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[f"{environment}-streaming"]


def jobs(stack: Synthesized) -> dict[str, Any]:
    return {job["name"].removeprefix(f"{stack.name}-"): job for job in stack.resources("databricks_job").values()}


def test_each_topic_is_a_hub_with_four_partitions_and_seven_days(streaming: Synthesized) -> None:
    hubs = streaming.resources("azurerm_eventhub").values()
    assert {hub["name"] for hub in hubs} == {"crm-events", "billing-events", "network-log-events"}
    for hub in hubs:
        assert hub["partition_count"] == 4
        assert hub["retention_description"] == {"cleanup_policy": "Delete", "retention_time_in_hours": 168}
    assert len(streaming.resources("azurerm_eventhub_consumer_group")) == 3


def test_namespace_is_private_and_inflates_as_set(streaming: Synthesized, environment: str) -> None:
    namespace = streaming.only("azurerm_eventhub_namespace")
    maximum = load(environment).streaming.event_hubs.maximum_throughput_units
    assert namespace["public_network_access_enabled"] is False
    assert namespace["minimum_tls_version"] == "1.2"
    assert namespace["auto_inflate_enabled"] is (maximum is not None)
    assert namespace.get("maximum_throughput_units") == maximum
    assert streaming.only("azurerm_private_endpoint")["private_service_connection"]["subresource_names"] == [
        "namespace"
    ]


def test_local_authentication_is_off_where_entra_serves(streaming: Synthesized, environment: str) -> None:
    entra = load(environment).streaming.event_hubs.authentication is Authentication.ENTRA
    assert streaming.only("azurerm_eventhub_namespace")["local_authentication_enabled"] is not entra
    assert bool(streaming.resources("azurerm_eventhub_namespace_authorization_rule")) is not entra
    assert bool(streaming.resources("azurerm_key_vault_secret")) is not entra
    assert bool(streaming.resources("databricks_credential")) is entra


def test_only_the_local_environment_uses_a_connection_string() -> None:
    chosen = {name: load(name).streaming.event_hubs.authentication for name in ENVIRONMENTS}
    assert {name for name, how in chosen.items() if how is Authentication.CONNECTION_STRING} == {"local"}


def test_production_replays_nothing(synthesized: dict[str, Synthesized]) -> None:
    assert set(jobs(synthesized["prod-streaming"])) == {"ingest", "enrich"}
    roles = synthesized["prod-streaming"].resources("azurerm_role_assignment").values()
    assert {role["role_definition_name"] for role in roles} == {"Azure Event Hubs Data Receiver"}


def test_every_job_is_bounded_and_owned(streaming: Synthesized, environment: str) -> None:
    settings = load(environment)
    for job in jobs(streaming).values():
        assert job["run_as"]["service_principal_name"].startswith("${data.terraform_remote_state.")
        assert job["max_concurrent_runs"] == 1
        assert job["queue"] == {"enabled": False}
        assert job["email_notifications"]["on_failure"] == list(settings.streaming.notifications.on_failure)
        assert job["tags"]["ENVM"] == environment
        (cluster,) = job["job_cluster"]
        assert cluster["new_cluster"]["policy_id"].startswith("${data.terraform_remote_state.")
        assert cluster["new_cluster"]["spark_version"] == settings.databricks.spark_version
        assert "autoscale" not in cluster["new_cluster"]


def test_ingest_is_continuous_or_scheduled_as_set(streaming: Synthesized, environment: str) -> None:
    ingest = jobs(streaming)["ingest"]
    (task,) = ingest["task"]
    if load(environment).streaming.ingest.trigger is Trigger.CONTINUOUS:
        assert ingest["continuous"] == {"pause_status": "UNPAUSED", "task_retry_mode": "ON_FAILURE"}
        assert "schedule" not in ingest
        assert ingest["health"]["rules"][0]["metric"] == "STREAMING_BACKLOG_SECONDS"
        assert "timeout_seconds" not in ingest
    else:
        assert "continuous" not in ingest
        assert ingest["timeout_seconds"] > 0
        assert task["max_retries"] >= 1


def test_parameters_are_the_ones_that_the_jobs_parse(streaming: Synthesized) -> None:
    parses: dict[str, type[EnrichParams | IngestParams | ProduceParams]] = {
        "enrich": EnrichParams,
        "ingest": IngestParams,
        "produce": ProduceParams,
    }
    for job in jobs(streaming).values():
        (task,) = job["task"]
        wheel_task = task["python_wheel_task"]
        arguments = [f"--{name}={value}" for name, value in wheel_task["named_parameters"].items()]
        params = parses[wheel_task["entry_point"]].parse(arguments)
        assert params.to_parameters() == wheel_task["named_parameters"]


def test_wheel_is_uploaded_under_its_sha256(streaming: Synthesized) -> None:
    upload = streaming.only("databricks_file")
    found = re.search(
        r"/(?P<sha256>[0-9a-f]{64})/lakeform_streaming-1\.0\+[0-9a-f]{12}-py3-none-any\.whl$", upload["path"]
    )
    assert found
    assert found["sha256"].upper() in upload["source"].upper()
    assert upload["lifecycle"] == {"create_before_destroy": True}
    for job in jobs(streaming).values():
        assert job["task"][0]["library"][0] == {"whl": "${databricks_file.code_file.path}"}


def test_packages_of_the_producer_are_the_locks(synthesized: dict[str, Synthesized]) -> None:
    lock = (REPOSITORY / "requirements.lock").read_text()
    (task,) = jobs(synthesized["dev-streaming"])["replay"]["task"]
    packages = [library["pypi"]["package"] for library in task["library"][1:]]
    assert packages
    assert [package for package in packages if f"\n{package} " not in lock] == []


def test_no_secret_stands_in_the_json(streaming: Synthesized) -> None:
    for secret in streaming.resources("azurerm_key_vault_secret").values():
        assert re.fullmatch(r"\$\{azurerm_eventhub_namespace_authorization_rule\.[^}]+\}", secret["value"])


def test_enrichment_comes_after_the_ingest_and_reads_its_tables(streaming: Synthesized) -> None:
    enrich = jobs(streaming)["enrich"]
    assert enrich["depends_on"] == ["databricks_job.ingest_job"]
    (task,) = enrich["task"]
    given = task["python_wheel_task"]["named_parameters"]
    assert {"billing-events", "network-log-events"} == {
        streaming.resources("azurerm_eventhub")[topic]["name"]
        for topic in re.findall(r"azurerm_eventhub\.([\w-]+)\.", given["topics"])
    }
    assert given["customers"].endswith(".customers")
