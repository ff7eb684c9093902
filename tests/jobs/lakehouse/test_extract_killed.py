from __future__ import annotations

import multiprocessing
import time
from random import Random
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.extract import extract
from jobs.runtime.telemetry import Telemetry
from tests.jobs.lakehouse.volumes import extract_params, landed, platform

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from jobs.lakehouse.params import ExtractParams

KILLS = 6
# Forked, a process knows the reference customers already; to invent them takes longer than the extract.
FORK = multiprocessing.get_context("fork")


def run(params: ExtractParams) -> None:
    extract(params, telemetry=Telemetry("extract"))


def seen(folder: Path) -> list[Path]:
    """What the entities' streams see."""
    return [path for entity in ENTITIES for path in landed(folder, entity)]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in seen(folder)}


def test_extract_killed_again_and_again_lands_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = extract_params(days=6, customers=400, malformed_share=0.05)
    whole = tmp_path_factory.mktemp("whole")
    platform(whole, monkeypatch)
    run(params)
    expected = contents(whole)
    folder = tmp_path_factory.mktemp("killed")
    platform(folder, monkeypatch)
    seed = time.time_ns()
    random = Random(seed)  # noqa: S311 - guards nothing
    print(f"seed {seed}")  # noqa: T201 - shown where the test fails
    killed = 0
    for goal in sorted(random.sample(range(1, len(expected)), KILLS)):
        job = FORK.Process(target=run, args=(params,))
        job.start()
        while len(seen(folder)) < goal and job.is_alive():
            time.sleep(0.001)
        job.kill()
        job.join()
        killed += job.exitcode != 0
        there = contents(folder)
        assert there == {name: expected[name] for name in there}, "a file appeared before it was whole"
    assert killed > 0
    before = {path: path.stat().st_mtime_ns for path in seen(folder)}
    run(params)
    assert contents(folder) == expected
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert landed(folder) == sorted(seen(folder)), "a draft was left"
