"""`kubernetes_service_account_v1` of hashicorp/kubernetes 3.4.0.

Generated from cdktn-provider-kubernetes==17.1.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BooleanAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ServiceAccountV1",
    "ServiceAccountV1ImagePullSecret",
    "ServiceAccountV1Metadata",
    "ServiceAccountV1Secret",
    "ServiceAccountV1Timeouts",
]


class ServiceAccountV1Metadata(Block):
    """The block `metadata`."""

    annotations: Mapping[str, str] | None = None
    generate_name: str | None = None
    labels: Mapping[str, str] | None = None
    name: str | None = None
    namespace: str | None = None


class ServiceAccountV1ImagePullSecret(Block):
    """The block `image_pull_secret`."""

    name: str | None = None


class ServiceAccountV1Secret(Block):
    """The block `secret`."""

    name: str | None = None


class ServiceAccountV1Timeouts(Block):
    """The block `timeouts`."""

    create: str | None = None


class ServiceAccountV1MetadataRef(Ref):
    """What can be read of `metadata`."""

    annotations = MapAttribute()
    generate_name = StringAttribute()
    generation = NumberAttribute()
    labels = MapAttribute()
    name = StringAttribute()
    namespace = StringAttribute()
    resource_version = StringAttribute()
    uid = StringAttribute()


class ServiceAccountV1(Resource):
    """`kubernetes_service_account_v1`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "kubernetes_service_account_v1"

    automount_service_account_token = BooleanAttribute()
    default_secret_name = StringAttribute()
    id = StringAttribute()
    metadata = BlockAttribute(ServiceAccountV1MetadataRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        metadata: ServiceAccountV1Metadata,
        automount_service_account_token: bool | Expression | None = None,
        image_pull_secret: Sequence[ServiceAccountV1ImagePullSecret] | None = None,
        secret: Sequence[ServiceAccountV1Secret] | None = None,
        timeouts: ServiceAccountV1Timeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
