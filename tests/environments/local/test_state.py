from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from environments.local.errors import LocalError
from environments.local.processes import find
from environments.local.state import PROJECT, StateFolder

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from environments.local.state import StateFolder
with StateFolder(Path(sys.argv[1])).changing("up"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_state_is_found_by_option_then_environment_then_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAKEFORM_STATE", raising=False)
    assert StateFolder.locate(None).root == PROJECT / ".lakeform"
    monkeypatch.setenv("LAKEFORM_STATE", str(tmp_path / "env"))
    assert StateFolder.locate(None).root == tmp_path / "env"
    assert StateFolder.locate(str(tmp_path / "option")).root == tmp_path / "option"


def test_state_folder_is_its_owners_alone(tmp_path: Path) -> None:
    state = StateFolder(tmp_path / "state")
    with state.changing("up"):
        assert state.exists
        assert find(state.controller) is not None
    assert state.root.stat().st_mode & 0o077 == 0
    assert not state.controller.exists()


def test_state_never_adopts_a_folder_with_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("the only copy")
    with (
        pytest.raises(LocalError, match="holds files that lakeform did not write"),
        StateFolder(tmp_path).changing("up"),
    ):
        pass
    with pytest.raises(LocalError, match="not a folder"), StateFolder(tmp_path / "thesis.txt").changing("up"):
        pass


def test_state_in_use_names_who_uses_it(tmp_path: Path) -> None:
    state = StateFolder(tmp_path / "state")
    command = [sys.executable, "-c", HOLD, str(state.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(LocalError, match=rf"lakeform up \(process {holder.pid}\) is at work there"),
            state.changing("run"),
        ):
            pass
        holder.kill()
    with state.changing("run"):
        assert (state.root / "lock").read_text() == f"lakeform run (process {os.getpid()})"
