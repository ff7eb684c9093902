"""Storage is encrypted twice: by the service, and by the infrastructure beneath it with another key.

Why: it can be chosen when an account or a workspace is made and never afterwards; who needs it later has to move the
data.

Remedy: set `infrastructure_encryption_enabled`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import On, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_storage_account", "azurerm_databricks_workspace")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """In every environment alike, since none can be changed."""
    yield from wrong_switches(resource, On("infrastructure_encryption_enabled"))
