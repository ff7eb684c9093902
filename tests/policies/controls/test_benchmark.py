from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from policies.controls import BenchmarkError, load_benchmarks
from policies.scan.checkov_checks import load_checkov
from policies.scan.policy import load_policies

if TYPE_CHECKING:
    from pathlib import Path

# Written with a hyphen, and no policies.
_WORDS: frozenset[str] = frozenset({"add-on"})

ENFORCED: dict[str, object] = {"id": "1", "level": "1", "title": "Something is so", "policies": ["run-as"]}


def written(folder: Path, *controls: dict[str, object], **changes: object) -> Path:
    benchmark = {
        "name": "A benchmark",
        "about": "About",
        "level": "profile",
        "controls_in_all": len(controls),
        "controls": list(controls),
        **changes,
    }
    (folder / "a.yaml").write_text(yaml.safe_dump(benchmark))
    return folder


def test_benchmarks_are_the_two_published_lists() -> None:
    assert {benchmark.name.split()[0]: benchmark.controls_in_all for benchmark in load_benchmarks()} == {
        "CIS": 11,
        "Databricks": 61,
    }


def test_cis_controls_are_numbered_without_a_gap() -> None:
    cis = next(benchmark for benchmark in load_benchmarks() if benchmark.name.startswith("CIS"))
    assert [control.id for control in cis.controls] == [f"2.1.{number}" for number in range(1, 12)]


def test_controls_name_policies_that_judge() -> None:
    known = {policy.id for policy in load_policies()} | set(load_checkov().descriptions)
    for benchmark in load_benchmarks():
        for control in benchmark.controls:
            assert set(control.policies) <= known, control.id


def test_reasons_name_policies_that_judge() -> None:
    known = {policy.id for policy in load_policies()}
    ids = {control.id for benchmark in load_benchmarks() for control in benchmark.controls}
    for benchmark in load_benchmarks():
        for control in benchmark.controls:
            words = {word.strip(".,;:()") for word in (control.reason or "").split()}
            named = {word for word in words if "-" in word and word.islower() and word not in _WORDS}
            assert named <= known, control.id
            assert {word for word in words if word[:1].isupper() and "-" in word} <= ids, control.id


def test_control_needs_policies_or_a_reason(tmp_path: Path) -> None:
    unanswered = {**ENFORCED, "policies": []}
    with pytest.raises(BenchmarkError, match=r"a\.yaml: controls\.0: .*name the policies that enforce it, or give"):
        load_benchmarks(written(tmp_path, unanswered))


def test_control_with_policies_takes_no_reason(tmp_path: Path) -> None:
    both = {**ENFORCED, "reason": "Nobody could say why there is one"}
    with pytest.raises(BenchmarkError, match="not both"):
        load_benchmarks(written(tmp_path, both))


def test_note_belongs_to_policies(tmp_path: Path) -> None:
    noted = {
        **ENFORCED,
        "policies": [],
        "reason": "Nobody could say why there is none",
        "note": "And a note about all of it",
    }
    with pytest.raises(BenchmarkError, match="a note belongs to policies"):
        load_benchmarks(written(tmp_path, noted))


def test_control_is_there_once(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="1: there twice"):
        load_benchmarks(written(tmp_path, ENFORCED, ENFORCED))


def test_forgotten_control_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="has 1 controls of 2"):
        load_benchmarks(written(tmp_path, ENFORCED, controls_in_all=2))


def test_unknown_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"controls\.0\.policy: Extra inputs"):
        load_benchmarks(written(tmp_path, {**ENFORCED, "policy": "run-as"}))


def test_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: [")
    with pytest.raises(BenchmarkError, match=r"a\.yaml: not YAML"):
        load_benchmarks(tmp_path)
