"""What a stream's checkpoint tells: whose it is, and how far its batches were planned."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["newest_batch", "query_id"]


def query_id(checkpoint: str) -> str:
    """The id of the query that the checkpoint belongs to.

    A new checkpoint counts batches from 0 again: by its id, they are not taken for retries of the old one's.
    """
    return str(json.loads((Path(checkpoint) / "metadata").read_text(encoding="utf-8"))["id"])


def newest_batch(checkpoint: str) -> int:
    """The newest batch that was ever planned; -1 before the first. What was planned may have been written in part."""
    planned = Path(checkpoint) / "offsets"
    return max((int(file.name) for file in planned.glob("[0-9]*")), default=-1) if planned.is_dir() else -1
