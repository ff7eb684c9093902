"""`databricks_notification_destination` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "NotificationDestination",
    "NotificationDestinationConfigA",
    "NotificationDestinationConfigEmail",
    "NotificationDestinationConfigGenericWebhook",
    "NotificationDestinationConfigMicrosoftTeams",
    "NotificationDestinationConfigPagerduty",
    "NotificationDestinationConfigSlack",
    "NotificationDestinationProviderConfig",
]


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationConfigEmail(Block):
    """The block `config.email`."""

    addresses: Sequence[str] | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationConfigGenericWebhook(Block):
    """The block `config.generic_webhook`."""

    password: str | None = None
    password_set: bool | Expression | None = None
    url: str | None = None
    url_set: bool | Expression | None = None
    username: str | None = None
    username_set: bool | Expression | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationConfigMicrosoftTeams(Block):
    """The block `config.microsoft_teams`."""

    app_id: str | None = None
    app_id_set: bool | Expression | None = None
    auth_secret: str | None = None
    auth_secret_set: bool | Expression | None = None
    channel_url: str | None = None
    channel_url_set: bool | Expression | None = None
    tenant_id: str | None = None
    tenant_id_set: bool | Expression | None = None
    url: str | None = None
    url_set: bool | Expression | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationConfigPagerduty(Block):
    """The block `config.pagerduty`."""

    integration_key: str | None = None
    integration_key_set: bool | Expression | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationConfigSlack(Block):
    """The block `config.slack`."""

    channel_id: str | None = None
    channel_id_set: bool | Expression | None = None
    oauth_token: str | None = None
    oauth_token_set: bool | Expression | None = None
    url: str | None = None
    url_set: bool | Expression | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationConfigA(Block):
    """The block `config`."""

    email: NotificationDestinationConfigEmail | None = None
    generic_webhook: NotificationDestinationConfigGenericWebhook | None = None
    microsoft_teams: NotificationDestinationConfigMicrosoftTeams | None = None
    pagerduty: NotificationDestinationConfigPagerduty | None = None
    slack: NotificationDestinationConfigSlack | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationDestinationProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class NotificationDestinationConfigGenericWebhookRef(Ref):
    """What can be read of `generic_webhook`."""

    password = StringAttribute()
    password_set = BooleanAttribute()
    url = StringAttribute()
    url_set = BooleanAttribute()
    username = StringAttribute()
    username_set = BooleanAttribute()


class NotificationDestinationConfigMicrosoftTeamsRef(Ref):
    """What can be read of `microsoft_teams`."""

    app_id = StringAttribute()
    app_id_set = BooleanAttribute()
    auth_secret = StringAttribute()
    auth_secret_set = BooleanAttribute()
    channel_url = StringAttribute()
    channel_url_set = BooleanAttribute()
    tenant_id = StringAttribute()
    tenant_id_set = BooleanAttribute()
    url = StringAttribute()
    url_set = BooleanAttribute()


class NotificationDestinationConfigPagerdutyRef(Ref):
    """What can be read of `pagerduty`."""

    integration_key = StringAttribute()
    integration_key_set = BooleanAttribute()


class NotificationDestinationConfigSlackRef(Ref):
    """What can be read of `slack`."""

    channel_id = StringAttribute()
    channel_id_set = BooleanAttribute()
    oauth_token = StringAttribute()
    oauth_token_set = BooleanAttribute()
    url = StringAttribute()
    url_set = BooleanAttribute()


class NotificationDestinationConfigARef(Ref):
    """What can be read of `config`."""

    generic_webhook = BlockAttribute(NotificationDestinationConfigGenericWebhookRef)
    microsoft_teams = BlockAttribute(NotificationDestinationConfigMicrosoftTeamsRef)
    pagerduty = BlockAttribute(NotificationDestinationConfigPagerdutyRef)
    slack = BlockAttribute(NotificationDestinationConfigSlackRef)


class NotificationDestinationProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class NotificationDestination(Resource):
    """`databricks_notification_destination`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_notification_destination"

    config = BlockAttribute(NotificationDestinationConfigARef)
    destination_type = StringAttribute()
    display_name = StringAttribute()
    id = StringAttribute()
    provider_config = BlockAttribute(NotificationDestinationProviderConfigRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        display_name: str,
        config: NotificationDestinationConfigA | None = None,
        destination_type: str | None = None,
        provider_config: NotificationDestinationProviderConfig | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
