"""Where a table's rows come from, kept where it can't be lost: with each commit, in Delta's own history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobs.runtime.telemetry import Telemetry

__all__ = ["Lineage", "code_version"]

_UNVERSIONED = "source"
_MARK = "lakeform.lineage"


@dataclass(frozen=True, kw_only=True)
class Lineage:
    """What a commit tells of its origin.

    `inputs` are the tables that were read, by three-part name, each with its version (None where a stream read on from
    where it was), or folders below `/Volumes`. `code` is the version of the wheel that ran.
    """

    run_id: str
    job: str
    inputs: Mapping[str, int | None]
    code: str

    @classmethod
    def of(cls, telemetry: Telemetry, *, slice_name: str, inputs: Mapping[str, int | None]) -> Self:
        """The lineage of what this run commits."""
        return cls(
            run_id=telemetry.run_id,
            job=f"{slice_name}.{telemetry.job}",
            inputs=dict(inputs),
            code=code_version(slice_name),
        )

    def to_metadata(self) -> dict[str, object]:
        """What `jobs.runtime.tables` keeps with a commit."""
        return {_MARK: 1, **vars(self)}

    def is_same_work(self, other: Lineage | None) -> bool:
        """Whether the same code has read the same versions; never true of code that has no version."""
        return other is not None and self.code == other.code != _UNVERSIONED and dict(self.inputs) == dict(other.inputs)

    @classmethod
    def from_metadata(cls, text: str | None) -> Self | None:
        """The lineage in the `userMetadata` of a commit; None where there is none, or somebody else's text."""
        try:
            told = json.loads(text or "null")
        except ValueError:
            return None
        if not isinstance(told, dict) or told.pop(_MARK, None) != 1:
            return None
        return cls(**told)


def code_version(slice_name: str) -> str:
    """The version of the slice's wheel, whose local part is its sources' digest; `source` where no wheel runs."""
    try:
        return version(f"lakeform_{slice_name}")
    except PackageNotFoundError:
        return _UNVERSIONED
