"""A benchmark's controls as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

__all__ = ["Benchmark", "BenchmarkError", "Control", "load_benchmarks"]

_FOLDER = Path(__file__).parent


class BenchmarkError(ValueError):
    """A benchmark's file can't be used; each line names the file, the field, what is wrong and the value."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Control(_Entry):
    """One control. Either `policies` enforce it, ours and checkov's by their ids, or `reason` says why none can.

    `note` says where the policies' reach ends.
    """

    id: str = Field(min_length=1)
    level: str = Field(min_length=1)
    title: str = Field(min_length=10)
    policies: tuple[str, ...] = ()
    reason: str | None = Field(default=None, min_length=20)
    note: str | None = Field(default=None, min_length=20)

    @model_validator(mode="after")
    def _is_answered(self) -> Self:
        if bool(self.policies) == bool(self.reason):
            raise ValueError("name the policies that enforce it, or give the reason why none can; not both")
        if self.note and self.reason:
            raise ValueError("a note belongs to policies; say it in the reason")
        return self


class Benchmark(_Entry):
    """A published list of controls. `controls_in_all`: how many it has, so that a forgotten one is noticed."""

    name: str = Field(min_length=1)
    about: str = Field(min_length=1)
    level: str = Field(min_length=1)
    controls_in_all: int = Field(gt=0)
    controls: tuple[Control, ...]

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        ids = [control.id for control in self.controls]
        if twice := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"{', '.join(twice)}: there twice")
        if len(ids) != self.controls_in_all:
            raise ValueError(f"has {len(ids)} controls of {self.controls_in_all}")
        return self

    @property
    def enforced(self) -> Sequence[Control]:
        """The controls that a policy enforces."""
        return [control for control in self.controls if control.policies]


def load_benchmarks(folder: Path = _FOLDER) -> Sequence[Benchmark]:
    """Every benchmark of the folder, by its file's name.

    Raises:
        BenchmarkError: a file is no benchmark; every mistake in it is named.
    """
    return tuple(_load(path) for path in sorted(folder.glob("*.yaml")))


def _load(path: Path) -> Benchmark:
    try:
        return Benchmark.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise BenchmarkError(f"{path.name}: not YAML: {error}") from None
    except ValidationError as error:
        raise BenchmarkError(
            "\n".join(
                f"{path.name}: {'.'.join(map(str, each['loc'])) or 'benchmark'}: {each['msg']}"
                for each in error.errors()
            )
        ) from None
