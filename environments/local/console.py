"""What a person sees while lakeform works: a spinner on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.status import Status
    from rich.table import Table

__all__ = ["Progress", "Step"]

_EVERY_SECONDS = 5.0
# In a file or a pipe nothing needs to be cut to a window.
_WIDE = 160


class Progress:
    """Steps as they begin and end on standard error; the result on standard output unless that is kept for JSON."""

    def __init__(self, *, json: bool) -> None:
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._out = Console(highlight=False, quiet=json)
        if not self._out.is_terminal:
            self._out = Console(highlight=False, quiet=json, width=_WIDE)

    @contextmanager
    def step(self, text: str) -> Iterator[Step]:
        """Show that a step is under way, then how it ended and how long it took."""
        began = time.monotonic()
        status = self._console.status(escape(text)) if self._console.is_terminal else None
        step = Step(text, self._console, status)
        try:
            with status or nullcontext():
                yield step
        except BaseException:
            step.succeeded = False
            raise
        finally:
            mark = "[green]✓[/green]" if step.succeeded else "[red]✗[/red]"
            self._console.print(f"{mark} {escape(text)} [dim]{time.monotonic() - began:.1f} s[/dim]")

    def say(self, text: str) -> None:
        """A line of its own."""
        self._console.print(escape(text))

    def warn(self, text: str) -> None:
        """A line that should not be overlooked."""
        self._console.print(f"[yellow]![/yellow] {escape(text)}")

    def fail(self, text: str) -> None:
        """What went wrong, as every command tells it."""
        self._console.print(escape(f"lakeform: {text}"))

    def print(self, text: str) -> None:
        """A line of the result itself, on standard output."""
        self._out.print(text, markup=False, soft_wrap=True)

    def show(self, table: Table) -> None:
        """A table, on standard output."""
        self._out.print(table)


class Step:
    """A step under way; whoever does it may say that it failed."""

    def __init__(self, text: str, console: Console, status: Status | None) -> None:
        self.succeeded = True
        self._text = text
        self._console = console
        self._status = status
        self._next = time.monotonic() + _EVERY_SECONDS

    def far(self, text: str) -> None:
        """Tell how far the step is: on a terminal at once, elsewhere a line at most every few seconds."""
        if self._status:
            self._status.update(escape(f"{self._text}: {text}"))
        elif time.monotonic() >= self._next:
            self._console.print(escape(f"  {self._text}: {text}"))
            self._next = time.monotonic() + _EVERY_SECONDS
