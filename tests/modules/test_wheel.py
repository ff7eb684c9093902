from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from modules.wheel import Wheel, WheelError, build_wheel

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """A small `jobs` package: the runtime, a slice with one entry point, and another slice."""
    tree = {
        "__init__.py": "",
        "runtime/__init__.py": "",
        "runtime/hello.py": "WORD = 'hello'\n",
        "ours/__init__.py": "",
        "ours/run.py": "from jobs.runtime.hello import WORD\n\n\ndef main() -> None:\n    print(WORD)\n",
        "ours/helper.py": "def not_main() -> None: ...\n",
        "ours/data/rules.yaml": "rules: []\n",
        "theirs/__init__.py": "",
        "theirs/run.py": "def main() -> None: ...\n",
    }
    for name, text in tree.items():
        path = tmp_path / "jobs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "jobs"


def names(wheel: Wheel, tmp_path: Path) -> set[str]:
    with zipfile.ZipFile(wheel.write(tmp_path / "out")) as archive:
        assert archive.testzip() is None
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_wheel_holds_the_slice_and_the_runtime_alone(jobs: Path, tmp_path: Path) -> None:
    assert names(build_wheel("ours", jobs=jobs), tmp_path) == {
        "jobs/__init__.py",
        "jobs/runtime/__init__.py",
        "jobs/runtime/hello.py",
        "jobs/ours/__init__.py",
        "jobs/ours/run.py",
        "jobs/ours/helper.py",
        "jobs/ours/data/rules.yaml",
    }


def test_wheel_bytes_depend_on_sources_alone(jobs: Path) -> None:
    first = build_wheel("ours", jobs=jobs)
    for path in jobs.rglob("*.py"):
        path.chmod(0o600)
        os.utime(path, (time.time() + 1000,) * 2)
    (jobs / "ours" / "__pycache__").mkdir()
    (jobs / "ours" / "__pycache__" / "run.cpython-311.pyc").write_bytes(b"stale")
    assert build_wheel("ours", jobs=jobs) == first


def test_wheel_of_another_slice_is_untouched_by_a_change(jobs: Path) -> None:
    ours, theirs = build_wheel("ours", jobs=jobs), build_wheel("theirs", jobs=jobs)
    (jobs / "ours" / "run.py").write_text("def main() -> None:\n    print('changed')\n")
    assert build_wheel("theirs", jobs=jobs).sha256 == theirs.sha256
    changed = build_wheel("ours", jobs=jobs)
    assert changed.sha256 != ours.sha256
    assert changed.file_name != ours.file_name


def test_wheel_changes_with_the_runtime(jobs: Path) -> None:
    before = build_wheel("ours", jobs=jobs)
    (jobs / "runtime" / "hello.py").write_text("WORD = 'goodbye'\n")
    assert build_wheel("ours", jobs=jobs).sha256 != before.sha256


def test_entry_points_are_the_modules_with_a_main(jobs: Path) -> None:
    assert build_wheel("ours", jobs=jobs).entry_points == ("run",)


def test_wheel_installs_and_its_entry_point_runs(jobs: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    wheel = build_wheel("ours", jobs=jobs).write(tmp_path / "out")
    install = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True)
    found = subprocess.run(
        [sys.executable, "-c", "from importlib.metadata import entry_points as e; [p.load()() for p in e(name='run')]"],
        env={**os.environ, "PYTHONPATH": str(target)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout == "hello\n"


def test_wheel_of_an_unknown_slice_is_refused(jobs: Path) -> None:
    with pytest.raises(WheelError, match="jobs/nothing is no package"):
        build_wheel("nothing", jobs=jobs)


def test_wheel_of_code_that_does_not_parse_is_refused(jobs: Path) -> None:
    (jobs / "ours" / "run.py").write_text("def main( -> None\n")
    with pytest.raises(WheelError, match=r"jobs/ours/run\.py:1: "):
        build_wheel("ours", jobs=jobs)


def test_wheels_of_the_repository_have_their_entry_points() -> None:
    assert set(build_wheel("streaming", jobs=REPOSITORY / "jobs").entry_points) == {"enrich", "ingest", "produce"}
