"""Files that are either the old or the new version, never half of one, whatever is killed when."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from environments.local.errors import LocalError

__all__ = ["private_folder", "read_json", "write_json", "write_text"]


def private_folder(path: Path) -> Path:
    """Create a folder (and its parents) that its owner alone can enter; give it back."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def write_text(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Replace a file in one step that survives a kill and a power cut; `mode` holds from its first byte."""
    private_folder(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def write_json(path: Path, value: Any, *, mode: int = 0o600) -> None:
    """Replace a JSON file as `write_text` does."""
    write_text(path, json.dumps(value, indent=2, sort_keys=True) + "\n", mode=mode)


def read_json(path: Path) -> dict[str, Any] | None:
    """A JSON object of the state folder; None where the file is not there.

    Raises:
        LocalError: the file is not a JSON object, so something else has written to the state folder.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise _corrupt(path, str(error)) from None
    if not isinstance(value, dict):
        raise _corrupt(path, f"holds a {type(value).__name__}, not an object")
    return value


def _corrupt(path: Path, why: str) -> LocalError:
    return LocalError(f"{path}: the state file can't be read ({why}); start afresh with: lakeform reset")


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
