from __future__ import annotations

from pathlib import Path

import pytest

from environments.settings import (
    ENVIRONMENTS,
    SettingsError,
    load,
)
from tests.environments.settings.files import only_problem, problems_in, replace


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("nat_gateway:", "nat_gatway:", "network.nat_gatway", "unknown; did you mean nat_gateway?"),
        ("partitions: 4", "partitions: 4\n    zzz: 1", "streaming.event_hubs.zzz", "unknown; choose sku, capacity"),
        ("container_name:", "container:", "state.container", "unknown; did you mean container_name?"),
        (
            "location: australiaeast",
            "location: AustraliaEest",
            "location",
            "not one of the choices; did you mean austra",
        ),
        ("location: australiaeast", "location: mars", "location", "choose australiaeast, australiasoutheast"),
        ("backend: azurerm", "backend: azurem", "state.backend", "not one of the choices; did you mean azurerm?"),
        ("  backend: azurerm\n", "", "state.backend", "missing; add it"),
        ("nat_gateway: true", 'nat_gateway: "true"', "network.nat_gateway", "of the wrong type; write true or false"),
        ("nat_gateway: true", "nat_gateway: yes", "network.nat_gateway", "of the wrong type; write true or false"),
        ("nat_gateway: true", "nat_gateway: 1", "network.nat_gateway", "of the wrong type; write true or false"),
        ("partitions: 4", 'partitions: "4"', "streaming.event_hubs.partitions", "write a whole number, unquoted"),
        ("partitions: 4", "partitions: 4.0", "streaming.event_hubs.partitions", "write a whole number, unquoted"),
        ("partitions: 4", "partitions: 010", "streaming.event_hubs.partitions", "write a whole number, unquoted"),
        ("partitions: 4", "partitions: 33", "streaming.event_hubs.partitions", "out of bounds; choose 32 or less"),
        ("partitions: 4", "partitions: 0", "streaming.event_hubs.partitions", "out of bounds; choose 1 or more"),
        (
            "cost_center: GRP_IT-DPM",
            "cost_center: 42",
            "cost_center",
            "of the wrong type; write text; put it in quotes",
        ),
        ("cost_center: GRP_IT-DPM", 'cost_center: ""', "cost_center", "out of bounds; write at least 1 characters"),
        ("cost_center: GRP_IT-DPM\n", "", "cost_center", "missing; add it: Who pays: the tag COST_CENTER"),
        ("organization: mt", "organization: MT", "organization", "must match ^[a-z]{2,5}$; it is: Short code of"),
        ("tags: {}", "tags: { ENVM: x }", "tags.ENVM", "derived from other settings; remove it here"),
        ("tags: {}", "tags: { lower: x }", "tags.lower", "must match ^[A-Z]"),
        ("tags: {}", "tags: []", "tags", "of the wrong type; write a group of fields, indented"),
        ("tenant_id: 0", "tenant_id: x", "azure.tenant_id", "of the wrong type; write a UUID such as"),
        ("  - dpm_udp", "  - dpm udp", "alert_emails[0]", "must match ^[^@\\s]+@"),
        ("alert_emails:\n  - dpm_udp_devops@mt.com.au", "alert_emails: []", "alert_emails", "give at least 1"),
        ("alert_emails:\n  - dpm_udp_devops@mt.com.au", "alert_emails: a@b.c", "alert_emails", "write a list"),
        (
            "address_space: 10.30.0.0/16",
            "address_space: 10.30.0.1/16",
            "network.address_space",
            "has host bits set; wr",
        ),
        ("address_space: 10.30.0.0/16", "address_space: 10.0.0.0/8", "network.address_space", "choose /16 to /24"),
        ("aks: 10.30.12.0/22", "aks: 10.31.12.0/22", "network.subnets.aks", "choose a part of 10.30.0.0/16"),
        ("aks: 10.30.12.0/22", "aks: 10.30.12.0/25", "network.subnets.aks", "too small; choose /24 or larger"),
        (
            "aks: 10.30.12.0/22",
            "aks: 10.30.4.0/24",
            "network.subnets.aks",
            "overlaps databricks_container (10.30.4.0/22)",
        ),
        ("host: 10.30.0.0/22", "host: 10.30.0.0/27", "network.subnets.databricks_host", "choose /26 or larger"),
        ("[raw, curated", "[raw, raw, curated", "lake.containers[1]", "named twice; remove one"),
        ("[raw, curated", "[raw", "lake.containers", "curated is missing; add it"),
        (
            "archive_after_days: null",
            "archive_after_days: 90",
            "lake.lifecycle.archive_after_days",
            "GZRS has no archive",
        ),
        (
            "delete_after_days: 365",
            "delete_after_days: 30",
            "lake.lifecycle.delete_after_days",
            "not after cool_after_d",
        ),
        (
            "workers: { minimum: 2, maximum: 16, default: 4 }",
            "workers: { minimum: 2, maximum: 17, default: 4 }",
            "databricks.cluster_policy.workers.maximum",
            "above the platform's bound; choose 16 or less",
        ),
        (
            "workers: { minimum: 2, maximum: 16, default: 4 }",
            "workers: { minimum: 1, maximum: 16, default: 4 }",
            "databricks.cluster_policy.workers.minimum",
            "below the platform's bound; choose 2 or more",
        ),
        ("maximum: 16, default: 4", "maximum: 16, default: 17", "databricks.cluster_policy.workers.default", "2 to 16"),
        ("maximum: 16, default: 4", "maximum: 1, default: 1", "databricks.cluster_policy.workers.maximum", "2 or more"),
        (
            "auto_stop_minutes: 15",
            "auto_stop_minutes: 9",
            "databricks.sql_warehouse.auto_stop_minutes",
            "too short for machines that take minutes to start; choose 10 or more",
        ),
        (
            "spark_versions: [18.x-cpu-ml-scala2.13",
            "spark_versions: [18.x-scala2.13",
            "databricks.machine_learning.spark_versions[0]",
            "must match",
        ),
        (
            "allowed_networks: []",
            "allowed_networks: [203.0.113.7/24]",
            "databricks.workspace.allowed_networks[0]",
            "has host bits set; write the network's first address and its length",
        ),
        ("spark_version: 18", "spark_version: v18", "databricks.spark_version", "it is: Runtime key of all clusters"),
        (
            "  sku: Standard",
            "  sku: Basic",
            "streaming.event_hubs.sku",
            "not one of the choices; choose Standard, Premium",
        ),
        ("retention_days: 7", "retention_days: 8", "streaming.event_hubs.retention_days", "Standard keeps 7 days"),
        ("capacity: 2", "capacity: 21", "streaming.event_hubs.maximum_throughput_units", "choose 21 or more"),
        ("  sku: Standard", "  sku: Premium", "streaming.event_hubs.maximum_throughput_units", "write null"),
        (
            "  sku: Standard\n    capacity: 2\n    maximum_throughput_units: 20",
            "  sku: Premium\n    capacity: 3\n    maximum_throughput_units: null",
            "streaming.event_hubs.capacity",
            "choose 1, 2, 4, 8 or 16",
        ),
        (
            "schedule: null",
            "schedule: { cron: '0 0 * * * ?', timezone: UTC }",
            "streaming.ingest.schedule",
            "a continuous job has no schedule; write null",
        ),
        (
            "schedule: null",
            "schedule: { cron: hourly, timezone: UTC }",
            "streaming.ingest.schedule.cron",
            "Quartz expr",
        ),
        (
            "trigger: continuous",
            "trigger: available_now",
            "streaming.ingest.trigger_interval_seconds",
            "means nothing to available_now; write 0",
        ),
        (
            "trigger: continuous\n    schedule: null\n    trigger_interval_seconds: 10",
            "trigger: available_now\n    schedule: null\n    trigger_interval_seconds: 0",
            "streaming.notifications.backlog_seconds",
            "watched on a continuous stream alone; write null",
        ),
        ("environment: prod", "environment: dev", "environment", "not the file's name; write prod, or rename the file"),
        ("workload: lf", "workload: lakeforms", "workload", "must match"),
    ],
)
def test_mistake_is_told_with_its_line_and_remedy(root: Path, old: str, new: str, field: str, message: str) -> None:
    replace(root, "prod", (old, new))
    problems = [problem for problem in problems_in(root, "prod") if problem.field == field]
    assert len(problems) == 1, problems
    assert message in problems[0].message
    assert ";" in problems[0].message
    lines = (root / "prod.yaml").read_text(encoding="utf-8").splitlines()
    if problems[0].line is not None:
        names = [step.split("[")[0] for step in field.split(".")]
        assert any(name in lines[problems[0].line - 1] for name in (*names, "-"))


