"""Drift of grants, masks, filters and tags on the embedded platform's own catalog."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jobs.governance.audit import Finding, audit, declared_grants, main
from jobs.governance.declared import Protections, read
from jobs.governance.guards import FILE
from jobs.governance.params import AuditParams
from jobs.governance.protect import protect
from jobs.runtime.entry import UNUSABLE, JobError
from jobs.runtime.protection import Protection
from jobs.runtime.tables import Table
from jobs.runtime.unity.files import UnityFiles

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

    from jobs.governance.params import ProtectParams

STREAMING = "11111111-0000-0000-0000-000000000002"
DECLARED = [
    {"securable": "catalog", "name": "ep_raw", "privileges": {"Engineers": ["USE_CATALOG", "SELECT"]}},
    {"securable": "schema", "name": "ep_raw.streaming", "privileges": {"slice:streaming": ["MODIFY"]}},
]
RECORDED = [
    {"securable": "catalog", "name": "ep_raw", "privileges": {"Engineers": ["SELECT", "USE_CATALOG"]}},
    {"securable": "schema", "name": "ep_raw.streaming", "privileges": {STREAMING: ["MODIFY"]}},
    {"securable": "schema", "name": "ep_raw.information_schema", "privileges": {"account users": ["SELECT"]}},
]


@pytest.fixture
def audit_params(platform: Path, params: ProtectParams) -> AuditParams:
    folder = platform / "volumes/ep_raw/wheels/governance"
    folder.mkdir(parents=True)
    (folder / "declared.json").write_text(json.dumps({"grants": DECLARED}))
    record(platform, RECORDED)
    return AuditParams(
        declared="/Volumes/ep_raw/wheels/governance/declared.json",
        principals={"streaming": STREAMING},
        findings="ep_curated.ops.audit_findings",
        **vars(params),
    )


@pytest.fixture
def contacts(platform: Path) -> Table:
    """A table by its log alone, which is all that the catalog asks for."""
    columns = ("first_name", "last_name", "email", "phone", "state")
    fields = [{"name": name, "type": "string", "nullable": True, "metadata": {}} for name in columns]
    log = platform / "tables/ep_raw/sfdc/contacts/_delta_log"
    log.mkdir(parents=True)
    schema = json.dumps({"type": "struct", "fields": fields})
    (log / "00000000000000000000.json").write_text(json.dumps({"metaData": {"schemaString": schema}}))
    return Table.parse("ep_raw.sfdc.contacts")


def record(platform: Path, grants: list[dict[str, Any]]) -> None:
    folder = platform / "tables/.unity/grants"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "all.json").write_text(json.dumps({"grants": grants}))


def found(params: AuditParams) -> list[Finding]:
    return list(audit(UnityFiles.here(), read(Protections, FILE), params))


def apply(params: ProtectParams) -> None:
    protect(UnityFiles.here(), read(Protections, FILE), params)


@pytest.mark.usefixtures("contacts")
def test_what_was_deployed_is_no_finding(audit_params: AuditParams, params: ProtectParams) -> None:
    apply(params)
    assert found(audit_params) == []


def test_missing_unexpected_and_other_grants_are_found(audit_params: AuditParams, platform: Path) -> None:
    record(
        platform,
        [
            {"securable": "catalog", "name": "ep_raw", "privileges": {"Engineers": ["USE_CATALOG", "MANAGE"]}},
            {"securable": "volume", "name": "ep_raw.a.b", "privileges": {"someone@example.com": ["READ_VOLUME"]}},
        ],
    )
    assert [(f.kind, f.securable, f.subject, f.expected, f.actual) for f in found(audit_params)] == [
        ("grant", "catalog ep_raw", "Engineers", "SELECT, USE_CATALOG", "MANAGE, USE_CATALOG"),
        ("grant", "schema ep_raw.streaming", STREAMING, "MODIFY", ""),
        ("grant", "volume ep_raw.a.b", "someone@example.com", "", "READ_VOLUME"),
    ]


def test_changed_protection_is_found_and_not_mended(
    audit_params: AuditParams, params: ProtectParams, contacts: Table
) -> None:
    apply(params)
    catalog = UnityFiles.here()
    whole = catalog.protection(contacts)
    drifted = Protection(
        masks={**whole.masks, "email": "other.schema.mask"},
        tags={**whole.tags, "email": {"team": "crm"}, "state": {"pii": "address"}},
    )
    catalog.protect(contacts, drifted)
    assert {(f.kind, f.subject, f.expected, f.actual) for f in found(audit_params)} == {
        ("mask", "email", "ep_ops.governance.mask_email", "other.schema.mask"),
        ("row_filter", "rows", "ep_ops.governance.by_region(state)", ""),
        ("tag", "email pii", "email", ""),
        ("tag", "state pii", "", "address"),
    }
    assert catalog.protection(contacts) == drifted


def test_mask_on_a_table_that_nobody_declared_is_found(audit_params: AuditParams) -> None:
    table = Table.parse("ep_raw.pega.notes")
    UnityFiles.here().protect(table, Protection(masks={"note": "other.schema.mask"}))
    (finding,) = found(audit_params)
    assert str(finding) == "table ep_raw.pega.notes: mask of note: deployed nothing, found other.schema.mask"


def test_declared_file_that_is_gone_is_told(audit_params: AuditParams) -> None:
    with pytest.raises(JobError, match=r"none\.json: what was deployed can't be read .* deploy the stack governance"):
        declared_grants(replace(audit_params, declared="/Volumes/ep_raw/wheels/none.json"))


def test_slice_without_a_principal_is_told(audit_params: AuditParams) -> None:
    with pytest.raises(JobError, match="--principals: 'streaming' is no slice with a principal"):
        declared_grants(replace(audit_params, principals={}))


def run(params: AuditParams, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["audit", *(f"--{name}={text}" for name, text in params.to_parameters().items())])
    return main()


def test_job_without_drift_succeeds_and_starts_no_spark(
    audit_params: AuditParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.runtime.session.get_session", lambda _name: pytest.fail("Spark was started"))
    assert run(audit_params, monkeypatch) == 0


@pytest.mark.spark
def test_job_fails_on_drift_and_keeps_every_finding(
    spark: SparkSession,
    platform: Path,
    audit_params: AuditParams,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    record(platform, RECORDED[:1])
    monkeypatch.setenv("LAKEFORM_RUN_ID", "r-1")
    for _ in range(2):  # a retry of the same run tells of it once
        assert run(audit_params, monkeypatch) == UNUSABLE
    assert "1 differences from what was deployed" in capsys.readouterr().err
    rows = Table.parse(audit_params.findings).read(spark).drop("found_at").collect()
    assert [tuple(row) for row in rows] == [("r-1", "grant", "schema ep_raw.streaming", STREAMING, "MODIFY", "")]
