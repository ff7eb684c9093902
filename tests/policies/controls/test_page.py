from __future__ import annotations

from pathlib import Path

from policies.controls import Benchmark, Control, controls_markdown, load_benchmarks

PAGE = Path(__file__).parents[3] / "docs" / "controls.md"


def test_page_is_what_the_benchmarks_say() -> None:
    assert PAGE.read_text() == controls_markdown(load_benchmarks()), "run: make controls"


def test_page_counts_what_is_enforced_and_links_to_it() -> None:
    page = controls_markdown(
        [
            Benchmark(
                name="A benchmark",
                about="About it",
                level="profile",
                controls_in_all=3,
                controls=(
                    Control(id="1", level="2", title="Jobs run as somebody", policies=("run-as", "CKV_AZURE_1")),
                    Control(
                        id="3",
                        level="1",
                        title="Owners are groups",
                        policies=("owners",),
                        note="Of what stacks make.",
                    ),
                    Control(id="2", level="1", title="The moon is full", reason="Nobody has a resource for the moon."),
                ),
            )
        ]
    )
    assert "2 of 3 controls are enforced by a policy." in page
    assert "| 1 | 2 | Jobs run as somebody | [run-as](policy-gate.md#run-as), CKV_AZURE_1 |" in page
    assert "| 3 | 1 | Owners are groups | [owners](policy-gate.md#owners). Of what stacks make. |" in page
    assert "| 2 | 1 | The moon is full | no policy: Nobody has a resource for the moon. |" in page
