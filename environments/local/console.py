"""What a person sees while lakeform works: a spinner on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.table import Table

__all__ = ["Progress"]

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
    def step(self, text: str) -> Iterator[Callable[[str], None]]:
        """Show that a step is under way, and how long it took; the callable given tells how far it is."""
        began = time.monotonic()
        if self._console.is_terminal:
            with self._console.status(escape(text)) as status:
                yield lambda far: status.update(f"{escape(text)}: {escape(far)}")
        else:
            yield _Plain(self._console, text)
        self._console.print(f"[green]✓[/green] {escape(text)} [dim]{time.monotonic() - began:.1f} s[/dim]")

    def say(self, text: str) -> None:
        """A line of its own."""
        self._console.print(escape(text))

    def warn(self, text: str) -> None:
        """A line that should not be overlooked."""
        self._console.print(f"[yellow]![/yellow] {escape(text)}")

    def print(self, text: str) -> None:
        """A line of the result itself, on standard output."""
        self._out.print(text, markup=False, soft_wrap=True)

    def show(self, table: Table) -> None:
        """A table, on standard output."""
        self._out.print(table)


class _Plain:
    """Progress without a terminal: a line at most every few seconds."""

    _EVERY_SECONDS = 5.0

    def __init__(self, console: Console, text: str) -> None:
        self._console = console
        self._text = text
        self._next = time.monotonic() + self._EVERY_SECONDS

    def __call__(self, far: str) -> None:
        if time.monotonic() >= self._next:
            self._console.print(escape(f"  {self._text}: {far}"))
            self._next = time.monotonic() + self._EVERY_SECONDS
