"""The shipped declaration and small ones, applied to real Delta tables and read back through Spark."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jobs.governance.declared import Protections, read
from jobs.governance.guards import FILE, copied
from jobs.governance.protect import protect
from jobs.runtime.contracts import Contract
from jobs.runtime.entry import JobError
from jobs.runtime.protection import Protection
from jobs.runtime.unity.files import UnityFiles
from tests.jobs.governance.conftest import GOVERNANCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from jobs.governance.params import ProtectParams
    from jobs.runtime.tables import Table

pytestmark = pytest.mark.spark

CRM = "ep_raw.streaming.crm_events"
QUARANTINE = "ep_raw.quarantine.crm_events"
VIEW = "ep_raw.streaming.crm_events_secure"
CLEAR = {
    "given_name": "Ava",
    "family_name": "Li",
    "email": "ava.li@example.com",
    "phone": "+61412345678",
    "street_address": "1 George St",
    "state": "NSW",
}
MASKED = {
    "given_name": "A***",
    "family_name": "L***",
    "email": "a***@example.com",
    "phone": "***678",
    "street_address": "***",
    "state": "NSW",
}


def crm_rows(spark: SparkSession, *rows: dict[str, Any]) -> DataFrame:
    """Rows with the contract's columns, null where nothing is given."""
    contract = Contract.read(files("jobs.streaming").joinpath("contracts/crm_events.v1.schema.json"))
    ddl = ", ".join(f"{field.name} {field.column_type}" for field in contract.fields)
    return spark.createDataFrame([{field.name: row.get(field.name) for field in contract.fields} for row in rows], ddl)


def seen(spark: SparkSession, table: Table, *columns: str) -> list[dict[str, Any]]:
    return [row.asDict() for row in table.read(spark).select(*columns).collect()]


@pytest.fixture
def crm(spark: SparkSession, write: Callable[[str, DataFrame], Table]) -> Table:
    malformed: list[dict[str, Any]] = [{"email": text, "phone": None} for text in ("no address", "a@b@c", "", None)]
    others = [{**CLEAR, **change, "state": "VIC"} for change in malformed]
    return write(CRM, crm_rows(spark, CLEAR, *others, {**CLEAR, "state": None}))


def apply(params: ProtectParams, declared: Protections | None = None) -> Any:
    return protect(UnityFiles.here(), declared or read(Protections, FILE), params)


def test_reader_without_groups_sees_no_row_of_any_region(
    crm: Table, spark: SparkSession, params: ProtectParams
) -> None:
    assert crm.read(spark).count() == 6
    assert apply(params).problems == []
    assert crm.read(spark).count() == 0


