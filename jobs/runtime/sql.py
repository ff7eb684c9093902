"""Text and names as SQL."""

from __future__ import annotations

__all__ = ["quoted", "quoted_name"]


def quoted(text: str) -> str:
    """The text as a SQL literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def quoted_name(name: str) -> str:
    """The name of a column as SQL has it, whatever characters are in it."""
    return "`" + name.replace("`", "``") + "`"
