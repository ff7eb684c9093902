"""Databricks runtimes with long-term support, the only ones that get fixes for years."""

from __future__ import annotations

import re

__all__ = ["LONG_TERM_SUPPORT", "is_supported"]

# The lines whose support ends in 2027 or later. From 18 on, a line is named by its major version alone.
LONG_TERM_SUPPORT = ("14.3", "15.4", "16.4", "17.3", "18")
_KEY = re.compile(r"(?P<line>[0-9]+(?:\.[0-9]+)?)\.x-(?:(?:cpu-ml|gpu-ml|photon|aarch64)-)*scala2\.1[23]")


def is_supported(version: object) -> bool:
    """Whether a `spark_version` names such a runtime."""
    found = _KEY.fullmatch(version) if isinstance(version, str) else None
    return found is not None and found["line"] in LONG_TERM_SUPPORT
