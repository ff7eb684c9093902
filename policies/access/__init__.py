"""Who may do what with the platform's data, as data: a pure function of an environment's roles."""

from __future__ import annotations

from policies.access.catalogs import DOMAINS, MARTS, catalogs
from policies.access.declared import declared
from policies.access.roles import Roles

__all__ = ["DOMAINS", "MARTS", "Roles", "catalogs", "declared"]
