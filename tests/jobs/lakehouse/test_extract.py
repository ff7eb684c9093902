from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from jobs.lakehouse.entities import ENTITIES, Layout, entity_named
from jobs.lakehouse.extract import extract
from jobs.runtime.entry import JobError
from jobs.runtime.params import ParameterError
from jobs.runtime.reference.customers import customers
from jobs.runtime.telemetry import Telemetry
from tests.jobs.judge import csv_faults, faults
from tests.jobs.lakehouse.volumes import contract_of, extract_params, landed, lines_of, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from jobs.lakehouse.entities import Entity


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    platform(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry("extract")


def records(folder: Path, entity: Entity) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for file in landed(folder, entity):
        lines = [line.decode() for line in lines_of(file)]
        found += csv.DictReader(lines) if entity.layout is Layout.CSV else map(json.loads, lines)
    return found


def test_extract_lands_every_entity_of_every_day_in_its_partition(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(days=3, customers=500), telemetry=telemetry)
    for entity in ENTITIES:
        suffix = {"pega.cases": "json.gz"}.get(str(entity), "csv.gz" if entity.layout is Layout.CSV else "json")
        root = folder / "volumes" / "ep_raw" / entity.system / "landing" / entity.name
        assert [str(path.relative_to(root)) for path in landed(folder, entity)] == [
            f"year=2026/month=07/day=0{day}/{entity.label}_2026070{day}_001.{suffix}" for day in (1, 2, 3)
        ]


def test_extract_of_the_first_day_holds_every_customer(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(customers=300, seed=7), telemetry=telemetry)
    known = {customer.customer_id: customer for customer in customers(300, seed=7)}
    said = records(folder, entity_named("cmdm.customers"))
    assert {str(record["customer_id"]) for record in said} == set(known)
    for record in said:
        customer = known[str(record["customer_id"])]
        assert record["last_name"] == customer.family_name
        assert record["email"] in {customer.email, customer.email.replace("@", " at "), None}
    owners = {str(record["account_id"]) for record in records(folder, entity_named("jarvis.services"))}
    assert owners == set(known)


def test_services_charges_add_up_to_what_the_customer_pays(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(customers=200), telemetry=telemetry)
    charged: dict[str, dict[str, int]] = {}
    for record in records(folder, entity_named("jarvis.services")):
        cents = round(float(str(record["monthly_charges"])) * 100)
        charged.setdefault(str(record["account_id"]), {})[str(record["service_id"])] = cents
    for customer in customers(200, seed=1):
        assert sum(charged[customer.customer_id].values()) == round(customer.monthly_charges * 100)


def test_extract_without_malformed_records_satisfies_the_contracts(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(days=4, customers=400), telemetry=telemetry)
    for entity in ENTITIES:
        contract = contract_of(entity)
        for file in landed(folder, entity):
            lines = lines_of(file)
            if entity.layout is Layout.CSV:
                columns = lines[0].decode().split(",")
                found = {fault for line in lines[1:] for fault in csv_faults(line, columns, contract)}
            else:
                found = {fault for line in lines for fault in faults(line, contract)}
            assert found == set(), file


def test_extract_run_again_leaves_every_file_untouched(folder: Path, telemetry: Telemetry) -> None:
    params = extract_params(days=3, customers=300, malformed_share=0.05)
    extract(params, telemetry=telemetry)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in landed(folder)}
    lost = sorted(before)[1]
    lost.unlink()
    extract(params, telemetry=telemetry)
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in landed(folder)}
    assert after[lost][1] == before[lost][1]
    assert {path: told for path, told in after.items() if path != lost} == {
        path: told for path, told in before.items() if path != lost
    }
    assert list((folder / "volumes").rglob("_incoming")) == []


