"""`databricks_external_location` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ExternalLocation",
    "ExternalLocationEffectiveFileEventQueue",
    "ExternalLocationEffectiveFileEventQueueManagedAqs",
    "ExternalLocationEffectiveFileEventQueueManagedPubsub",
    "ExternalLocationEffectiveFileEventQueueManagedSqs",
    "ExternalLocationEffectiveFileEventQueueProvidedAqs",
    "ExternalLocationEffectiveFileEventQueueProvidedPubsub",
    "ExternalLocationEffectiveFileEventQueueProvidedSqs",
    "ExternalLocationEncryptionDetails",
    "ExternalLocationEncryptionDetailsSseEncryptionDetails",
    "ExternalLocationFileEventQueue",
    "ExternalLocationFileEventQueueManagedAqs",
    "ExternalLocationFileEventQueueManagedPubsub",
    "ExternalLocationFileEventQueueManagedSqs",
    "ExternalLocationFileEventQueueProvidedAqs",
    "ExternalLocationFileEventQueueProvidedPubsub",
    "ExternalLocationFileEventQueueProvidedSqs",
    "ExternalLocationProviderConfig",
]


class ExternalLocationEffectiveFileEventQueueManagedAqs(Block):
    """The block `effective_file_event_queue.managed_aqs`."""

    managed_resource_id: str | None = None
    queue_url: str | None = None
    resource_group: str | None = None
    subscription_id: str | None = None


class ExternalLocationEffectiveFileEventQueueManagedPubsub(Block):
    """The block `effective_file_event_queue.managed_pubsub`."""

    managed_resource_id: str | None = None
    subscription_name: str | None = None


class ExternalLocationEffectiveFileEventQueueManagedSqs(Block):
    """The block `effective_file_event_queue.managed_sqs`."""

    managed_resource_id: str | None = None
    queue_url: str | None = None


class ExternalLocationEffectiveFileEventQueueProvidedAqs(Block):
    """The block `effective_file_event_queue.provided_aqs`."""

    managed_resource_id: str | None = None
    queue_url: str | None = None
    resource_group: str | None = None
    subscription_id: str | None = None


class ExternalLocationEffectiveFileEventQueueProvidedPubsub(Block):
    """The block `effective_file_event_queue.provided_pubsub`."""

    managed_resource_id: str | None = None
    subscription_name: str | None = None


class ExternalLocationEffectiveFileEventQueueProvidedSqs(Block):
    """The block `effective_file_event_queue.provided_sqs`."""

    managed_resource_id: str | None = None
    queue_url: str | None = None


class ExternalLocationEffectiveFileEventQueue(Block):
    """The block `effective_file_event_queue`."""

    managed_aqs: ExternalLocationEffectiveFileEventQueueManagedAqs | None = None
    managed_pubsub: ExternalLocationEffectiveFileEventQueueManagedPubsub | None = None
    managed_sqs: ExternalLocationEffectiveFileEventQueueManagedSqs | None = None
    provided_aqs: ExternalLocationEffectiveFileEventQueueProvidedAqs | None = None
    provided_pubsub: ExternalLocationEffectiveFileEventQueueProvidedPubsub | None = None
    provided_sqs: ExternalLocationEffectiveFileEventQueueProvidedSqs | None = None


class ExternalLocationEncryptionDetailsSseEncryptionDetails(Block):
    """The block `encryption_details.sse_encryption_details`."""

    algorithm: str | None = None
    aws_kms_key_arn: str | None = None


class ExternalLocationEncryptionDetails(Block):
    """The block `encryption_details`."""

    sse_encryption_details: ExternalLocationEncryptionDetailsSseEncryptionDetails | None = None


class ExternalLocationFileEventQueueManagedAqs(Block):
    """The block `file_event_queue.managed_aqs`."""

    resource_group: str
    subscription_id: str
    queue_url: str | None = None


class ExternalLocationFileEventQueueManagedPubsub(Block):
    """The block `file_event_queue.managed_pubsub`."""

    subscription_name: str | None = None


class ExternalLocationFileEventQueueManagedSqs(Block):
    """The block `file_event_queue.managed_sqs`."""

    queue_url: str | None = None


class ExternalLocationFileEventQueueProvidedAqs(Block):
    """The block `file_event_queue.provided_aqs`."""

    queue_url: str
    resource_group: str | None = None
    subscription_id: str | None = None


class ExternalLocationFileEventQueueProvidedPubsub(Block):
    """The block `file_event_queue.provided_pubsub`."""

    subscription_name: str


class ExternalLocationFileEventQueueProvidedSqs(Block):
    """The block `file_event_queue.provided_sqs`."""

    queue_url: str


class ExternalLocationFileEventQueue(Block):
    """The block `file_event_queue`."""

    managed_aqs: ExternalLocationFileEventQueueManagedAqs | None = None
    managed_pubsub: ExternalLocationFileEventQueueManagedPubsub | None = None
    managed_sqs: ExternalLocationFileEventQueueManagedSqs | None = None
    provided_aqs: ExternalLocationFileEventQueueProvidedAqs | None = None
    provided_pubsub: ExternalLocationFileEventQueueProvidedPubsub | None = None
    provided_sqs: ExternalLocationFileEventQueueProvidedSqs | None = None


class ExternalLocationProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class ExternalLocationFileEventQueueManagedAqsRef(Ref):
    """What can be read of `managed_aqs`."""

    managed_resource_id = StringAttribute()
    queue_url = StringAttribute()
    resource_group = StringAttribute()
    subscription_id = StringAttribute()


class ExternalLocationFileEventQueueManagedPubsubRef(Ref):
    """What can be read of `managed_pubsub`."""

    managed_resource_id = StringAttribute()
    subscription_name = StringAttribute()


class ExternalLocationFileEventQueueManagedSqsRef(Ref):
    """What can be read of `managed_sqs`."""

    managed_resource_id = StringAttribute()
    queue_url = StringAttribute()


class ExternalLocationFileEventQueueProvidedAqsRef(Ref):
    """What can be read of `provided_aqs`."""

    managed_resource_id = StringAttribute()
    queue_url = StringAttribute()
    resource_group = StringAttribute()
    subscription_id = StringAttribute()


class ExternalLocationFileEventQueueProvidedPubsubRef(Ref):
    """What can be read of `provided_pubsub`."""

    managed_resource_id = StringAttribute()
    subscription_name = StringAttribute()


class ExternalLocationFileEventQueueProvidedSqsRef(Ref):
    """What can be read of `provided_sqs`."""

    managed_resource_id = StringAttribute()
    queue_url = StringAttribute()


class ExternalLocationFileEventQueueRef(Ref):
    """What can be read of `file_event_queue`."""

    managed_aqs = BlockAttribute(ExternalLocationFileEventQueueManagedAqsRef)
    managed_pubsub = BlockAttribute(ExternalLocationFileEventQueueManagedPubsubRef)
    managed_sqs = BlockAttribute(ExternalLocationFileEventQueueManagedSqsRef)
    provided_aqs = BlockAttribute(ExternalLocationFileEventQueueProvidedAqsRef)
    provided_pubsub = BlockAttribute(ExternalLocationFileEventQueueProvidedPubsubRef)
    provided_sqs = BlockAttribute(ExternalLocationFileEventQueueProvidedSqsRef)


class ExternalLocationProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class ExternalLocation(Resource):
    """`databricks_external_location`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_external_location"

    browse_only = BooleanAttribute()
    comment = StringAttribute()
    created_at = NumberAttribute()
    created_by = StringAttribute()
    credential_id = StringAttribute()
    credential_name = StringAttribute()
    effective_enable_file_events = BooleanAttribute()
    enable_file_events = BooleanAttribute()
    fallback = BooleanAttribute()
    file_event_queue = BlockAttribute(ExternalLocationFileEventQueueRef)
    force_destroy = BooleanAttribute()
    force_update = BooleanAttribute()
    id = StringAttribute()
    isolation_mode = StringAttribute()
    metastore_id = StringAttribute()
    name = StringAttribute()
    owner = StringAttribute()
    provider_config = BlockAttribute(ExternalLocationProviderConfigRef)
    read_only = BooleanAttribute()
    skip_validation = BooleanAttribute()
    updated_at = NumberAttribute()
    updated_by = StringAttribute()
    url = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        credential_name: str,
        name: str,
        url: str,
        comment: str | None = None,
        effective_file_event_queue: ExternalLocationEffectiveFileEventQueue | None = None,
        enable_file_events: bool | Expression | None = None,
        encryption_details: ExternalLocationEncryptionDetails | None = None,
        fallback: bool | Expression | None = None,
        file_event_queue: ExternalLocationFileEventQueue | None = None,
        force_destroy: bool | Expression | None = None,
        force_update: bool | Expression | None = None,
        isolation_mode: str | None = None,
        metastore_id: str | None = None,
        owner: str | None = None,
        provider_config: ExternalLocationProviderConfig | None = None,
        read_only: bool | Expression | None = None,
        skip_validation: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
