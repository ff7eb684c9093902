"""The whole path on this machine: stacks, broker, shipped wheel, tables; and what kills and restarts do to it."""

from __future__ import annotations

import signal
import socket
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from environments.local.processes import find
from tests.e2e.conftest import CUSTOMERS, EVENTS_PER_CUSTOMER, TOPICS, Lakeform

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.broker, pytest.mark.spark]
TABLES = tuple(f"ep_raw.streaming.{topic.replace('-', '_')}" for topic in TOPICS)


@pytest.fixture(scope="module")
def running(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lakeform, Any]]:
    lakeform = Lakeform(checkout, tmp_path_factory.mktemp("up") / "state")
    try:
        code, document = lakeform("up")
        assert code == 0, document
        yield lakeform, document
    finally:
        lakeform("down")
        assert lakeform.processes() == []


def _totals(document: Any) -> dict[str, tuple[int, int, int]]:
    """The counts of each table; a job that fills none has a row without one."""
    tables = [row for row in document["jobs"] if row["table"]]
    return {row["table"]: (row["rows_in"], row["accepted"], row["quarantined"]) for row in tables}


def _assert_whole(document: Any) -> None:
    """Every event of the replay is found once, in its table or in quarantine."""
    assert document["state"] == "succeeded"
    assert [topic["topic"] for topic in document["topics"]] == list(TOPICS)
    for topic in document["topics"]:
        assert topic["produced"] == topic["accepted"] + topic["quarantined"] == CUSTOMERS * EVENTS_PER_CUSTOMER
        assert topic["quarantined"] > 0
    assert set(TABLES) | set(TOPICS) <= set(_totals(document))


def test_up_brings_every_event_into_a_table_or_quarantine(running: tuple[Lakeform, Any]) -> None:
    _, document = running
    _assert_whole(document)
    rows = {row["table"]: row for row in document["jobs"]}
    for table in TABLES:
        assert rows[table]["job"] == "streaming/ingest"
        assert rows[table]["new_rows"] == rows[table]["rows_in"]
        assert rows[table]["state"] == "succeeded"
        assert rows[table]["seconds"] > 0
    engines = {entry["address"].partition(".")[0]: entry["engine"] for entry in document["resources"]}
    assert engines["azurerm_eventhub_namespace"] == "Kafka broker"
    assert engines["azurerm_virtual_network"] == "cloud only"
    assert all(entry["known"] and entry["declared"] for entry in document["resources"])


def test_up_takes_every_landed_record_to_the_marts(running: tuple[Lakeform, Any]) -> None:
    _, document = running
    layers = {row["table"]: row for row in document["layers"]}
    assert Counter(row["layer"] for row in layers.values()) == {"bronze": 5, "silver": 5, "gold": 4}
    for row in layers.values():
        assert row["balanced"]
        assert row["rows_in"] == row["accepted"] + row["quarantined"] > 0
    for system, entity in (("cmdm", "customers"), ("jarvis", "services"), ("pega", "cases")):
        raw, curated = layers[f"ep_raw.{system}.{entity}"], layers[f"ep_curated.{system}.{entity}"]
        assert raw["quarantined"] > 0
        assert raw["accepted"] == raw["rows"] == curated["rows_in"]
        assert curated["rows"] <= curated["accepted"]
    customers = layers["ep_curated.cmdm.customers"]["rows"]
    assert layers["ep_marts.customer.customer_360"]["rows"] == customers
    assert layers["ep_marts.customer.dim_customer"]["rows"] >= customers


def test_up_again_doubles_nothing(running: tuple[Lakeform, Any]) -> None:
    lakeform, first = running
    code, second = lakeform("up")
    assert code == 0
    assert _totals(second) == _totals(first)
    assert {row["new_rows"] for row in second["jobs"]} == {0}


def test_up_masks_what_it_filled(running: tuple[Lakeform, Any]) -> None:
    lakeform, first = running
    assert [row["state"] for row in first["jobs"] if row["job"] == "governance/protect"] == ["succeeded"]
    text = "SELECT email, phone, state FROM ep_raw.streaming.crm_events"
    assert lakeform.query(text) == []
    masked = lakeform.query(text, "--as-groups", "MT-region-nsw")
    assert {row["state"] for row in masked} == {"NSW"}
    assert all("***@" in row["email"] and row["phone"].startswith("***") for row in masked)
    clear = lakeform.query(text, "--as-groups", "MT-pii-readers")
    assert clear
    assert all("***" not in row["email"] + row["phone"] for row in clear)


def test_status_and_logs_tell_of_what_ran(running: tuple[Lakeform, Any]) -> None:
    lakeform, first = running
    _, status = lakeform("status")
    assert status["state"] == "running"
    assert [broker["running"] for broker in status["brokers"]] == [True]
    assert _totals(status) == _totals(first)
    assert status["topics"] == first["topics"]
    _, logs = lakeform("logs", "streaming", "ingest")
    assert [entry["job"] for entry in logs["logs"]] == ["streaming/ingest"]
    assert any('"table_progress"' in line or '"event"' in line for line in logs["logs"][0]["lines"])


