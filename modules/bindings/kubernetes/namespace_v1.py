"""`kubernetes_namespace_v1` of hashicorp/kubernetes 3.4.0.

Generated from cdktn-provider-kubernetes==17.1.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlocksAttribute,
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
    "NamespaceV1",
    "NamespaceV1Metadata",
    "NamespaceV1Timeouts",
]


class NamespaceV1Metadata(Block):
    """The block `metadata`."""

    annotations: Mapping[str, str] | None = None
    generate_name: str | None = None
    labels: Mapping[str, str] | None = None
    name: str | None = None


class NamespaceV1Timeouts(Block):
    """The block `timeouts`."""

    delete: str | None = None


class NamespaceV1MetadataRef(Ref):
    """What can be read of `metadata`."""

    annotations = MapAttribute()
    generate_name = StringAttribute()
    generation = NumberAttribute()
    labels = MapAttribute()
    name = StringAttribute()
    resource_version = StringAttribute()
    uid = StringAttribute()


class NamespaceV1(Resource):
    """`kubernetes_namespace_v1`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "kubernetes_namespace_v1"

    id = StringAttribute()
    metadata = BlocksAttribute(NamespaceV1MetadataRef)
    wait_for_default_service_account = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        metadata: Sequence[NamespaceV1Metadata] | None = None,
        timeouts: NamespaceV1Timeouts | None = None,
        wait_for_default_service_account: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
