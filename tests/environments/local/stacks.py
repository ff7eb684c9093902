"""Synthesized stacks and shipped wheels in small, for tests that need no cdktf."""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["write_stacks", "write_wheel"]


def write_stacks(folder: Path, **stacks: Any) -> Path:
    """Write each document as `<folder>/stacks/<name>/cdk.tf.json`; a `_` in a name stands for `-`."""
    for name, document in stacks.items():
        path = folder / "stacks" / name.replace("_", "-") / "cdk.tf.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document))
    return folder


def write_wheel(folder: Path, sources: Mapping[str, str], *, package: str = "lakeform_demo") -> Path:
    """Write a wheel of `jobs/demo/<name>.py` modules, each an entry point, under `<folder>/<sha256>/`."""
    name = f"{package}-1.0-py3-none-any.whl"
    draft = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    info = f"{package}-1.0.dist-info"
    points = "".join(f"{module} = jobs.demo.{module}:main\n" for module in sources)
    with zipfile.ZipFile(draft, "w") as wheel:
        wheel.writestr("jobs/__init__.py", "")
        wheel.writestr("jobs/demo/__init__.py", "")
        for module, source in sources.items():
            wheel.writestr(f"jobs/demo/{module}.py", source)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/entry_points.txt", f"[console_scripts]\n{points}")
    target = folder / hashlib.sha256(draft.read_bytes()).hexdigest() / name
    target.parent.mkdir()
    return draft.rename(target)
