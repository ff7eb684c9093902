"""`azurerm_eventhub_namespace` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    AnyAttribute,
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    SetAttribute,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "EventhubNamespace",
    "EventhubNamespaceIdentity",
    "EventhubNamespaceNetworkRulesets",
    "EventhubNamespaceNetworkRulesetsIpRule",
    "EventhubNamespaceNetworkRulesetsVirtualNetworkRule",
    "EventhubNamespaceTimeouts",
]


class EventhubNamespaceIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class EventhubNamespaceNetworkRulesetsIpRule(Block):
    """The block `network_rulesets.ip_rule`."""

    NULLS: ClassVar[bool] = True
    action: str | None = None
    ip_mask: str | None = None


class EventhubNamespaceNetworkRulesetsVirtualNetworkRule(Block):
    """The block `network_rulesets.virtual_network_rule`."""

    NULLS: ClassVar[bool] = True
    ignore_missing_virtual_network_service_endpoint: bool | Expression | None = None
    subnet_id: str | None = None


class EventhubNamespaceNetworkRulesets(Block):
    """The block `network_rulesets`."""

    NULLS: ClassVar[bool] = True
    default_action: str | None = None
    ip_rule: Sequence[EventhubNamespaceNetworkRulesetsIpRule] | None = None
    public_network_access_enabled: bool | Expression | None = None
    trusted_service_access_enabled: bool | Expression | None = None
    virtual_network_rule: Sequence[EventhubNamespaceNetworkRulesetsVirtualNetworkRule] | None = None


class EventhubNamespaceTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class EventhubNamespaceNetworkRulesetsIpRuleRef(Ref):
    """What can be read of `ip_rule`."""

    action = StringAttribute()
    ip_mask = StringAttribute()


class EventhubNamespaceNetworkRulesetsRef(Ref):
    """What can be read of `network_rulesets`."""

    default_action = StringAttribute()
    ip_rule = BlocksAttribute(EventhubNamespaceNetworkRulesetsIpRuleRef)
    public_network_access_enabled = BooleanAttribute()
    trusted_service_access_enabled = BooleanAttribute()
    virtual_network_rule = AnyAttribute()


class EventhubNamespaceIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class EventhubNamespace(Resource):
    """`azurerm_eventhub_namespace`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_eventhub_namespace"

    auto_inflate_enabled = BooleanAttribute()
    capacity = NumberAttribute()
    dedicated_cluster_id = StringAttribute()
    default_primary_connection_string = StringAttribute()
    default_primary_connection_string_alias = StringAttribute()
    default_primary_key = StringAttribute()
    default_secondary_connection_string = StringAttribute()
    default_secondary_connection_string_alias = StringAttribute()
    default_secondary_key = StringAttribute()
    id = StringAttribute()
    identity = BlockAttribute(EventhubNamespaceIdentityRef)
    local_authentication_enabled = BooleanAttribute()
    location = StringAttribute()
    maximum_throughput_units = NumberAttribute()
    minimum_tls_version = StringAttribute()
    name = StringAttribute()
    network_rulesets = BlocksAttribute(EventhubNamespaceNetworkRulesetsRef)
    public_network_access_enabled = BooleanAttribute()
    resource_group_name = StringAttribute()
    sku = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        resource_group_name: str,
        sku: str,
        auto_inflate_enabled: bool | Expression | None = None,
        capacity: float | None = None,
        dedicated_cluster_id: str | None = None,
        identity: EventhubNamespaceIdentity | None = None,
        local_authentication_enabled: bool | Expression | None = None,
        maximum_throughput_units: float | None = None,
        minimum_tls_version: str | None = None,
        network_rulesets: Sequence[EventhubNamespaceNetworkRulesets] | None = None,
        public_network_access_enabled: bool | Expression | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: EventhubNamespaceTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
