from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jobs.runtime.entry import UNUSABLE
from jobs.runtime.params import KafkaAuthentication, ParameterError
from jobs.runtime.telemetry import Telemetry
from jobs.streaming.events import Source
from jobs.streaming.params import ProduceParams
from jobs.streaming.produce import main, produce
from jobs.streaming.replay import Replay, partition_of
from tests.jobs.streaming.topics import Found, create, fill, read

if TYPE_CHECKING:
    from environments.local.broker import Broker

PROJECT = Path(__file__).parents[3]
ENDPOINT = "evhns-lf-local.servicebus.windows.net:9093"
JOB = "import sys; from jobs.streaming.produce import main; sys.exit(main())"
PARAMS = ProduceParams(
    bootstrap_servers=ENDPOINT,
    authentication=KafkaAuthentication.CONNECTION_STRING,
    service_credential="",
    secret_scope="streaming",
    secret_key="connection-string",
    crm_topic="",
    billing_topic="",
    network_log_topic="",
    replay_id="first",
    customers=60,
    events_per_customer=3,
    malformed_share=0.2,
    seed=5,
)


@dataclass(frozen=True)
class Slice:
    """Three topics of a test's own, and the producer on them."""

    broker: Broker
    topics: dict[Source, str]
    platform: Path

    def params(self, **changes: Any) -> ProduceParams:
        return replace(
            PARAMS,
            crm_topic=self.topics[Source.CRM],
            billing_topic=self.topics[Source.BILLING],
            network_log_topic=self.topics[Source.NETWORK_LOG],
            **changes,
        )

    def produce(self, **changes: Any) -> None:
        produce(self.params(**changes), client=self.broker.client, telemetry=Telemetry("produce"))

    def arguments(self, **changes: Any) -> list[str]:
        return [f"--{name}={text}" for name, text in self.params(**changes).to_parameters().items()]

    def process(self, **changes: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", JOB, *self.arguments(**changes)],
            stderr=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            env={**os.environ, "LAKEFORM_PLATFORM": str(self.platform)},
        )

    def arrived(self) -> int:
        return sum(sum(self.broker.end_offsets(topic).values()) for topic in self.topics.values())

    def assert_holds_each_message_once(self, params: ProduceParams) -> None:
        replayed = Replay(
            customers=params.customers,
            events_per_customer=params.events_per_customer,
            malformed_share=params.malformed_share,
            seed=params.seed,
        )
        expected: dict[tuple[Source, int], list[tuple[bytes, bytes | None]]] = {}
        for message in replayed.messages():
            place = (message.source, partition_of(message.key, partitions=4))
            expected.setdefault(place, []).append((message.key, message.value))
        found: dict[tuple[Source, int], list[Found]] = {}
        for source, topic in self.topics.items():
            for arrived in read(self.broker, topic):
                if arrived.headers.get("replay-id") == params.replay_id.encode():
                    found.setdefault((source, arrived.partition), []).append(arrived)
        assert {place: [(one.key, one.value) for one in messages] for place, messages in found.items()} == expected
        assert all([one.sequence for one in messages] == list(range(len(messages))) for messages in found.values())


@pytest.fixture
def slice_(broker: Broker, tmp_path: Path) -> Slice:
    secrets = tmp_path / "secrets.json"
    secrets.write_text(json.dumps({"streaming": {"connection-string": broker.connection_string}}))
    platform = tmp_path / "platform.json"
    told = {
        "kind": "local",
        "tables": str(tmp_path),
        "volumes": str(tmp_path),
        "secrets": str(secrets),
        "endpoints": {ENDPOINT: broker.bootstrap},
        "jars": [],
        "spark": {},
        "scratch": str(tmp_path),
    }
    platform.write_text(json.dumps(told))
    return Slice(broker=broker, topics={source: create(broker) for source in Source}, platform=platform)


def progress(stderr: str) -> dict[str, tuple[int, int, int, int]]:
    events = [json.loads(line) for line in stderr.splitlines()]
    counts = ("rows_in", "accepted", "quarantined", "new_rows")
    return {
        event["table"]: (event["rows_in"], event["accepted"], event["quarantined"], event["new_rows"])
        for event in events
        if event["event"] == "table_progress" and set(counts) < set(event)
    }


