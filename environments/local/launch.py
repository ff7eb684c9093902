"""Become another program, after writing down which process that is: `launch.py RECORD PROGRAM ARGUMENT…`.

The record is there before the program starts, so a kill of whoever started it can't leave a program that nobody knows.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import psutil


def main(record: str, *command: str) -> None:
    """Write pid and start time to `record` in one step, then become `command`."""
    process = psutil.Process()
    draft = Path(f"{record}.{process.pid}")
    draft.write_text(json.dumps({"pid": process.pid, "started": process.create_time()}), encoding="utf-8")
    draft.replace(record)
    os.execvp(command[0], command)  # noqa: S606 (no shell is the point: the recorded pid is the program's)


if __name__ == "__main__":
    main(*sys.argv[1:])