def test_run_runs_the_job_that_is_named(running: tuple[Lakeform, Any]) -> None:
    lakeform, first = running
    before = _run_ids(lakeform)
    code, document = lakeform("run", "streaming", "ingest")
    assert code == 0
    assert _totals(document) == _totals(first)
    after = _run_ids(lakeform)
    assert after["streaming/replay"] == before["streaming/replay"]
    assert after["streaming/ingest"] != before["streaming/ingest"]


def test_run_of_no_job_names_those_there_are(running: tuple[Lakeform, Any]) -> None:
    code, document = running[0]("run", "streaming", "ingset")
    assert code == 1
    assert document["error"] == "the slice 'streaming' has no job 'ingset'; did you mean 'ingest'?"


def test_lost_row_makes_up_fail(running: tuple[Lakeform, Any], capfd: pytest.CaptureFixture[str]) -> None:
    lakeform, _ = running
    logs = lakeform.state.joinpath("tables", *TABLES[0].split("."), "_delta_log")
    newest = max(path for path in logs.glob("*.json") if '"add"' in path.read_text())
    whole = newest.read_text()
    # The jobs have nothing to do, so only the count meets the missing file.
    newest.write_text("\n".join(line for line in whole.splitlines() if '"add"' not in line))
    try:
        code, document = lakeform("run", "streaming", "replay")
    finally:
        newest.write_text(whole)
    assert code == 1
    assert document["state"] == "unbalanced"
    assert [topic["topic"] for topic in document["topics"] if not topic["balanced"]] == ["billing-events"]
    assert "billing-events: 750 produced, but" in capfd.readouterr().err


def test_broker_that_died_is_started_again_with_its_events(running: tuple[Lakeform, Any]) -> None:
    lakeform, first = running
    (record,) = lakeform.state.glob("brokers/*/process.json")
    broker = find(record)
    assert broker is not None
    broker.kill()
    psutil.wait_procs([broker], timeout=10)
    assert lakeform("status")[1]["state"] == "stopped"
    code, document = lakeform("run", "streaming", "replay")
    assert code == 0
    assert _totals(document) == _totals(first)


def test_asked_port_in_use_is_named(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lakeform = Lakeform(checkout, tmp_path / "state")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("LAKEFORM_KAFKA_PORT", str(port))
        code, document = lakeform("up")
    assert code == 1
    assert f"LAKEFORM_KAFKA_PORT={port}: another process listens there" in document["error"]
    assert lakeform.processes() == []


def test_up_killed_at_any_moment_is_mended_by_the_next(running: tuple[Lakeform, Any], lakeform_at: Lakeform) -> None:
    """The other platform runs meanwhile: two state folders on one machine don't meet."""
    lakeform = lakeform_at
    state = lakeform.state
    moments: list[Callable[[], bool]] = [
        lambda: any(state.glob("brokers/*/process.json")),
        (state / "runs" / "streaming" / "replay" / "process.json").exists,
        (state / "runs" / "streaming" / "ingest" / "process.json").exists,
        lambda: any(state.glob("tables/ep_raw/*/*/_delta_log/*.json")),
    ]
    try:
        for moment in moments:
            with lakeform.spawn("up") as up:
                _wait_until(moment, while_running=up)
                up.send_signal(signal.SIGKILL)
        code, document = lakeform("up")
        assert code == 0, document
        _assert_whole(document)
        _, other = running[0]("status")
        assert other["state"] == "running"
        assert _totals(other) == _totals(running[1])
    finally:
        lakeform("down")
    assert lakeform.processes() == []
    assert len(running[0].processes()) == 1


def test_interrupted_up_leaves_no_task_and_down_no_process(lakeform_at: Lakeform) -> None:
    lakeform = lakeform_at
    task = lakeform.state / "runs" / "streaming" / "replay" / "process.json"
    with lakeform.spawn("up") as up:
        _wait_until(task.exists, while_running=up)
        up.send_signal(signal.SIGINT)
        assert up.wait(60) == 130
    said = lakeform.said.read_text()
    assert "interrupted; go on with: lakeform up" in said
    assert "Traceback" not in said
    assert [process.name() for process in lakeform.processes()] == ["java"]
    assert lakeform("status")[1]["state"] == "running"
    assert lakeform("down")[0] == 0
    assert lakeform.processes() == []
    assert lakeform("reset", "--yes")[0] == 0
    assert not lakeform.state.exists()


def test_down_ends_an_up_that_is_at_work(lakeform_at: Lakeform) -> None:
    lakeform = lakeform_at
    task = lakeform.state / "runs" / "streaming" / "replay" / "process.json"
    with lakeform.spawn("up") as up:
        _wait_until(task.exists, while_running=up)
        assert lakeform("down")[0] == 0
        # Here `down` ran in the parent's process and took the exit code; what it said is left.
        up.wait(60)
    assert "interrupted; go on with: lakeform up" in lakeform.said.read_text()
    assert lakeform.processes() == []


def _run_ids(lakeform: Lakeform) -> dict[str, str]:
    return {entry["job"]: entry["run_id"] for entry in lakeform("logs")[1]["logs"]}


def _wait_until(moment: Callable[[], bool], *, while_running: subprocess.Popen[bytes]) -> None:
    while not moment():
        assert while_running.poll() is None, "it ended before the moment came"
        time.sleep(0.02)
