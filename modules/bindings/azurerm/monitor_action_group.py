"""`azurerm_monitor_action_group` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
    MapAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "MonitorActionGroup",
    "MonitorActionGroupArmRoleReceiver",
    "MonitorActionGroupAutomationRunbookReceiver",
    "MonitorActionGroupAzureAppPushReceiver",
    "MonitorActionGroupAzureFunctionReceiver",
    "MonitorActionGroupEmailReceiver",
    "MonitorActionGroupEventHubReceiver",
    "MonitorActionGroupItsmReceiver",
    "MonitorActionGroupLogicAppReceiver",
    "MonitorActionGroupSmsReceiver",
    "MonitorActionGroupTimeouts",
    "MonitorActionGroupVoiceReceiver",
    "MonitorActionGroupWebhookReceiver",
    "MonitorActionGroupWebhookReceiverAadAuth",
]


class MonitorActionGroupArmRoleReceiver(Block):
    """The block `arm_role_receiver`."""

    name: str
    role_id: str
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupAutomationRunbookReceiver(Block):
    """The block `automation_runbook_receiver`."""

    automation_account_id: str
    is_global_runbook: bool | Expression
    name: str
    runbook_name: str
    service_uri: str
    webhook_resource_id: str
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupAzureAppPushReceiver(Block):
    """The block `azure_app_push_receiver`."""

    email_address: str
    name: str


class MonitorActionGroupAzureFunctionReceiver(Block):
    """The block `azure_function_receiver`."""

    function_app_resource_id: str
    function_name: str
    http_trigger_url: str
    name: str
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupEmailReceiver(Block):
    """The block `email_receiver`."""

    email_address: str
    name: str
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupEventHubReceiver(Block):
    """The block `event_hub_receiver`."""

    event_hub_name: str
    event_hub_namespace: str
    name: str
    subscription_id: str | None = None
    tenant_id: str | None = None
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupItsmReceiver(Block):
    """The block `itsm_receiver`."""

    connection_id: str
    name: str
    region: str
    ticket_configuration: str
    workspace_id: str


class MonitorActionGroupLogicAppReceiver(Block):
    """The block `logic_app_receiver`."""

    callback_url: str
    name: str
    resource_id: str
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupSmsReceiver(Block):
    """The block `sms_receiver`."""

    country_code: str
    name: str
    phone_number: str


class MonitorActionGroupTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class MonitorActionGroupVoiceReceiver(Block):
    """The block `voice_receiver`."""

    country_code: str
    name: str
    phone_number: str


class MonitorActionGroupWebhookReceiverAadAuth(Block):
    """The block `webhook_receiver.aad_auth`."""

    object_id: str
    identifier_uri: str | None = None
    tenant_id: str | None = None


class MonitorActionGroupWebhookReceiver(Block):
    """The block `webhook_receiver`."""

    name: str
    service_uri: str
    aad_auth: MonitorActionGroupWebhookReceiverAadAuth | None = None
    use_common_alert_schema: bool | Expression | None = None


class MonitorActionGroupEventHubReceiverRef(Ref):
    """What can be read of `event_hub_receiver`."""

    event_hub_name = StringAttribute()
    event_hub_namespace = StringAttribute()
    name = StringAttribute()
    subscription_id = StringAttribute()
    tenant_id = StringAttribute()
    use_common_alert_schema = BooleanAttribute()


class MonitorActionGroupWebhookReceiverAadAuthRef(Ref):
    """What can be read of `aad_auth`."""

    identifier_uri = StringAttribute()
    object_id = StringAttribute()
    tenant_id = StringAttribute()


class MonitorActionGroupWebhookReceiverRef(Ref):
    """What can be read of `webhook_receiver`."""

    aad_auth = BlockAttribute(MonitorActionGroupWebhookReceiverAadAuthRef)
    name = StringAttribute()
    service_uri = StringAttribute()
    use_common_alert_schema = BooleanAttribute()


class MonitorActionGroup(Resource):
    """`azurerm_monitor_action_group`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_monitor_action_group"

    enabled = BooleanAttribute()
    event_hub_receiver = BlocksAttribute(MonitorActionGroupEventHubReceiverRef)
    id = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    short_name = StringAttribute()
    tags = MapAttribute()
    webhook_receiver = BlocksAttribute(MonitorActionGroupWebhookReceiverRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        resource_group_name: str,
        short_name: str,
        arm_role_receiver: Sequence[MonitorActionGroupArmRoleReceiver] | None = None,
        automation_runbook_receiver: Sequence[MonitorActionGroupAutomationRunbookReceiver] | None = None,
        azure_app_push_receiver: Sequence[MonitorActionGroupAzureAppPushReceiver] | None = None,
        azure_function_receiver: Sequence[MonitorActionGroupAzureFunctionReceiver] | None = None,
        email_receiver: Sequence[MonitorActionGroupEmailReceiver] | None = None,
        enabled: bool | Expression | None = None,
        event_hub_receiver: Sequence[MonitorActionGroupEventHubReceiver] | None = None,
        itsm_receiver: Sequence[MonitorActionGroupItsmReceiver] | None = None,
        location: str | None = None,
        logic_app_receiver: Sequence[MonitorActionGroupLogicAppReceiver] | None = None,
        sms_receiver: Sequence[MonitorActionGroupSmsReceiver] | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: MonitorActionGroupTimeouts | None = None,
        voice_receiver: Sequence[MonitorActionGroupVoiceReceiver] | None = None,
        webhook_receiver: Sequence[MonitorActionGroupWebhookReceiver] | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
