"""The page in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from environments.local.report_html.page import page
from tests.environments.local.report_html.browser import find_chromium, render
from tests.environments.local.report_html.runs import report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def chromium() -> str:
    found = find_chromium()
    if found is None:
        pytest.skip("no Chromium on this machine; on Debian: apt-get install chromium")
    return found


def test_charts_are_drawn_with_their_numbers(chromium: str, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(page(report()), encoding="utf-8")
    rendered = render(chromium, tmp_path / "report.html")
    assert rendered.console == []
    assert rendered.asked == set()
    drawings = re.findall(r'<svg [^>]*aria-label="([^"]+)"[^>]*>(.*?)</svg>', rendered.dom, re.DOTALL)
    texts = {name: re.findall(r"<text [^>]*>([^<]*)</text>", drawing) for name, drawing in drawings}
    assert texts["Rows from landed files to bronze, silver and gold"][4:] == [
        "cmdm.customers",
        "7,043 rows",
        "6,900",
        "143 quarantined",
        "6,888",
        "12 quarantined",
        "customer.customer_360",
        "6,800 rows",
    ]
    assert texts["Rows by broken rule"][::3] == ["type", "required", "email_is_valid", "tenure_is_plausible"]
    assert texts["Rows by broken rule"][2::3] == ["100", "50", "12", "31 warned"]
    assert "150 min of 120 min, late" in texts["Freshness of each table against its limit"]
    assert [said for said in texts["Wall seconds of each job's runs"] if said.startswith("last")] == [
        "last 20 s",
        "last 20 s",
        "last 2 s",
    ]


def test_bars_are_as_long_as_their_rows(chromium: str, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(page(report()), encoding="utf-8")
    dom = render(chromium, tmp_path / "report.html").dom
    drawing = re.findall(r'<svg [^>]*aria-label="Rows by broken rule"[^>]*>(.*?)</svg>', dom, re.DOTALL)[0]
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([0-9.]+)"', drawing)]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 0.5, 0.12, 0.31], rel=0.01)


def test_request_and_error_of_a_page_would_be_seen(chromium: str, tmp_path: Path) -> None:
    spoilt = '<img src="http://198.51.100.7/picture.png"><script>console.error("broken")</script>'
    (tmp_path / "spoilt.html").write_text(spoilt)
    rendered = render(chromium, tmp_path / "spoilt.html")
    assert "198.51.100.7" in rendered.asked
    assert ["broken" in line for line in rendered.console] == [True]


def test_policy_of_the_page_refuses_what_is_slipped_in(chromium: str, tmp_path: Path) -> None:
    slipped = '<img src="http://198.51.100.7/picture.png"><script>document.title = "taken over"</script></body>'
    (tmp_path / "report.html").write_text(page(report()).replace("</body>", slipped), encoding="utf-8")
    rendered = render(chromium, tmp_path / "report.html")
    assert rendered.asked == set()
    assert "<title>lakeform: the last runs</title>" in rendered.dom
