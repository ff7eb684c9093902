"""`kubernetes_network_policy_v1` of hashicorp/kubernetes 3.4.0.

Generated from cdktn-provider-kubernetes==17.1.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, MapAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "NetworkPolicyV1",
    "NetworkPolicyV1Metadata",
    "NetworkPolicyV1Spec",
    "NetworkPolicyV1SpecEgress",
    "NetworkPolicyV1SpecEgressPorts",
    "NetworkPolicyV1SpecEgressTo",
    "NetworkPolicyV1SpecEgressToIpBlock",
    "NetworkPolicyV1SpecEgressToNamespaceSelector",
    "NetworkPolicyV1SpecIngress",
    "NetworkPolicyV1SpecIngressFrom",
    "NetworkPolicyV1SpecPodSelector",
    "NetworkPolicyV1SpecPodSelectorMatchExpressions",
]


class NetworkPolicyV1Metadata(Block):
    """The block `metadata`."""

    annotations: Mapping[str, str] | None = None
    generate_name: str | None = None
    labels: Mapping[str, str] | None = None
    name: str | None = None
    namespace: str | None = None


class NetworkPolicyV1SpecPodSelectorMatchExpressions(Block):
    """The block `spec.egress.to.namespace_selector.match_expressions`, `spec.egress.to.pod_selector.match_expressions`, `spec.ingress.from.namespace_selector.match_expressions` and 2 more."""

    key: str | None = None
    operator: str | None = None
    values: Sequence[str] | None = None


class NetworkPolicyV1SpecPodSelector(Block):
    """The block `spec.egress.to.pod_selector`, `spec.ingress.from.pod_selector`, `spec.pod_selector`."""

    match_expressions: Sequence[NetworkPolicyV1SpecPodSelectorMatchExpressions] | None = None
    match_labels: Mapping[str, str] | None = None


class NetworkPolicyV1SpecEgressPorts(Block):
    """The block `spec.egress.ports`, `spec.ingress.ports`."""

    end_port: float | None = None
    port: str | None = None
    protocol: str | None = None


class NetworkPolicyV1SpecEgressToIpBlock(Block):
    """The block `spec.egress.to.ip_block`, `spec.ingress.from.ip_block`."""

    cidr: str | None = None
    except_: Sequence[str] | None = None


class NetworkPolicyV1SpecEgressToNamespaceSelector(Block):
    """The block `spec.egress.to.namespace_selector`, `spec.ingress.from.namespace_selector`."""

    match_expressions: Sequence[NetworkPolicyV1SpecPodSelectorMatchExpressions] | None = None
    match_labels: Mapping[str, str] | None = None


class NetworkPolicyV1SpecEgressTo(Block):
    """The block `spec.egress.to`."""

    ip_block: NetworkPolicyV1SpecEgressToIpBlock | None = None
    namespace_selector: NetworkPolicyV1SpecEgressToNamespaceSelector | None = None
    pod_selector: NetworkPolicyV1SpecPodSelector | None = None


class NetworkPolicyV1SpecEgress(Block):
    """The block `spec.egress`."""

    ports: Sequence[NetworkPolicyV1SpecEgressPorts] | None = None
    to: Sequence[NetworkPolicyV1SpecEgressTo] | None = None


class NetworkPolicyV1SpecIngressFrom(Block):
    """The block `spec.ingress.from`."""

    ip_block: NetworkPolicyV1SpecEgressToIpBlock | None = None
    namespace_selector: NetworkPolicyV1SpecEgressToNamespaceSelector | None = None
    pod_selector: NetworkPolicyV1SpecPodSelector | None = None


class NetworkPolicyV1SpecIngress(Block):
    """The block `spec.ingress`."""

    from_: Sequence[NetworkPolicyV1SpecIngressFrom] | None = None
    ports: Sequence[NetworkPolicyV1SpecEgressPorts] | None = None


class NetworkPolicyV1Spec(Block):
    """The block `spec`."""

    pod_selector: NetworkPolicyV1SpecPodSelector
    policy_types: Sequence[str]
    egress: Sequence[NetworkPolicyV1SpecEgress] | None = None
    ingress: Sequence[NetworkPolicyV1SpecIngress] | None = None


class NetworkPolicyV1MetadataRef(Ref):
    """What can be read of `metadata`."""

    annotations = MapAttribute()
    generate_name = StringAttribute()
    generation = NumberAttribute()
    labels = MapAttribute()
    name = StringAttribute()
    namespace = StringAttribute()
    resource_version = StringAttribute()
    uid = StringAttribute()


class NetworkPolicyV1(Resource):
    """`kubernetes_network_policy_v1`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "kubernetes_network_policy_v1"

    id = StringAttribute()
    metadata = BlockAttribute(NetworkPolicyV1MetadataRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        metadata: NetworkPolicyV1Metadata,
        spec: NetworkPolicyV1Spec,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
