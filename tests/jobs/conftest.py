"""One Spark session for all tests of jobs, as the embedded platform would start it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from jobs.runtime.session import get_session
from tests.jobs.sessions import LONG_LIVED, SPARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    folder = tmp_path_factory.mktemp("spark")
    java = find_java(tmp_path_factory.mktemp("java"))
    jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
    told = {
        **{name: str(folder / name) for name in ("tables", "volumes", "secrets", "scratch")},
        "kind": "local",
        "endpoints": {},
        "jars": [str(jar) for jar in jars.spark],
        "spark": SPARK | LONG_LIVED | {"spark.master": "local[2]"},
    }
    (folder / "platform.json").write_text(json.dumps(told))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAKEFORM_PLATFORM", str(folder / "platform.json"))
        patch.setenv("JAVA_HOME", str(java.home))
        session = get_session("tests")
    yield session
    session.stop()
