"""Settings whose names say that they hold a secret, and how a secret is written without spelling it out."""

from __future__ import annotations

import re

__all__ = ["is_spelt_out"]

_SECRET_NAME = re.compile(
    r"(?i)passw(or)?d|secret|token|credential|sas[._]|[._]sas|(account|access|api|shared|private)[._-]?key"
    r"|connection[._-]?string"
)
# Names that speak of secrets and hold none: classes, endpoints, lifetimes.
_NO_SECRET = re.compile(r"(?i)(provider|provider\.type|endpoint|type|url|uri|class|path|scope|enabled|lifetime)$")
_REFERENCE = re.compile(r"\{\{secrets/[^/{}]+/[^/{}]+\}\}")


def is_spelt_out(name: str, value: object) -> bool:
    """Whether a setting of this name holds a secret in the clear, rather than `{{secrets/scope/key}}`."""
    if not _SECRET_NAME.search(name) or _NO_SECRET.search(name):
        return False
    return not _REFERENCE.fullmatch(str(value))
