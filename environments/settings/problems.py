"""What is wrong with settings files, told so that the reader can put it right."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Problem", "SettingsError"]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One mistake: where it is, what it is, and the remedy."""

    file: str
    line: int | None = None
    field: str | None = None
    value: object = ...
    """The value found; `...` where there is none."""
    message: str

    def __str__(self) -> str:
        """`file:line: field = value: what is wrong; the remedy`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.field is None:
            return f"{place}: {self.message}"
        found = "" if self.value is ... else f" = {_shorten(self.value)}"
        return f"{place}: {self.field}{found}: {self.message}"


class SettingsError(ValueError):
    """Settings can't be used; the message lists every mistake of every file that was asked for, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "mistake" if count == 1 else "mistakes"
        super().__init__("\n".join([f"settings: {count} {noun}", *(f"  {problem}" for problem in self.problems)]))


def _shorten(value: object, limit: int = 60) -> str:
    text = json.dumps(value, default=str, ensure_ascii=False)
    return text if len(text) <= limit else f"{text[:limit]}…"
