"""`azurerm_container_registry` of hashicorp/azurerm 5.10.0.

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
    "ContainerRegistry",
    "ContainerRegistryEncryption",
    "ContainerRegistryGeoreplications",
    "ContainerRegistryIdentity",
    "ContainerRegistryNetworkRuleSet",
    "ContainerRegistryNetworkRuleSetIpRule",
    "ContainerRegistryTimeouts",
]


class ContainerRegistryEncryption(Block):
    """The block `encryption`."""

    NULLS: ClassVar[bool] = True
    identity_client_id: str | None = None
    key_vault_key_id: str | None = None


class ContainerRegistryGeoreplications(Block):
    """The block `georeplications`."""

    global_endpoint_routing_enabled: bool | Expression
    location: str
    tags: Mapping[str, str] | None = None
    zone_redundancy_enabled: bool | Expression | None = None


class ContainerRegistryIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class ContainerRegistryNetworkRuleSetIpRule(Block):
    """The block `network_rule_set.ip_rule`."""

    NULLS: ClassVar[bool] = True
    action: str | None = None
    ip_range: str | None = None


class ContainerRegistryNetworkRuleSet(Block):
    """The block `network_rule_set`."""

    NULLS: ClassVar[bool] = True
    default_action: str | None = None
    ip_rule: Sequence[ContainerRegistryNetworkRuleSetIpRule] | None = None


class ContainerRegistryTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class ContainerRegistryNetworkRuleSetRef(Ref):
    """What can be read of `network_rule_set`."""

    default_action = StringAttribute()
    ip_rule = AnyAttribute()


class ContainerRegistryIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class ContainerRegistry(Resource):
    """`azurerm_container_registry`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_container_registry"

    admin_enabled = BooleanAttribute()
    admin_password = StringAttribute()
    admin_username = StringAttribute()
    anonymous_pull_enabled = BooleanAttribute()
    azuread_authentication_as_arm_policy_enabled = BooleanAttribute()
    data_endpoint_enabled = BooleanAttribute()
    data_endpoint_host_names = SetAttribute()
    export_policy_enabled = BooleanAttribute()
    id = StringAttribute()
    identity = BlockAttribute(ContainerRegistryIdentityRef)
    location = StringAttribute()
    login_server = StringAttribute()
    name = StringAttribute()
    network_rule_bypass_for_tasks_enabled = BooleanAttribute()
    network_rule_bypass_option = StringAttribute()
    network_rule_set = BlocksAttribute(ContainerRegistryNetworkRuleSetRef)
    public_network_access_enabled = BooleanAttribute()
    quarantine_policy_enabled = BooleanAttribute()
    resource_group_name = StringAttribute()
    retention_policy_in_days = NumberAttribute()
    role_assignment_mode = StringAttribute()
    sku = StringAttribute()
    tags = MapAttribute()
    zone_redundancy_enabled = BooleanAttribute()

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
        admin_enabled: bool | Expression | None = None,
        anonymous_pull_enabled: bool | Expression | None = None,
        azuread_authentication_as_arm_policy_enabled: bool | Expression | None = None,
        data_endpoint_enabled: bool | Expression | None = None,
        encryption: Sequence[ContainerRegistryEncryption] | None = None,
        export_policy_enabled: bool | Expression | None = None,
        georeplications: Sequence[ContainerRegistryGeoreplications] | None = None,
        identity: ContainerRegistryIdentity | None = None,
        network_rule_bypass_for_tasks_enabled: bool | Expression | None = None,
        network_rule_bypass_option: str | None = None,
        network_rule_set: Sequence[ContainerRegistryNetworkRuleSet] | None = None,
        public_network_access_enabled: bool | Expression | None = None,
        quarantine_policy_enabled: bool | Expression | None = None,
        retention_policy_in_days: float | None = None,
        role_assignment_mode: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: ContainerRegistryTimeouts | None = None,
        zone_redundancy_enabled: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
