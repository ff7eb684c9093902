"""The page as text: what it says, to whom, and that it asks nobody for anything."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from environments.local.report_html import page as page_module
from environments.local.report_html.charts import quantity
from environments.local.report_html.page import page
from tests.environments.local.report_html.runs import BRONZE, FRESHNESS, HELD_BACK, report

STYLE = Path(page_module.__file__).with_name("style.css").read_text(encoding="utf-8")
LEAST_CONTRAST = 4.5
VOID = {"meta", "link"}


class Page(HTMLParser):
    """The elements of a page with their attributes, whether every one is closed, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_page_is_well_formed_and_says_what_ran() -> None:
    read = Page(page(report()))
    assert read.open == []
    for said in ("7,043 rows", "143 quarantined", "6,888", "150 min of 120 min, late", "✗ missed: 1 of 1 tables"):
        assert said in read.texts, said
    assert "80 % of the rows are quarantined & at most 10 % may be" in read.texts


def test_every_drawing_has_a_name_and_its_numbers_as_a_table() -> None:
    read = Page(page(report()))
    drawings = [attributes for tag, attributes in read.elements if tag == "svg"]
    assert len(drawings) == 4
    assert all(drawing["role"] == "img" and drawing["aria-label"] for drawing in drawings)
    assert sum(tag == "details" for tag, _ in read.elements) == 4
    captions = sum(tag == "caption" for tag, _ in read.elements)
    assert captions == sum(tag == "table" for tag, _ in read.elements) == 6


def test_what_scrolls_can_be_reached_by_keyboard() -> None:
    scrolling = [attributes for _, attributes in Page(page(report())).elements if attributes.get("class") == "scroll"]
    assert scrolling
    assert all(attributes["tabindex"] == "0" and attributes["aria-label"] for attributes in scrolling)


def test_text_of_tables_stays_text() -> None:
    odd = "<script>alert(1)</script>"
    run = replace(HELD_BACK, problems=(odd,), table_name='"><img src=x onerror=y>')
    read = Page(page(report((run, replace(BRONZE, rules={odd: 3})))))
    assert {tag for tag, _ in read.elements}.isdisjoint({"script", "img"})
    assert read.texts.count(odd) == 3


def test_page_refers_to_nothing_outside() -> None:
    text = page(report())
    assert re.findall(r"(?:https?:)?//[^\s\"'<]+", text.replace("http://www.w3.org/2000/svg", "")) == []
    attributes = [pair for _, given in Page(text).elements for pair in given.items()]
    links = {value for name, value in attributes if name in {"src", "href"}}
    assert links == {"data:,", "#main"}


def test_page_without_kpis_says_how_to_get_them() -> None:
    read = Page(page(report(kpis=())))
    assert read.texts.count("Not observed yet: lakeform run lakehouse refresh") == 2


def test_page_without_broken_rules_says_so() -> None:
    assert "No row broke a rule." in Page(page(report((replace(BRONZE, rules={}),)))).texts


def test_value_far_beyond_its_limit_is_marked() -> None:
    late = replace(FRESHNESS, value=4000.0)
    assert "» 4,000 min of 120 min, late" in Page(page(report(kpis=(late,)))).texts


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(99.456, "%", "99.46 %"), (1234.5, "min", "1,234 min"), (3.0, "h", "3 h"), (0.0, "", "0")],
)
def test_quantity_is_short_and_has_its_unit(value: float, unit: str, shown: str) -> None:
    assert quantity(value, unit) == shown


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "page"),
        ("ink", "raised"),
        ("ink", "good-band"),
        ("quiet", "page"),
        ("quiet", "raised"),
        ("good", "raised"),
        ("bad", "page"),
        ("bad", "raised"),
    ],
)
def test_text_has_the_contrast_of_wcag_aa(scheme: int, ink: str, ground: str) -> None:
    style = STYLE.split("@media (prefers-color-scheme: dark)")[scheme]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", style))
    assert _contrast(colours[ink], colours[ground]) >= LEAST_CONTRAST
