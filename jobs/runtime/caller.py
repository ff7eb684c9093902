"""On whose behalf this process reads: what column masks and row filters of the embedded platform decide by.

On Databricks the platform itself knows the caller. Here whoever starts the process says it, and a process that nobody
vouched for belongs to no group: it sees what everybody may see.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass

__all__ = ["GROUPS", "PRINCIPAL", "Caller", "caller"]

PRINCIPAL = "LAKEFORM_PRINCIPAL"
"""The environment variable that holds a service principal's application id, or a person's name."""

GROUPS = "LAKEFORM_GROUPS"
"""The environment variable that holds the names of the caller's groups, joined by commas."""


@dataclass(frozen=True, kw_only=True)
class Caller:
    """A principal and the account groups that it is a member of."""

    principal: str
    groups: frozenset[str]


def caller() -> Caller:
    """Who reads, as the environment of this process says."""
    groups = frozenset(filter(None, os.environ.get(GROUPS, "").split(",")))
    return Caller(principal=os.environ.get(PRINCIPAL) or getpass.getuser(), groups=groups)
