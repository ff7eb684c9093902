"""The independent judge of the sources' events."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from tests.jobs import judge

if TYPE_CHECKING:
    from jobs.streaming.events import Source

__all__ = ["faults"]


def faults(payload: bytes | None, source: Source) -> set[str]:
    """What keeps a message's value from being an event of the source: nothing if it conforms."""
    contract = resources.files("jobs.streaming") / "contracts" / f"{source}_events.v1.schema.json"
    return judge.faults(payload, contract)
