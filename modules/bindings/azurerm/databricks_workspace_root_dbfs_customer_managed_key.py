"""`azurerm_databricks_workspace_root_dbfs_customer_managed_key` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "DatabricksWorkspaceRootDbfsCustomerManagedKey",
    "DatabricksWorkspaceRootDbfsCustomerManagedKeyTimeouts",
]


class DatabricksWorkspaceRootDbfsCustomerManagedKeyTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class DatabricksWorkspaceRootDbfsCustomerManagedKey(Resource):
    """`azurerm_databricks_workspace_root_dbfs_customer_managed_key`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_databricks_workspace_root_dbfs_customer_managed_key"

    id = StringAttribute()
    key_vault_id = StringAttribute()
    key_vault_key_id = StringAttribute()
    workspace_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        key_vault_key_id: str,
        workspace_id: str,
        key_vault_id: str | None = None,
        timeouts: DatabricksWorkspaceRootDbfsCustomerManagedKeyTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
