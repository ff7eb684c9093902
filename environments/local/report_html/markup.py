"""HTML and SVG as text: elements whose attributes and text are escaped, and figures that can be read without seeing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Markup", "element", "figure", "svg", "table", "text"]


class Markup(str):
    """Text that is markup already; any other is escaped where it is put in."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """An element. `class_` and `for_` lose their underscore, others become hyphens; None leaves an attribute out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{name}{given}>{inner}</{name}>")


def svg(*shapes: str, width: float, height: float, title: str, narrowest: int) -> Markup:
    """A drawing that scales with the page, down to `narrowest` pixels, below which it scrolls; `title` is read out."""
    drawing = element(
        "svg",
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        role="img",
        aria_label=title,
        style=f"min-width: {narrowest}px",
    )
    return element("div", drawing, class_="scroll", tabindex="0", role="region", aria_label=f"{title}, drawn")


def text(content: str, *, x: float, y: float, class_: str = "", anchor: str | None = None) -> Markup:
    """A line of text in a drawing, its baseline at `y`."""
    return element("text", content, x=x, y=y, class_=class_ or None, text_anchor=anchor)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str) -> Markup:
    """A table; a cell that begins with a digit is a number, and set to the right."""
    head = element("tr", *(element("th", column, scope="col") for column in columns))
    body = [
        element("tr", *(element("td", cell, class_="number" if cell[:1].isdigit() else None) for cell in row))
        for row in rows
    ]
    whole = element("table", element("caption", caption), element("thead", head), element("tbody", *body))
    return element("div", whole, class_="scroll", tabindex="0", role="region", aria_label=caption)


def figure(identifier: str, heading: str, note: str, drawing: str, numbers: str) -> Markup:
    """A chart with what it shows in words, and its numbers as a table that can be opened."""
    return element(
        "section",
        element("h2", heading, id=identifier),
        element("p", note, class_="note"),
        drawing,
        element("details", element("summary", f"{heading}: the numbers"), numbers),
        aria_labelledby=identifier,
    )


def _plain(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
