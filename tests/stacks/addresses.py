"""Write the addresses of all resources into addresses.txt, after a change that is meant to rename some."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.stacks.test_app import ADDRESSES, REPOSITORY, run_app

if TYPE_CHECKING:
    import subprocess


def main() -> None:
    """Synthesize everything and list it."""
    with tempfile.TemporaryDirectory() as out:
        done: subprocess.CompletedProcess[str] = run_app(REPOSITORY, Path(out))
        if done.returncode:
            sys.exit(done.stderr)
        lines = [
            f"{path.parent.name} {kind}.{name}\n"
            for path in Path(out).glob("stacks/*/cdk.tf.json")
            for kind, resources in json.loads(path.read_text())["resource"].items()
            for name in resources
        ]
    ADDRESSES.write_text("".join(sorted(lines)))


if __name__ == "__main__":
    main()
