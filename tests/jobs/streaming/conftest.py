"""What the slice's tests share: one real broker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from environments.local.broker import Broker
from environments.local.jars import ensure_jars
from environments.local.java import find_java

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    java = find_java(tmp_path_factory.mktemp("java"))
    jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
    with Broker(tmp_path_factory.mktemp("broker"), java=java.executable, jars=jars.broker) as broker:
        yield broker
