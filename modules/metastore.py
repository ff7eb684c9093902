"""Unity Catalog's metastore: made for a region once, and assigned to each of its workspaces.

Secure by default: no storage of its own, which all workspaces would share; no sharing outside the account; no access
for other engines than Databricks'; never destroyed, for every environment of the region lives in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.databricks.metastore import Metastore
from modules.bindings.databricks.metastore_assignment import MetastoreAssignment

if TYPE_CHECKING:
    from modules.bindings.cdk import Construct
    from modules.bindings.databricks.provider import DatabricksProvider

__all__ = ["assign_metastore", "create_metastore"]


def create_metastore(
    scope: Construct, construct_id: str, *, account: DatabricksProvider, name: str, region: str, owner: str
) -> str:
    """Create the region's metastore through the account, and give its id. Fails where the region has one."""
    return Metastore(
        scope,
        construct_id,
        provider=account,
        name=name,
        region=region,
        owner=owner,
        external_access_enabled=False,
        force_destroy=False,
        lifecycle=Lifecycle(prevent_destroy=True),
    ).id


def assign_metastore(
    scope: Construct,
    construct_id: str,
    *,
    account: DatabricksProvider,
    metastore_id: str,
    workspace_id: float,
    prevent_destroy: bool,
) -> MetastoreAssignment:
    """Assign a metastore to a workspace through the account; nothing of Unity Catalog works there before."""
    return MetastoreAssignment(
        scope,
        construct_id,
        provider=account,
        metastore_id=metastore_id,
        workspace_id=workspace_id,
        # A workspace without its metastore loses sight of every table.
        lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
    )