def test_extract_of_more_days_or_another_machine_gives_the_same_first_days(
    folder: Path, telemetry: Telemetry, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(extract_params(days=2, customers=100, malformed_share=0.1), telemetry=telemetry)
    other = tmp_path_factory.mktemp("other")
    platform(other, monkeypatch)
    extract(extract_params(days=3, customers=100, malformed_share=0.1), telemetry=telemetry)
    first = {path.relative_to(folder): path.read_bytes() for path in landed(folder)}
    second = {path.relative_to(other): path.read_bytes() for path in landed(other)}
    assert {name: second[name] for name in first} == first
    assert len(second) > len(first)


def test_extract_never_replaces_what_has_landed(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(seed=1), telemetry=telemetry)
    before = {path: path.read_bytes() for path in landed(folder)}
    with pytest.raises(JobError, match=r"cmdm_customers_20260701_001\.json: has landed with other bytes"):
        extract(extract_params(seed=2), telemetry=telemetry)
    assert {path: path.read_bytes() for path in landed(folder) if "_incoming" not in path.parts} == before


def test_extract_of_ten_thousand_reuses_the_reference_with_new_ids(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(customers=10_000), telemetry=telemetry)
    said = {str(record["customer_id"]): record for record in records(folder, entity_named("cmdm.customers"))}
    assert len(said) == 10_000
    again = said["C0007044"]
    first = said["C0000001"]
    assert (again["is_senior"], again["first_name"]) == (first["is_senior"], first["first_name"])
    emails = [record["email"] for record in said.values() if record["email"]]
    assert len(set(emails)) == len(emails)


def test_extract_lands_the_malformed_share(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(customers=4000, malformed_share=0.1), telemetry=telemetry)
    entity = entity_named("cmdm.customers")
    good, broken = landed(folder, entity)
    lines = lines_of(good)
    bad = [line for line in lines if faults(line, contract_of(entity))]
    assert 0.08 < len(bad) / len(lines) < 0.12
    assert broken.name == "cmdm_customers_20260701_002.json.gz"


def test_extract_spells_as_sources_do(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(customers=2000), telemetry=telemetry)
    addresses = records(folder, entity_named("amdm.addresses"))
    states = {str(record["state"]) for record in addresses}
    assert {"NSW", "nsw", "New South Wales", "Vic"} <= states
    assert {"800", "870"} <= {str(record["post_cd"]).strip() for record in addresses}
    cases = {str(record["status"]) for record in records(folder, entity_named("pega.cases"))}
    assert {"In Progress", "in_progress", "CLOSED", "Closed"} <= cases
    phones = [str(record["phone"]) for record in records(folder, entity_named("cmdm.customers")) if record["phone"]]
    assert {phone[:2] for phone in phones} >= {"+6", "(0", "61", "00"}
    starts = [str(record["start_dt"]) for record in records(folder, entity_named("jarvis.services"))]
    assert 0 < sum(start > "2026-07-01" for start in starts) < len(starts) / 100


def test_extract_of_later_days_holds_changes_late_ones_and_repeats(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(days=6, customers=3000), telemetry=telemetry)
    first, *later = landed(folder, entity_named("cmdm.customers"))
    before = {record["customer_id"]: record for record in map(json.loads, lines_of(first))}
    changed = repeated = late = 0
    for day, file in enumerate(later, start=2):
        for record in map(json.loads, lines_of(file)):
            late += record["ingest_ts"][:10] < f"2026-07-0{day}"
            known = before[record["customer_id"]] | {"ingest_ts": record["ingest_ts"]}
            changed, repeated = changed + (known != record), repeated + (known == record)
    assert min(changed, repeated, late) > 0
    assert late < changed
    assert changed + repeated < len(before) / 5
    # An optional field that no contract names, from the third day on.
    contacts = records(folder, entity_named("sfdc.contacts"))
    assert {record["ingest_ts"] >= "2026-07-03" for record in contacts if "lead_source" in record} == {True}  # type: ignore[operator]


def test_cases_progress_and_some_are_reopened(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(days=15, customers=1500), telemetry=telemetry)
    stages: dict[str, list[str]] = {}
    for record in sorted(records(folder, entity_named("pega.cases")), key=lambda record: str(record["ingest_ts"])):
        status = str(record["status"]).lower().replace(" ", "_").replace("-", "_")
        seen = stages.setdefault(str(record["case_id"]), [])
        if seen[-1:] != [status]:
            seen.append(status)
    orders = {tuple(seen) for seen in stages.values()}
    assert {("open", "in_progress", "resolved", "closed"), ("open", "in_progress", "pending", "resolved", "closed")} & (
        orders
    )
    assert any("reopened" in order and order[-1] in {"resolved", "closed"} for order in orders)
    assert all(order[-1] == "closed" for order in orders if "closed" in order), "a closed case went on"


def test_extract_names_every_parameter_that_cannot_be(telemetry: Telemetry) -> None:
    params = extract_params(first_day="1 July", days=0, customers=10_000_001, malformed_share=1.5)
    with pytest.raises(ParameterError) as raised:
        extract(params, telemetry=telemetry)
    message = str(raised.value)
    for told in ("--days=0", "--customers=10000001", "--malformed_share=1.5", "--first_day=1 July"):
        assert told in message


def test_files_of_gzip_tell_no_time(folder: Path, telemetry: Telemetry) -> None:
    extract(extract_params(), telemetry=telemetry)
    for file in landed(folder, entity_named("amdm.addresses")):
        assert file.read_bytes()[3:8] == b"\0\0\0\0\0"
        assert text_of(file)
