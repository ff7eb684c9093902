"""A Databricks secret scope over a Key Vault: secrets stay in the vault, and jobs read them by name."""

from __future__ import annotations

from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.cdk import Construct
from modules.bindings.databricks.secret_scope import SecretScope, SecretScopeKeyvaultMetadata

__all__ = ["VaultScope"]


class VaultScope(Construct):
    """The scope `name` over a vault.

    `reader_object_id`: the tenant's application AzureDatabricks, given the role that reads the vault; None: it has it.
    """

    name: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        vault_id: str,
        vault_uri: str,
        reader_object_id: str | None,
    ) -> None:
        super().__init__(scope, construct_id)
        role = reader_object_id and RoleAssignment(
            self,
            "reads-vault",
            scope=vault_id,
            role_definition_name="Key Vault Secrets User",
            principal_id=reader_object_id,
            principal_type="ServicePrincipal",
        )
        self.name = SecretScope(
            self,
            "scope",
            name=name,
            keyvault_metadata=SecretScopeKeyvaultMetadata(resource_id=vault_id, dns_name=vault_uri),
            depends_on=[role] if role else None,
        ).name