def test_date_stays_text(root: Path) -> None:
    replace(root, "prod", ("cost_center: GRP_IT-DPM", "cost_center: 2026-07-01"))
    assert load("prod", root).cost_center == "2026-07-01"


def test_mistake_reads_as_file_line_field_value_and_remedy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    replace(root, "prod", ("location: australiaeast", "location: australiaest"))
    with pytest.raises(SettingsError) as caught:
        load("prod", root)
    assert str(caught.value) == (
        "settings: 1 mistake\n"
        f'  {root.name}/prod.yaml:4: location = "australiaest": '
        "not one of the choices; did you mean australiaeast?"
    )


def test_long_value_is_cut_in_the_report_alone(root: Path) -> None:
    replace(root, "prod", ("organization: mt", f"organization: {'m' * 200}"))
    problem = only_problem(root, "prod")
    assert problem.value == "m" * 200
    assert "mmm…" in str(problem)


def test_mistakes_of_all_files_are_reported_at_once(root: Path) -> None:
    replace(root, "dev", ("nat_gateway: true", "nat_gateway: maybe"))
    replace(root, "test", ("organization: mt", "organisation: mt"))
    replace(root, "prod", ("replication: GZRS", "replication: LRS"), ("tags: {}", "tags: 7"))
    (root / "local.yaml").unlink()
    problems = problems_in(root, "staging", *ENVIRONMENTS)
    assert [(Path(problem.file).name, problem.field) for problem in problems] == [
        ("staging.yaml", "environment"),
        ("local.yaml", None),
        ("dev.yaml", "network.nat_gateway"),
        ("test.yaml", "organization"),
        ("test.yaml", "organisation"),
        ("prod.yaml", "tags"),
        ("prod.yaml", "state.replication"),
    ]


