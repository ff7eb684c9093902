"""A place on the cluster for one workload: a namespace, an identity without a secret, and what Helm installs there.

Secure by default: pods keep Kubernetes' `restricted` standard, only pods of the namespace reach one another, no token
of the API server is mounted, and to Azure the workload is an identity of its own, proved by a token that the cluster
signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from modules.bindings.azurerm.federated_identity_credential import FederatedIdentityCredential
from modules.bindings.azurerm.user_assigned_identity import UserAssignedIdentity
from modules.bindings.cdk import Construct
from modules.bindings.expression import jsonencode
from modules.bindings.helm.release import Release
from modules.bindings.kubernetes.namespace_v1 import NamespaceV1, NamespaceV1Metadata
from modules.bindings.kubernetes.network_policy_v1 import (
    NetworkPolicyV1,
    NetworkPolicyV1Metadata,
    NetworkPolicyV1Spec,
    NetworkPolicyV1SpecEgressToNamespaceSelector,
    NetworkPolicyV1SpecIngress,
    NetworkPolicyV1SpecIngressFrom,
    NetworkPolicyV1SpecPodSelector,
)
from modules.bindings.kubernetes.service_account_v1 import ServiceAccountV1, ServiceAccountV1Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.placement import Placement

__all__ = ["POD_LABELS", "Chart", "PodSecurity", "Workload"]

POD_LABELS = {"azure.workload.identity/use": "true"}
"""Labels of pods that get a token of the workload's identity; give them to the chart's values."""

# What Entra expects of a token that it exchanges, the same for every workload.
_AUDIENCE = "api://AzureADTokenExchange"
_NAMESPACE_LABEL = "kubernetes.io/metadata.name"
_KEPT_REVISIONS = 10


class PodSecurity(StrEnum):
    """Kubernetes' pod security standards, as far as a shared cluster may go."""

    BASELINE = "baseline"
    RESTRICTED = "restricted"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A Helm chart at an exact version, and the values that set it up.

    Attributes:
        repository: `oci://…` or `https://…`, without the chart's name.
        name: the chart's.
        version: exact, such as `1.4.2`.
        values: what `values.yaml` would hold; attributes of other resources may stand in it, secrets may not.
        timeout_seconds: until every pod must be ready, or the release is taken back.
    """

    repository: str
    name: str
    version: str
    values: Mapping[str, Any]
    timeout_seconds: int = 600


class Workload(Construct):
    """A namespace and service account of the same name, with an Azure identity.

    `namespace`, `service_account`: their names, for the chart's values; `principal_id`: the identity to give roles to;
    `client_id`: what Azure's SDKs call it by.
    """

    namespace: str
    service_account: str
    principal_id: str
    client_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        identity_name: str,
        oidc_issuer_url: str,
        reached_from: Sequence[str] = (),
        pod_security: PodSecurity = PodSecurity.RESTRICTED,
    ) -> None:
        super().__init__(scope, construct_id)
        identity = UserAssignedIdentity(
            self,
            "identity",
            name=identity_name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            tags=placement.tags,
        )
        FederatedIdentityCredential(
            self,
            "federation",
            name=name,
            user_assigned_identity_id=identity.id,
            issuer=oidc_issuer_url,
            subject=f"system:serviceaccount:{name}:{name}",
            audience=[_AUDIENCE],
        )
        namespace = NamespaceV1(
            self,
            "namespace",
            metadata=[
                NamespaceV1Metadata(
                    name=name,
                    labels={f"pod-security.kubernetes.io/{mode}": pod_security.value for mode in ("enforce", "warn")},
                )
            ],
        )
        # Read from the namespace, so that what lies in it is made after it.
        self.namespace = namespace.metadata[0].name
        account = ServiceAccountV1(
            self,
            "service-account",
            metadata=ServiceAccountV1Metadata(
                name=name,
                namespace=self.namespace,
                annotations={"azure.workload.identity/client-id": identity.client_id},
            ),
            automount_service_account_token=False,
        )
        self._network_policy(reached_from)
        self.service_account = account.metadata.name
        self.principal_id = identity.principal_id
        self.client_id = identity.client_id

    def install(self, construct_id: str, chart: Chart) -> Release:
        """Install a chart in the namespace: wholly, or not at all."""
        return Release(
            self,
            construct_id,
            name=construct_id,
            namespace=self.namespace,
            repository=chart.repository,
            chart=chart.name,
            version=chart.version,
            # Encoded by Terraform, which alone knows the attributes that stand in the values.
            values=[jsonencode(chart.values)],
            create_namespace=False,
            atomic=True,
            cleanup_on_fail=True,
            wait=True,
            timeout=chart.timeout_seconds,
            max_history=_KEPT_REVISIONS,
        )

    def _network_policy(self, reached_from: Sequence[str]) -> None:
        """Let in the namespace's own pods, and those of the namespaces named."""
        own = NetworkPolicyV1SpecIngressFrom(pod_selector=NetworkPolicyV1SpecPodSelector())
        others = [
            NetworkPolicyV1SpecIngressFrom(
                namespace_selector=NetworkPolicyV1SpecEgressToNamespaceSelector(match_labels={_NAMESPACE_LABEL: other})
            )
            for other in reached_from
        ]
        NetworkPolicyV1(
            self,
            "ingress",
            metadata=NetworkPolicyV1Metadata(name="ingress", namespace=self.namespace),
            spec=NetworkPolicyV1Spec(
                pod_selector=NetworkPolicyV1SpecPodSelector(),
                policy_types=["Ingress"],
                ingress=[NetworkPolicyV1SpecIngress(from_=[own, *others])],
            ),
        )
