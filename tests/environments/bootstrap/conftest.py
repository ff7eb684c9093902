from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from environments.bootstrap.arm import Arm
from tests.environments.bootstrap.resource_manager import TOKEN, ResourceManager, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> Iterator[ResourceManager]:
    # A machine's proxy has no part in what happens on it.
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as manager:
        yield manager


@pytest.fixture
def arm(manager: ResourceManager) -> Arm:
    return Arm(token=lambda: TOKEN, endpoint=manager.endpoint)
