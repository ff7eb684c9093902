"""Waivers: checks that a resource may fail, each with its reason, in one reviewed file."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Waiver", "WaiverError", "load_waivers"]


class WaiverError(ValueError):
    """The waivers' file can't be used; the message names it, the field and the remedy."""


class Waiver(BaseModel):
    """A check that the resources whose address matches may fail; `resource` is a shell pattern of `stack type.name`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    check: str = Field(pattern=r"^CKV2?_[A-Z]+_[0-9]+$")
    resource: str = Field(min_length=1)
    reason: str = Field(min_length=20)

    def covers(self, check: str, address: str) -> bool:
        """Whether this waiver speaks of that check on that resource."""
        return check == self.check and fnmatchcase(address, self.resource)


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """Read the waivers.

    Raises:
        WaiverError: the file isn't a list of waivers; every mistake is named.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise WaiverError(f"{path.name}: not YAML: {error}") from None
    if not isinstance(entries, list):
        raise WaiverError(f"{path.name}: expected a list of waivers, each with check, resource and reason")
    waivers, problems = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            waivers.append(Waiver.model_validate(entry))
        except ValidationError as error:
            problems += [
                f"{path.name}: waiver {number}: {_field(each['loc'])}: {each['msg']} (is {each['input']!r})"
                for each in error.errors()
            ]
    if problems:
        raise WaiverError("\n".join(problems))
    return tuple(waivers)


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "entry"
