"""The rules of the house that neither mypy nor import contracts can hold."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PACKAGES = ("stacks", "modules", "jobs", "policies", "environments")
SHARED = "runtime"
LONGEST = 400


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],  # noqa: S607 - git of the PATH
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    )
    return [Path(line) for line in listed.stdout.splitlines() if (REPOSITORY / line).is_file()]


def imports(path: Path) -> set[str]:
    tree = ast.parse((REPOSITORY / path).read_text())
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def slices() -> list[str]:
    return sorted(path.parent.name for path in REPOSITORY.glob("jobs/*/params.py") if path.parent.name != SHARED)


@pytest.mark.parametrize("path", tracked("stacks/*.py"), ids=str)
def test_stack_imports_parameters_alone_from_jobs(path: Path) -> None:
    from_jobs = {module for module in imports(path) if module.split(".")[0] == "jobs"}
    assert {module for module in from_jobs if not re.fullmatch(r"jobs\.\w+\.params", module)} == set()


def test_stacks_are_what_is_deployed() -> None:
    units = {path for path in tracked("stacks/*.py") if path.parent.name == "stacks"}
    units -= {Path("stacks") / name for name in ("__init__.py", "__main__.py", "base.py")}
    assert units
    assert [path for path in units if "class Outputs:" not in (REPOSITORY / path).read_text()] == []


def test_slice_has_one_name_everywhere() -> None:
    assert slices()
    for name in slices():
        for place in (
            f"stacks/{name}.py",
            f"jobs/{name}/__init__.py",
            f"tests/jobs/{name}",
            f"tests/stacks/test_{name}.py",
        ):
            assert (REPOSITORY / place).exists(), place


@pytest.mark.parametrize("name", slices())
def test_slice_never_imports_another(name: str) -> None:
    others = {f"jobs.{other}" for other in slices() if other != name}
    found = {module for path in tracked(f"jobs/{name}/**/*.py", f"jobs/{name}/*.py") for module in imports(path)}
    assert {module for module in found if ".".join(module.split(".")[:2]) in others} == set()


def test_runtime_never_imports_a_slice() -> None:
    found = {module for path in tracked("jobs/runtime/*.py") for module in imports(path)}
    assert {module for module in found if re.match(rf"jobs\.(?!{SHARED}\b)", module)} == set()


def test_parameters_need_no_engine() -> None:
    for path in tracked("jobs/*/params.py"):
        roots = {module.split(".")[0] for module in imports(path)}
        assert roots.isdisjoint({"pyspark", "delta", "confluent_kafka", "cdktf", "constructs"}), path


def test_tests_mirror_the_tree() -> None:
    folders = {path.parent for path in tracked("tests/*.py", "tests/**/*.py") if path.name.startswith("test_")}
    mirrored = {Path(*folder.parts[1:]) for folder in folders if folder.parts[1:] and folder.parts[1] in PACKAGES}
    assert mirrored
    assert [folder for folder in mirrored if not (REPOSITORY / folder).is_dir()] == []


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in tracked("tests/*.py", "tests/**/*.py")}
    assert [folder for folder in folders if not (REPOSITORY / folder / "__init__.py").exists()] == []


def test_files_can_be_read_at_one_sitting() -> None:
    written = [path for path in tracked("*.py", "**/*.py") if path.parts[:2] != ("modules", "bindings")]
    long = {
        str(path): lines for path in written if (lines := len((REPOSITORY / path).read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_lock_files_name_no_address() -> None:
    for path in (
        "requirements.lock",
        "requirements.bootstrap.lock",
        "package-lock.json",
        "environments/local/jars.lock",
    ):
        text = (REPOSITORY / path).read_text()
        # A package may name its funding or home page; what it is downloaded from is the client's business.
        assert '"resolved"' not in text, path
        if path.endswith(".lock"):
            assert "://" not in text, path
