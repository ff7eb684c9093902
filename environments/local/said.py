"""What a job's process said, fit to be shown: whole lines, the telling ones, no secret among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from environments.local.files import read_json

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Tail", "redact"]

_REMEMBERED, _SHOWN, _WIDTH = 500, 8, 240
# Where Python's traceback ends and the message begins.
_RAISED = re.compile(r"[A-Za-z_][\w.]*(Error|Exception|Interrupt|Exit)\b")


class Tail:
    """Whole lines out of a growing file, and the last ones that a person would want to see."""

    def __init__(self) -> None:
        self._rest = b""
        self._lines: list[str] = []

    def feed(self, data: bytes) -> list[str]:
        """The lines that are complete by now."""
        *whole, self._rest = (self._rest + data).split(b"\n")
        lines = [line.decode(errors="replace") for line in whole]
        self._lines = [*self._lines, *filter(str.strip, lines)][-_REMEMBERED:]
        return lines

    def last_words(self) -> str:
        """The last exception's message, else the last lines; indented, below what precedes them."""
        raised = [index for index, line in enumerate(self._lines) if _RAISED.match(line)]
        shown = self._lines[raised[-1] :][:_SHOWN] if raised else self._lines[-_SHOWN:]
        return "".join(f"\n  {line if len(line) <= _WIDTH else line[:_WIDTH] + '…'}" for line in shown)


def redact(text: str, secrets: Path) -> str:
    """The text with every value of a secrets file replaced; Spark writes its options, passwords too, into errors."""
    for scope in (read_json(secrets) or {}).values():
        for key, value in scope.items():
            text = text.replace(value, f"<secret {key}>")
    return text
