"""`databricks_secret_scope` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "SecretScope",
    "SecretScopeKeyvaultMetadata",
    "SecretScopeProviderConfig",
]


class SecretScopeKeyvaultMetadata(Block):
    """The block `keyvault_metadata`."""

    dns_name: str
    resource_id: str


class SecretScopeProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class SecretScopeProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class SecretScope(Resource):
    """`databricks_secret_scope`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_secret_scope"

    backend_type = StringAttribute()
    id = StringAttribute()
    initial_manage_principal = StringAttribute()
    name = StringAttribute()
    provider_config = BlockAttribute(SecretScopeProviderConfigRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        backend_type: str | None = None,
        initial_manage_principal: str | None = None,
        keyvault_metadata: SecretScopeKeyvaultMetadata | None = None,
        provider_config: SecretScopeProviderConfig | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
