"""Text as SQL."""

from __future__ import annotations

__all__ = ["quoted"]


def quoted(text: str) -> str:
    """The text as a SQL literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