def test_reader_of_a_region_sees_its_rows_masked(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller("Region NSW", "Region QLD")
    assert seen(spark, crm, *CLEAR) == [MASKED]


def test_pii_reader_sees_everything_clear(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller("PII readers")
    rows = seen(spark, crm, *CLEAR)
    assert len(rows) == 6
    assert CLEAR in rows


def test_engineer_sees_every_row_masked(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller("Engineers")
    rows = seen(spark, crm, *CLEAR)
    assert len(rows) == 6
    assert {row["given_name"] for row in rows} == {"A***"}


def test_exempt_principal_sees_everything_and_another_nothing(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller(principal=GOVERNANCE)
    assert CLEAR in seen(spark, crm, *CLEAR)
    as_caller(principal="22222222-0000-0000-0000-000000000002")
    assert crm.read(spark).count() == 0


def test_malformed_and_absent_values_give_nothing_away(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller("Region VIC")
    rows = seen(spark, crm, "email", "phone")
    assert sorted(str(row["email"]) for row in rows) == ["***", "***", "***", "None"]
    assert {row["phone"] for row in rows} == {None}


def test_masked_column_can_be_filtered_only_by_what_is_seen(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller("Engineers")
    assert crm.read(spark).where("email = 'ava.li@example.com'").count() == 0
    assert crm.read(spark).where("email = 'a***@example.com'").count() == 2


def test_quarantine_hides_payloads_and_what_was_found_in_them(
    spark: SparkSession,
    write: Callable[[str, DataFrame], Table],
    params: ProtectParams,
    as_caller: Callable[..., None],
) -> None:
    ddl = "key binary, value binary, reasons array<struct<field:string,rule:string,found:string>>"
    reasons = [{"field": "email", "rule": "format email", "found": '"ava at example"'}]
    table = write(QUARANTINE, spark.createDataFrame([(b"C1", b'{"email"', reasons), (b"C2", None, None)], ddl))
    apply(params)
    as_caller("Engineers")
    first, second = sorted(table.read(spark).collect())
    assert bytes(first["key"]) == b"C1"
    assert first["value"] is None
    assert [reason.asDict() for reason in first["reasons"]] == [reasons[0] | {"found": None}]
    assert second["reasons"] is None
    as_caller("PII readers")
    assert {row["value"] and bytes(row["value"]) for row in table.read(spark).collect()} == {b'{"email"', None}


def test_view_shows_its_columns_through_the_tables_protection(
    crm: Table, spark: SparkSession, params: ProtectParams, as_caller: Callable[..., None]
) -> None:
    apply(params)
    as_caller("Region NSW")
    view = type(crm).parse(VIEW)
    assert seen(spark, view, "email", "state") == [{"email": "a***@example.com", "state": "NSW"}]
    assert "given_name" not in view.read(spark).columns


@pytest.mark.usefixtures("crm")
def test_applying_again_changes_nothing(platform: Path, params: ProtectParams) -> None:
    assert CRM in apply(params).changed
    files_before = {path: path.stat().st_mtime_ns for path in (platform / "tables/.unity").rglob("*.json")}
    again = apply(params)
    assert again.changed == []
    assert CRM in again.unchanged
    assert {path: path.stat().st_mtime_ns for path in (platform / "tables/.unity").rglob("*.json")} == files_before


def test_removed_declaration_removes_masks_filter_view_and_functions(
    crm: Table, spark: SparkSession, params: ProtectParams
) -> None:
    apply(params)
    nothing = Protections(classes={}, row_filters={}, tables={}, views={})
    outcome = apply(params, nothing)
    assert crm.read(spark).count() == 6
    assert UnityFiles.here().protection(crm) == Protection()
    assert UnityFiles.here().functions(params.schema) == {}
    assert CRM in outcome.changed


@pytest.mark.usefixtures("crm")
def test_view_that_is_no_longer_declared_is_dropped(params: ProtectParams) -> None:
    apply(params)
    declared = read(Protections, FILE)
    outcome = apply(params, declared.model_copy(update={"views": {}}))
    assert VIEW in outcome.changed
    assert UnityFiles.here().views("ep_raw.streaming") == {}


def test_what_others_set_stays(crm: Table, params: ProtectParams) -> None:
    catalog = UnityFiles.here()
    theirs = Protection(masks={"suburb": "other.schema.mask"}, tags={"suburb": {"team": "crm"}})
    catalog.protect(crm, theirs)
    apply(params)
    found = catalog.protection(crm)
    assert found.masks["suburb"] == "other.schema.mask"
    assert found.tags["suburb"] == {"team": "crm"}
    assert found.masks["email"] == "ep_ops.governance.mask_email"
    apply(params, Protections(classes={}, row_filters={}, tables={}, views={}))
    assert catalog.protection(crm) == theirs


def test_copy_keeps_what_its_original_is_given(
    crm: Table, spark: SparkSession, params: ProtectParams, write: Callable[[str, DataFrame], Table]
) -> None:
    apply(params)
    catalog = UnityFiles.here()
    copy = write("ep_raw.streaming.crm_again", crm_rows(spark, CLEAR))
    catalog.protect(copy, copied(catalog.protection(crm), crm))
    assert apply(params).changed == []
    assert catalog.protection(copy).masks == catalog.protection(crm).masks
    assert copy.read(spark).count() == 0
    apply(params, Protections(classes={}, row_filters={}, tables={}, views={}))
    assert catalog.protection(copy).masks == {}


@pytest.mark.usefixtures("crm")
def test_absent_tables_are_told_and_no_error(params: ProtectParams) -> None:
    outcome = apply(params)
    assert "ep_raw.cmdm.customers" in outcome.absent
    assert CRM not in outcome.absent
    assert outcome.problems == []


def declared_with(**tables: Any) -> Protections:
    document = yaml.safe_load(files("jobs.governance").joinpath(FILE).read_text())
    return Protections.model_validate(document | {"tables": {"raw.streaming.crm_events": tables}, "views": {}})


def test_missing_column_is_told_and_the_others_are_masked(crm: Table, params: ProtectParams) -> None:
    outcome = apply(params, declared_with(columns={"emial": "email", "phone": "phone"}))
    (problem,) = outcome.problems
    assert problem.startswith("protections.yaml: tables.raw.streaming.crm_events.columns.emial: ")
    assert problem.endswith("'emial' is no column of ep_raw.streaming.crm_events; did you mean 'email'?")
    assert UnityFiles.here().protection(crm).masks == {"phone": "ep_ops.governance.mask_phone"}


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"columns": {"email": "emial"}}, "columns.email: 'emial' is no class; did you mean 'email'?"),
        ({"columns": {"is_senior": "email"}}, "the class 'email' masks string, the column of"),
        ({"columns": {}, "rows": "by_regoin"}, "rows: 'by_regoin' is no row filter; did you mean 'by_region'?"),
    ],
)
@pytest.mark.usefixtures("crm")
def test_wrong_declaration_names_field_and_remedy(params: ProtectParams, table: dict[str, Any], problem: str) -> None:
    (told,) = apply(params, declared_with(**table)).problems
    assert told.startswith("protections.yaml: tables.raw.streaming.crm_events.")
    assert problem in told


def test_refused_table_leaves_no_other_unprotected(
    crm: Table,
    spark: SparkSession,
    params: ProtectParams,
    write: Callable[[str, DataFrame], Table],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logs = write("ep_raw.streaming.network_log_events", spark.sql("SELECT '350000000000001' AS imei"))
    set_it = UnityFiles.protect

    def refuse(catalog: UnityFiles, table: Table, wanted: Protection) -> None:
        if table == crm:
            raise JobError("refused")
        set_it(catalog, table, wanted)

    monkeypatch.setattr(UnityFiles, "protect", refuse)
    assert apply(params).problems == ["refused"]
    assert UnityFiles.here().protection(logs).masks == {"imei": "ep_ops.governance.mask_device"}


def test_unknown_group_is_refused(platform: Path, params: ProtectParams) -> None:
    assert platform.is_dir()
    with pytest.raises(JobError, match=r"classes\.name\.seen_by: 'pii_readers' is no group; there are: admins"):
        apply(replace(params, groups={"admins": "Admins"}))


def test_lost_function_lets_nobody_read(crm: Table, platform: Path, spark: SparkSession, params: ProtectParams) -> None:
    apply(params)
    (platform / "tables/.unity/functions/ep_ops.governance.json").write_text(json.dumps({}))
    with pytest.raises(JobError, match="guards a table, is gone"):
        crm.read(spark)
