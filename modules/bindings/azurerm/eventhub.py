"""`azurerm_eventhub` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import NumberAttribute, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Eventhub",
    "EventhubCaptureDescription",
    "EventhubCaptureDescriptionDestination",
    "EventhubRetentionDescription",
    "EventhubTimeouts",
]


class EventhubCaptureDescriptionDestination(Block):
    """The block `capture_description.destination`."""

    archive_name_format: str
    blob_container_name: str
    name: str
    storage_account_id: str
    storage_authentication_id: str | None = None
    storage_authentication_type: str | None = None


class EventhubCaptureDescription(Block):
    """The block `capture_description`."""

    destination: EventhubCaptureDescriptionDestination
    enabled: bool | Expression
    encoding: str
    interval_in_seconds: float | None = None
    size_limit_in_bytes: float | None = None
    skip_empty_archives: bool | Expression | None = None


class EventhubRetentionDescription(Block):
    """The block `retention_description`."""

    cleanup_policy: str
    retention_time_in_hours: float | None = None
    tombstone_retention_time_in_hours: float | None = None


class EventhubTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class Eventhub(Resource):
    """`azurerm_eventhub`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_eventhub"

    id = StringAttribute()
    message_retention = NumberAttribute()
    name = StringAttribute()
    namespace_id = StringAttribute()
    partition_count = NumberAttribute()
    partition_ids = SetAttribute()
    status = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        namespace_id: str,
        partition_count: float,
        capture_description: EventhubCaptureDescription | None = None,
        message_retention: float | None = None,
        retention_description: EventhubRetentionDescription | None = None,
        status: str | None = None,
        timeouts: EventhubTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