@pytest.mark.broker
def test_produce_sends_every_message_to_its_place_once(slice_: Slice, capsys: pytest.CaptureFixture[str]) -> None:
    slice_.produce()
    slice_.assert_holds_each_message_once(slice_.params())
    assert progress(capsys.readouterr().err) == dict.fromkeys(slice_.topics.values(), (180, 180, 0, 180))


@pytest.mark.broker
def test_produce_again_sends_nothing(slice_: Slice, capsys: pytest.CaptureFixture[str]) -> None:
    slice_.produce()
    capsys.readouterr()
    slice_.produce()
    assert slice_.arrived() == 540
    assert progress(capsys.readouterr().err) == dict.fromkeys(slice_.topics.values(), (180, 180, 0, 0))


@pytest.mark.broker
def test_produce_says_nothing_of_what_is_malformed(slice_: Slice) -> None:
    slice_.produce()
    headers = {
        name for topic in slice_.topics.values() for found in read(slice_.broker, topic) for name in found.headers
    }
    assert headers == {"replay-id", "replay-seq", "replay-digest"}


@pytest.mark.broker
def test_produce_killed_at_any_point_is_completed_by_the_next_run(slice_: Slice) -> None:
    size = {"customers": 3000, "events_per_customer": 5}
    whole = 3000 * 5 * 3
    for share in (0.05, 0.25, 0.5):
        process = slice_.process(**size)
        while slice_.arrived() < share * whole and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert share * whole <= slice_.arrived() < whole
    before = slice_.arrived()
    last = slice_.process(**size)
    _, stderr = last.communicate()
    assert last.returncode == 0, stderr
    assert sum(new for _, _, _, new in progress(stderr).values()) == whole - before
    slice_.assert_holds_each_message_once(slice_.params(**size))


@pytest.mark.broker
def test_produce_goes_on_behind_messages_of_others(slice_: Slice) -> None:
    slice_.produce()
    for topic in slice_.topics.values():
        for partition in range(4):
            fill(slice_.broker, topic, 50, partition=partition)
    slice_.produce()
    assert slice_.arrived() == 540 + 3 * 4 * 50
    slice_.assert_holds_each_message_once(slice_.params())


@pytest.mark.broker
def test_produce_of_another_replay_sends_everything_anew(slice_: Slice) -> None:
    slice_.produce()
    slice_.produce(replay_id="second", seed=6)
    slice_.produce()
    assert slice_.arrived() == 2 * 540
    slice_.assert_holds_each_message_once(slice_.params())
    slice_.assert_holds_each_message_once(slice_.params(replay_id="second", seed=6))


@pytest.mark.broker
def test_produce_tells_how_far_it_is(
    slice_: Slice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jobs.streaming.produce._PROGRESS_SECONDS", 0)
    slice_.produce()
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (events[0]["event"], events[0]["events"], events[0]["arrived"]) == ("replay_started", 540, 0)
    delivered = [event["delivered"] for event in events if event["event"] == "replay_progress"]
    assert delivered == sorted(delivered)
    assert len(delivered) > 1


@pytest.mark.broker
def test_main_reads_its_parameters_and_the_platform(slice_: Slice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(slice_.platform))
    monkeypatch.setattr(sys, "argv", ["produce", *slice_.arguments()])
    assert main() == 0
    slice_.assert_holds_each_message_once(slice_.params())


@pytest.mark.broker
def test_main_ends_with_a_message_where_the_replay_is_another(
    slice_: Slice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    slice_.produce()
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(slice_.platform))
    monkeypatch.setattr(sys, "argv", ["produce", *slice_.arguments(customers=61)])
    assert main() == UNUSABLE
    assert "partition 0: the replay 'first' was begun with other customers" in capsys.readouterr().err
    assert slice_.arrived() == 540


@pytest.mark.parametrize(
    ("name", "value"), [("customers", 7044), ("customers", 0), ("events_per_customer", 0), ("malformed_share", 1.5)]
)
def test_produce_refuses_a_parameter_out_of_range(name: str, value: float) -> None:
    changed: dict[str, Any] = {name: value}
    with pytest.raises(ParameterError, match=f"--{name}={value}: expected"):
        produce(replace(PARAMS, **changed), client={}, telemetry=Telemetry("produce"))
