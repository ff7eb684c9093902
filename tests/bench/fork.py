"""Synth with cdktf and with its maintained fork cdktn: the same Terraform comes out of both."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["run"]

PROJECT = Path(__file__).parents[2]
FORK = "cdktn==0.24.0"
_SYNTHESIZE = """
import runpy, sys
if len(sys.argv) > 1:
    sys.path.insert(0, sys.argv[1])
    import cdktn
    sys.modules["cdktf"] = cdktn
runpy.run_module("stacks", run_name="__main__")
"""


def run() -> None:
    """Synthesize every stack with both and compare them; the fork is installed into a temporary folder.

    Raises:
        SystemExit: a stack differs, or one of the two failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        fork = Path(folder, "fork")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--target", str(fork), FORK], check=True)
        ours = _synthesize(Path(folder, "cdktf"))
        theirs = _synthesize(Path(folder, "cdktn"), str(fork))
    if different := sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)):
        raise SystemExit(f"{FORK} synthesizes other Terraform than cdktf for: {', '.join(different)}")
    print(f"{FORK} synthesizes the same Terraform as cdktf for all {len(ours)} stacks")


def _synthesize(outdir: Path, *arguments: str) -> dict[str, Any]:
    environment = os.environ | {
        "CDKTF_OUTDIR": str(outdir),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    subprocess.run([sys.executable, "-c", _SYNTHESIZE, *arguments], cwd=PROJECT, env=environment, check=True)
    return {path.parent.name: _without_version(path) for path in outdir.glob("stacks/*/cdk.tf.json")}


def _without_version(path: Path) -> Any:
    found = json.loads(path.read_text(encoding="utf-8"))
    del found["//"]["metadata"]["version"]
    return found


if __name__ == "__main__":
    run()
