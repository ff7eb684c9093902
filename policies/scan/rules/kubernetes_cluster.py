"""A cluster has a private API server, Azure roles, network policies, workload identity and no public way out.

Why: whoever reaches the API server tries it; whoever gets into one pod tries the others. Without workload identity,
pods hold secrets or share their node's identity.

Remedy: make clusters with the module, or set the argument named in the message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import Off, On, OneOf, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_kubernetes_cluster",)

_SWITCHES = (
    On("private_cluster_enabled"),
    Off("private_cluster_public_fqdn_enabled", absent_passes=True),
    On("role_based_access_control_enabled", absent_passes=True),
    On("azure_active_directory_role_based_access_control.azure_rbac_enabled"),
    # `az aks command invoke` runs commands in the cluster from anywhere.
    Off("run_command_enabled"),
    # Azure's own network policy manager is being retired.
    OneOf("network_profile.network_policy", ("calico", "cilium")),
    # A load balancer that lets traffic out has an address that lets traffic in.
    OneOf(
        "network_profile.outbound_type",
        ("userAssignedNATGateway", "userDefinedRouting", "managedNATGateway", "none", "block"),
    ),
    On("oidc_issuer_enabled", absent_passes=True),
    On("workload_identity_enabled"),
    Off("http_application_routing_enabled", absent_passes=True),
)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """The cluster alone; `node-pools` judges its machines and `local-auth` its accounts."""
    yield from wrong_switches(resource, *_SWITCHES)
    if resource.blocks("service_principal"):
        yield "service_principal has a secret that expires; use a managed identity"
    if not resource.blocks("identity"):
        yield "identity is left out"
