from __future__ import annotations

import json
import runpy
import shutil
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import ValidationError

from environments.naming import ResourceKind
from environments.settings import (
    ENVIRONMENTS,
    Catalog,
    Problem,
    SettingsError,
    load,
    load_all,
    schema_json,
)
from environments.settings.guardrails import GUARDRAILS, Guardrail
from environments.settings.model import Settings
from environments.settings.reference import reference_markdown

ROOT = Path(__file__).parents[2]
FILES = ROOT / "environments"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the committed files, to be spoilt."""
    for environment in ENVIRONMENTS:
        shutil.copy(FILES / f"{environment}.yaml", tmp_path)
    return tmp_path


def _replace(root: Path, environment: str, *changes: tuple[str, str]) -> None:
    file = root / f"{environment}.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def _set(root: Path, environment: str, field: tuple[str, ...], value: object) -> None:
    file = root / f"{environment}.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    section = data
    for step in field[:-1]:
        section = section[step]
    section[field[-1]] = value
    file.write_text(yaml.safe_dump(data), encoding="utf-8")


def _problems(root: Path, *environments: str) -> tuple[Problem, ...]:
    with pytest.raises(SettingsError) as caught:
        load_all(environments or ENVIRONMENTS, root)
    return caught.value.problems


def _only_problem(root: Path, environment: str) -> Problem:
    (problem,) = _problems(root, environment)
    return problem


# The committed files


def test_load_all_gives_the_committed_environments_in_order() -> None:
    assert [settings.environment for settings in load_all()] == ["local", "dev", "test", "prod"]


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_settings_survive_a_round_trip_through_yaml(environment: str) -> None:
    settings = load(environment)
    text = yaml.safe_dump(settings.model_dump(mode="json"))
    assert Settings.model_validate_json(json.dumps(yaml.safe_load(text))) == settings


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_file_names_its_schema_on_the_first_line(environment: str) -> None:
    first = (FILES / f"{environment}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./settings.schema.json"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_settings_name_every_kind_of_resource(environment: str) -> None:
    settings = load(environment)
    assert len({settings.name(kind) for kind in ResourceKind}) == len(ResourceKind)


def test_settings_name_the_catalogs_plainly_in_prod_and_local() -> None:
    plain = ["ep_raw", "ep_curated", "ep_marts", "ep_ai"]
    for environment, prefix in (("prod", ""), ("local", ""), ("dev", "dev_"), ("test", "test_")):
        databricks = load(environment).databricks
        assert [databricks.catalog(catalog) for catalog in Catalog] == [prefix + name for name in plain]


def test_settings_derive_the_tags_of_a_resource(root: Path) -> None:
    _replace(root, "prod", ("tags: {}", "tags: { PROJECT: churn }"))
    assert load("prod", root).resource_tags(data_domain="streaming") == {
        "PROJECT": "churn",
        "ENVM": "prod",
        "COST_CENTER": "GRP_IT-DPM",
        "OWNER": "MT-dpm-data-eng",
        "SYSTEM": "lf",
        "DATA_DOMAIN": "streaming",
    }


def test_settings_are_frozen_down_to_the_tags() -> None:
    settings = load("prod")
    with pytest.raises(ValidationError, match="frozen"):
        settings.lake.soft_delete_days = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        settings.tags["NEW"] = "tag"
    assert isinstance(settings.alert_emails, tuple)


# One mistake, one line that says where, what and how to put it right


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
    _replace(root, "prod", (old, new))
    problems = [problem for problem in _problems(root, "prod") if problem.field == field]
    assert len(problems) == 1, problems
    assert message in problems[0].message
    assert ";" in problems[0].message
    lines = (root / "prod.yaml").read_text(encoding="utf-8").splitlines()
    if problems[0].line is not None:
        names = [step.split("[")[0] for step in field.split(".")]
        assert any(name in lines[problems[0].line - 1] for name in (*names, "-"))


def test_date_stays_text(root: Path) -> None:
    _replace(root, "prod", ("cost_center: GRP_IT-DPM", "cost_center: 2026-07-01"))
    assert load("prod", root).cost_center == "2026-07-01"


def test_mistake_reads_as_file_line_field_value_and_remedy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    _replace(root, "prod", ("location: australiaeast", "location: australiaest"))
    with pytest.raises(SettingsError) as caught:
        load("prod", root)
    assert str(caught.value) == (
        "settings: 1 mistake\n"
        f'  {root.name}/prod.yaml:4: location = "australiaest": '
        "not one of the choices; did you mean australiaeast?"
    )


def test_long_value_is_cut_in_the_report_alone(root: Path) -> None:
    _replace(root, "prod", ("organization: mt", f"organization: {'m' * 200}"))
    problem = _only_problem(root, "prod")
    assert problem.value == "m" * 200
    assert "mmm…" in str(problem)


def test_mistakes_of_all_files_are_reported_at_once(root: Path) -> None:
    _replace(root, "dev", ("nat_gateway: true", "nat_gateway: maybe"))
    _replace(root, "test", ("organization: mt", "organisation: mt"))
    _replace(root, "prod", ("replication: GZRS", "replication: LRS"), ("tags: {}", "tags: 7"))
    (root / "local.yaml").unlink()
    problems = _problems(root, "staging", *ENVIRONMENTS)
    assert [(Path(problem.file).name, problem.field) for problem in problems] == [
        ("staging.yaml", "environment"),
        ("local.yaml", None),
        ("dev.yaml", "network.nat_gateway"),
        ("test.yaml", "organization"),
        ("test.yaml", "organisation"),
        ("prod.yaml", "tags"),
        ("prod.yaml", "lake.replication"),
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
        pytest.param("a: " + "[" * 5000, None, "nested too deeply", id="brackets"),
    ],
)
def test_file_that_is_no_settings_is_refused_with_its_line(
    root: Path, text: str, line: int | None, message: str
) -> None:
    (root / "prod.yaml").write_text(text, encoding="utf-8")
    problem = _only_problem(root, "prod")
    assert message in problem.message
    assert problem.line == line
    assert "Traceback" not in str(problem)


def test_file_that_is_not_utf8_is_refused(root: Path) -> None:
    (root / "prod.yaml").write_bytes(b"owner: \xff\n")
    assert _only_problem(root, "prod").message == "not UTF-8 text; save it as UTF-8"


def test_missing_file_is_named(root: Path) -> None:
    (root / "prod.yaml").unlink()
    problem = _only_problem(root, "prod")
    assert problem.file.endswith("prod.yaml")
    assert "No such file" in problem.message


def test_duplicate_key_is_refused_with_both_lines(root: Path) -> None:
    _replace(root, "prod", ("  nat_gateway: true", "  nat_gateway: true\n  nat_gateway: false"))
    problem = _only_problem(root, "prod")
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


# Rules between settings, environments and files

_BREAKS: dict[tuple[str, ...], Any] = {
    ("lake", "replication"): "LRS",
    ("lake", "soft_delete_days"): 29,
    ("key_vault", "purge_protection"): False,
    ("key_vault", "soft_delete_retention_days"): 89,
    ("log_analytics", "retention_days"): 89,
    ("protection", "delete_locks"): False,
    ("protection", "prevent_destroy"): False,
    ("streaming", "replay"): {},
    ("streaming", "event_hubs", "retention_days"): 6,
    ("databricks", "cluster_policy", "availability"): "SPOT_WITH_FALLBACK_AZURE",
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
    _set(root, environment, guardrail.field, _breaking(environment, guardrail.field))
    told = [(problem.field, problem.message) for problem in _problems(root, environment)]
    assert (".".join(guardrail.field), guardrail.message) in told
    assert ";" in guardrail.message


def test_spot_machines_are_for_dev_alone(root: Path) -> None:
    assert load("dev", root).databricks.cluster_policy.availability == "SPOT_WITH_FALLBACK_AZURE"


def test_environments_that_share_a_metastore_need_different_catalogs(root: Path) -> None:
    _replace(root, "test", ('catalog_prefix: "test_"', 'catalog_prefix: "dev_"'))
    (problem,) = _problems(root)
    assert problem.field == "databricks.catalog_prefix"
    assert problem.message == "taken by dev, which shares the region's metastore; choose another"


def test_environments_of_different_regions_may_share_catalog_names(root: Path) -> None:
    _replace(
        root, "test", ('catalog_prefix: "test_"', 'catalog_prefix: "dev_"'), ("australiaeast", "australiasoutheast")
    )
    assert len(load_all(root=root)) == len(ENVIRONMENTS)


def test_names_too_long_for_azure_are_told_before_any_stack_is_built(root: Path) -> None:
    _replace(root, "local", ("workload: lf", "workload: lakeform"), ("organization: mt", "organization: telco"))
    problem = _only_problem(root, "local")
    assert problem.field == "workload"
    assert "'kv-telco-lakeform-local-aue' has 27 characters, Azure takes 3 to 24; shorten by 3" in problem.message


# The schema for editors, and the reference


def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FILES / "settings.schema.json").read_text(encoding="utf-8"))
    return schema


def test_schema_is_current() -> None:
    assert (FILES / "settings.schema.json").read_text(encoding="utf-8") == schema_json(), "run: make schema"


def test_schema_is_valid_and_accepts_the_committed_files() -> None:
    jsonschema.Draft202012Validator.check_schema(_schema())
    for environment in ENVIRONMENTS:
        data = yaml.safe_load((FILES / f"{environment}.yaml").read_text(encoding="utf-8"))
        jsonschema.validate(data, _schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (("unknown",), 1),
        (("tags",), {"lower": "x"}),
        (("location",), "mars"),
        (("network", "nat_gateway"), "true"),
        (("network", "subnets", "aks"), "everywhere"),
        (("state", "container"), "x"),
        (("state", "backend"), "s3"),
        (("lake", "soft_delete_days"), "5"),
        (("lake", "soft_delete_days"), 366),
        (("lake", "containers"), ["rawer"]),
        (("alert_emails",), []),
        (("alert_emails",), ["nobody"]),
        (("streaming", "event_hubs", "partitions"), 4.5),
        (("streaming", "notifications", "backlog_seconds"), 59),
    ],
)
def test_schema_refuses_what_the_model_refuses(root: Path, field: tuple[str, ...], value: object) -> None:
    _set(root, "prod", field, value)
    data = yaml.safe_load((root / "prod.yaml").read_text(encoding="utf-8"))
    with pytest.raises(SettingsError):
        load("prod", root)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, _schema(), jsonschema.Draft202012Validator)


def test_schema_describes_every_field() -> None:
    schema = _schema()
    undescribed = [
        f"{title}.{name}"
        for title, section in {"Settings": schema, **schema["$defs"]}.items()
        for name, field in section.get("properties", {}).items()
        if not field.get("description")
    ]
    assert undescribed == []


def test_reference_is_current() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == reference_markdown(), "run: python -m environments.settings reference > docs/settings.md"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_reference_names_every_field_of_the_committed_files(environment: str) -> None:
    page = reference_markdown()

    def paths(section: dict[str, Any], prefix: str = "") -> list[str]:
        found: list[str] = []
        for name, value in section.items():
            found += paths(value, f"{prefix}{name}.") if isinstance(value, dict) and value else [prefix + name]
        return found

    data = yaml.safe_load((FILES / f"{environment}.yaml").read_text(encoding="utf-8"))
    assert [path for path in paths(data) if f"| `{path}` |" not in page] == []


@pytest.mark.parametrize(("arguments", "text"), [([], schema_json()), (["reference"], reference_markdown())])
def test_module_prints_what_is_committed(
    arguments: list[str], text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["environments.settings", *arguments])
    runpy.run_module("environments.settings", run_name="__main__")
    assert capsys.readouterr().out == text


def test_module_refuses_an_unknown_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["environments.settings", "shema"])
    with pytest.raises(SystemExit, match="'shema' is unknown; choose schema or reference"):
        runpy.run_module("environments.settings", run_name="__main__")
