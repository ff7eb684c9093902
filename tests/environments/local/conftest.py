"""What the embedded platform's tests share: a Java, the verified jars, one real broker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from environments.local.broker import Broker
from environments.local.jars import JarSet, ensure_jars
from environments.local.java import Java, find_java

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Java:
    return find_java(tmp_path_factory.mktemp("java"))


@pytest.fixture(scope="session")
def jars(java: Java) -> JarSet:
    return ensure_jars(PROJECT / ".cache" / "jars", java=java)


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory, java: Java, jars: JarSet) -> Iterator[Broker]:
    with Broker(tmp_path_factory.mktemp("broker"), java=java.executable, jars=jars.broker) as broker:
        yield broker