# Files that can't be read as settings


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("lake: [}\n", 1, "not valid YAML: while parsing a flow node"),
        ("a: 1\nlake:\n\t- x\n", 3, "not valid YAML"),
        ("", 1, "holds no settings"),
        ("- a\n- b\n", 1, "holds no settings"),
        ("just text\n", 1, "holds no settings"),
        ("a: &x 1\nb: *x\n", 1, "anchors and aliases are not allowed here"),
        ("a: 1\nb: *x\n", 2, "anchors and aliases are not allowed here"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tags are not allowed here"),
        ("a: 1\n---\nb: 2\n", 2, "expected a single document"),
        ("? [a, b]\n: 1\n", 1, "a field's name must be text"),
        ("a: \x01\n", None, "not valid YAML"),
        pytest.param("a: " + "[" * 5000, 1, "nested too deeply", id="brackets"),
    ],
)
def test_file_that_is_no_settings_is_refused_with_its_line(
    root: Path, text: str, line: int | None, message: str
) -> None:
    (root / "prod.yaml").write_text(text, encoding="utf-8")
    problem = only_problem(root, "prod")
    assert message in problem.message
    assert problem.line == line
    assert "Traceback" not in str(problem)


def test_file_that_is_not_utf8_is_refused(root: Path) -> None:
    (root / "prod.yaml").write_bytes(b"owner: \xff\n")
    assert only_problem(root, "prod").message == "not UTF-8 text; save it as UTF-8"


def test_missing_file_is_named(root: Path) -> None:
    (root / "prod.yaml").unlink()
    problem = only_problem(root, "prod")
    assert problem.file.endswith("prod.yaml")
    assert "No such file" in problem.message


def test_duplicate_key_is_refused_with_both_lines(root: Path) -> None:
    replace(root, "prod", ("  nat_gateway: true", "  nat_gateway: true\n  nat_gateway: false"))
    problem = only_problem(root, "prod")
    lines = (root / "prod.yaml").read_text(encoding="utf-8").splitlines()
    second = lines.index("  nat_gateway: false") + 1
    assert (problem.field, problem.line) == ("network.nat_gateway", second)
    assert problem.message == f"given again, first on line {second - 1}; keep one of them"


@pytest.mark.parametrize(
    ("environment", "message"),
    [("prd", "did you mean prod?"), ("staging", "the environments are local, dev, test, prod")],
)
def test_unknown_environment_lists_the_known_ones(environment: str, message: str) -> None:
    with pytest.raises(SettingsError, match=f"unknown; .*{message}".replace("?", r"\?")):
        load(environment)
