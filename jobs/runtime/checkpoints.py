"""What a stream's checkpoint tells: whose it is, and how far its batches were planned."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["newest_batch", "query_id", "watermark"]


def query_id(checkpoint: str) -> str:
    """The id of the query that the checkpoint belongs to.

    A new checkpoint counts batches from 0 again: by its id, they are not taken for retries of the old one's.
    """
    return str(json.loads((Path(checkpoint) / "metadata").read_text(encoding="utf-8"))["id"])


def newest_batch(checkpoint: str) -> int:
    """The newest batch that was ever planned; -1 before the first. What was planned may have been written in part."""
    planned = Path(checkpoint) / "offsets"
    return max((int(file.name) for file in planned.glob("[0-9]*")), default=-1) if planned.is_dir() else -1


def watermark(checkpoint: str, batch_id: int) -> datetime | None:
    """The watermark that a batch was planned with, the same at each try; None where no event had been seen yet."""
    # A version, the batch as a whole, then where each source stands.
    _, batch, *_ = (Path(checkpoint) / "offsets" / str(batch_id)).read_text(encoding="utf-8").splitlines()
    milliseconds = json.loads(batch)["batchWatermarkMs"]
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC) if milliseconds else None
