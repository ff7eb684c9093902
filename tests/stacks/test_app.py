"""The app as a whole: what is deployed, that it is the same every time, and what a change touches."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from environments.settings import ENVIRONMENTS
from stacks.__main__ import main

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized

REPOSITORY = Path(__file__).parents[2]
ADDRESSES = Path(__file__).with_name("addresses.txt")
PACKAGES = ("stacks", "modules", "jobs", "policies", "environments")


def run_app(tree: Path, out: Path, environments: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stacks"],
        cwd=tree,
        env={**os.environ, "CDKTF_OUTDIR": str(out), "LAKEFORM_ENVIRONMENTS": environments, "PYTHONPATH": str(tree)},
        check=False,
        capture_output=True,
        text=True,
    )


def synth(tree: Path, out: Path) -> dict[str, bytes]:
    done = run_app(tree, out)
    assert done.returncode == 0, done.stderr
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, to change."""
    tree = tmp_path_factory.mktemp("tree")
    for package in PACKAGES:
        shutil.copytree(REPOSITORY / package, tree / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "cdktf.json", tree)
    return tree


@pytest.fixture(scope="module")
def first(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return synth(tree, tmp_path_factory.mktemp("first"))


def test_stacks_are_named_after_environment_and_slice(synthesized: dict[str, Synthesized]) -> None:
    assert set(synthesized) == {
        f"{environment}{suffix}"
        for environment in ENVIRONMENTS
        for suffix in ("", "-governance", "-lakehouse", "-streaming")
    }


def test_every_stack_has_a_state_of_its_own(synthesized: dict[str, Synthesized]) -> None:
    backends = {name: stack.document["terraform"]["backend"] for name, stack in synthesized.items()}
    keys = {name: backend["azurerm"]["key"] for name, backend in backends.items() if "azurerm" in backend}
    assert keys == {name: f"{name}.tfstate" for name in synthesized if not name.startswith("local")}
    assert all(backends[name]["azurerm"]["use_azuread_auth"] for name in keys)
    assert {name for name, backend in backends.items() if "local" in backend} == set(synthesized) - set(keys)


def test_providers_are_pinned_exactly(synthesized: dict[str, Synthesized]) -> None:
    for stack in synthesized.values():
        for provider in stack.document["terraform"]["required_providers"].values():
            assert provider["version"][0].isdigit(), (stack.name, provider)


def test_second_synth_is_byte_identical(first: dict[str, bytes], tree: Path, tmp_path: Path) -> None:
    assert synth(tree, tmp_path) == first


def test_json_names_no_absolute_path(first: dict[str, bytes], tree: Path) -> None:
    for name, content in first.items():
        for machine in (tree, Path.home(), Path(sys.prefix)):
            assert str(machine).encode() not in content, (name, machine)


def test_changed_job_changes_its_own_stacks_alone(first: dict[str, bytes], tree: Path, tmp_path: Path) -> None:
    ingest = tree / "jobs" / "streaming" / "ingest.py"
    before = ingest.read_text()
    try:
        ingest.write_text(before + "\n# changed\n")
        second = synth(tree, tmp_path)
    finally:
        ingest.write_text(before)
    documents = {name for name in first if name.endswith("cdk.tf.json")}
    changed = {name for name in documents if first[name] != second[name]}
    assert changed == {f"stacks/{environment}-streaming/cdk.tf.json" for environment in ENVIRONMENTS}


def test_wrong_parameter_between_stack_and_job_fails_mypy(tmp_path: Path) -> None:
    stack = REPOSITORY / "stacks" / "streaming.py"
    renamed = tmp_path / "streaming.py"
    renamed.write_text(stack.read_text().replace("max_offsets_per_trigger=", "max_offsets=", 1))
    mypy = subprocess.run(
        [sys.executable, "-m", "mypy", "--shadow-file", "stacks/streaming.py", str(renamed), "stacks/streaming.py"],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
    )
    assert mypy.returncode == 1
    assert 'Unexpected keyword argument "max_offsets" for "IngestParams"' in mypy.stdout


def test_addresses_are_the_committed_ones(synthesized: dict[str, Synthesized]) -> None:
    """A renamed construct replaces its resource: if that is meant, write the new addresses into addresses.txt."""
    found = "".join(
        sorted(f"{stack.name} {kind}.{name}\n" for stack in synthesized.values() for kind, name, _ in stack.every())
    )
    assert found == ADDRESSES.read_text(), "run: python -m tests.stacks.addresses"


def test_main_synthesizes_the_chosen_environments_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAKEFORM_ENVIRONMENTS", "dev,test")
    monkeypatch.setenv("CDKTF_OUTDIR", str(tmp_path))
    assert main() == 0
    stacks = {path.name for path in (tmp_path / "stacks").iterdir()}
    assert stacks == {
        f"{name}{suffix}" for name in ("dev", "test") for suffix in ("", "-governance", "-lakehouse", "-streaming")
    }


def test_main_refuses_an_unknown_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAKEFORM_ENVIRONMENTS", "prood")
    assert main() == 2
    assert "did you mean prod?" in capsys.readouterr().err


def test_unknown_environment_is_refused_without_a_traceback(tmp_path: Path) -> None:
    done = run_app(REPOSITORY, tmp_path, environments="staging")
    assert done.returncode == 2
    assert "staging" in done.stderr
    assert "prod" in done.stderr
    assert "Traceback" not in done.stderr


def test_mistakes_in_settings_are_all_told_without_a_traceback(tree: Path, tmp_path: Path) -> None:
    path = tree / "environments" / "dev.yaml"
    before = path.read_text()
    try:
        path.write_text(before.replace("location: australiaeast", "location: mars") + "surprise: 1\n")
        done = run_app(tree, tmp_path, environments="dev")
    finally:
        path.write_text(before)
    assert done.returncode == 2
    assert "dev.yaml" in done.stderr
    assert "mars" in done.stderr
    assert "surprise" in done.stderr
    assert "Traceback" not in done.stderr


def test_name_too_long_for_azure_is_told_without_a_traceback(tree: Path, tmp_path: Path) -> None:
    path = tree / "environments" / "dev.yaml"
    before = path.read_text()
    workload = next(line for line in before.splitlines() if line.startswith("workload:"))
    organization = next(line for line in before.splitlines() if line.startswith("organization:"))
    try:
        path.write_text(before.replace(workload, "workload: abcdefgh").replace(organization, "organization: abcde"))
        done = run_app(tree, tmp_path, environments="dev")
    finally:
        path.write_text(before)
    assert done.returncode == 2
    assert "characters" in done.stderr
    assert "Traceback" not in done.stderr


def test_json_is_sorted_so_that_reviews_read_alike(first: dict[str, bytes]) -> None:
    for name, content in first.items():
        if name.endswith("cdk.tf.json"):
            document = json.loads(content)
            assert list(document["resource"]) == sorted(document["resource"]), name
