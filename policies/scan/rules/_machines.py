"""What an Azure virtual machine's size says of it."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["has_gpus"]

_GPU = re.compile(r"(?:standard_)?n[cdgpv]\w*", re.IGNORECASE)


def has_gpus(size: Any) -> bool:
    """Whether machines of a size such as `Standard_NC24ads_A100_v4` have GPUs (or accelerators alike)."""
    return bool(_GPU.fullmatch(str(size)))
