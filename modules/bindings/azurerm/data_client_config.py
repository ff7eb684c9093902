"""`azurerm_client_config` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import StringAttribute
from modules.bindings.block import Block
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import DataSource, Element, Provider

__all__ = [
    "DataClientConfig",
    "DataClientConfigTimeouts",
]


class DataClientConfigTimeouts(Block):
    """The block `timeouts`."""

    read: str | None = None


class DataClientConfig(DataSource):
    """`azurerm_client_config`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_client_config"

    client_id = StringAttribute()
    id = StringAttribute()
    object_id = StringAttribute()
    subscription_id = StringAttribute()
    tenant_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        timeouts: DataClientConfigTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
