from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from modules.aks import GPU_TAINT, Access, ClusterNetwork, Kubernetes, NodePool, WeeklyWindow
from modules.bindings.azurerm.subnet_nat_gateway_association import SubnetNatGatewayAssociation
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack

ZONES = ("1", "2", "3")
SYSTEM = NodePool(vm_size="Standard_D2ds_v5", min_nodes=2, max_nodes=4, zones=ZONES)
USER = NodePool(vm_size="Standard_D4ds_v5", min_nodes=0, max_nodes=6, zones=ZONES)
GPU = NodePool(vm_size="Standard_NC4as_T4_v3", min_nodes=0, max_nodes=1, zones=())


def resources(
    out: Path, *, gpu: NodePool | None = GPU, dns_zone: str | None = None, groups: tuple[str, ...] = ()
) -> Resources:
    def declare(stack: TerraformStack) -> None:
        nat = SubnetNatGatewayAssociation(stack, "nat", subnet_id="subnet-id", nat_gateway_id="nat-id")
        Kubernetes(
            stack,
            "aks",
            placement=PLACE,
            name="aks-unit",
            node_resource_group_name="rg-unit-nodes",
            identity_name="id-unit-aks",
            version="1.35",
            tier="Standard",
            access=Access(tenant_id="tenant", admin_group_object_ids=groups),
            network=ClusterNetwork(
                subnet_id="subnet-id",
                pods="10.244.0.0/16",
                services="10.245.0.0/20",
                dns_service_address="10.245.0.10",
                outbound_type="userAssignedNATGateway",
                private_dns_zone_id=dns_zone,
                in_place=[nat],
            ),
            system_pool=SYSTEM,
            user_pool=USER,
            gpu_pool=gpu,
            upgrades=WeeklyWindow(day="Sunday", start_time="02:00", utc_offset="+10:00", hours=5),
            prevent_destroy=True,
        )

    return synthesize(out, declare)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    return resources(tmp_path_factory.mktemp("aks"))


@pytest.fixture(scope="module")
def cluster(made: Resources) -> dict[str, Any]:
    return made["azurerm_kubernetes_cluster"]["aks_cluster"]


def test_cluster_is_private_and_takes_entra_identities_alone(cluster: dict[str, Any]) -> None:
    assert cluster["private_cluster_enabled"] is True
    assert cluster["private_cluster_public_fqdn_enabled"] is False
    assert cluster["local_account_disabled"] is True
    assert cluster["run_command_enabled"] is False
    assert cluster["azure_active_directory_role_based_access_control"] == {
        "tenant_id": "tenant",
        "azure_rbac_enabled": True,
    }


def test_administrators_are_the_named_groups(tmp_path: Path) -> None:
    cluster = resources(tmp_path, groups=("group-id",))["azurerm_kubernetes_cluster"]["aks_cluster"]
    assert cluster["azure_active_directory_role_based_access_control"]["admin_group_object_ids"] == ["group-id"]


def test_cluster_network_is_an_overlay_with_calico_behind_the_subnets_egress(cluster: dict[str, Any]) -> None:
    assert cluster["network_profile"] == {
        "network_plugin": "azure",
        "network_plugin_mode": "overlay",
        "network_policy": "calico",
        "outbound_type": "userAssignedNATGateway",
        "pod_cidr": "10.244.0.0/16",
        "service_cidr": "10.245.0.0/20",
        "dns_service_ip": "10.245.0.10",
    }


def test_cluster_waits_for_its_role_on_the_subnet_and_for_the_way_out(cluster: dict[str, Any]) -> None:
    assert cluster["depends_on"] == [
        "azurerm_role_assignment.aks_subnet-role",
        "azurerm_subnet_nat_gateway_association.nat",
    ]


def test_control_plane_may_change_its_subnet_alone(made: Resources) -> None:
    granted = {(role["role_definition_name"], role["scope"]) for role in made["azurerm_role_assignment"].values()}
    assert granted == {("Network Contributor", "subnet-id")}
    (role,) = made["azurerm_role_assignment"].values()
    assert role["principal_id"] == "${azurerm_user_assigned_identity.aks_identity.principal_id}"


def test_api_server_is_named_in_a_zone_of_azures_unless_one_is_given(cluster: dict[str, Any], tmp_path: Path) -> None:
    assert (cluster["private_dns_zone_id"], cluster["dns_prefix"]) == ("System", "aks-unit")
    assert "dns_prefix_private_cluster" not in cluster
    made = resources(tmp_path, dns_zone="zone-id")
    own = made["azurerm_kubernetes_cluster"]["aks_cluster"]
    # Azure takes exactly one of the two prefixes: this one with a zone of one's own.
    assert (own["private_dns_zone_id"], own["dns_prefix_private_cluster"]) == ("zone-id", "aks-unit")
    assert "dns_prefix" not in own
    granted = {(role["role_definition_name"], role["scope"]) for role in made["azurerm_role_assignment"].values()}
    assert ("Private DNS Zone Contributor", "zone-id") in granted


def test_workloads_prove_themselves_by_federated_tokens(cluster: dict[str, Any]) -> None:
    assert cluster["oidc_issuer_enabled"] is True
    assert cluster["workload_identity_enabled"] is True
    assert cluster["key_vault_secrets_provider"] == {"secret_rotation_enabled": True}


def test_patches_and_images_are_installed_in_the_weekly_window(cluster: dict[str, Any]) -> None:
    assert cluster["automatic_upgrade_channel"] == "patch"
    assert cluster["node_os_upgrade_channel"] == "NodeImage"
    for window in ("maintenance_window_auto_upgrade", "maintenance_window_node_os"):
        assert cluster[window] == {
            "frequency": "Weekly",
            "interval": 1,
            "day_of_week": "Sunday",
            "start_time": "02:00",
            "utc_offset": "+10:00",
            "duration": 5,
        }


def test_every_node_scales_and_encrypts_its_host(made: Resources, cluster: dict[str, Any]) -> None:
    pools = {"system": cluster["default_node_pool"]}
    pools |= {pool["name"]: pool for pool in made["azurerm_kubernetes_cluster_node_pool"].values()}
    assert set(pools) == {"system", "user", "gpu"}
    for name, asked in (("system", SYSTEM), ("user", USER), ("gpu", GPU)):
        pool = pools[name]
        assert pool["vm_size"] == asked.vm_size
        assert (pool["min_count"], pool["max_count"]) == (asked.min_nodes, asked.max_nodes)
        assert tuple(pool.get("zones", ())) == asked.zones
        assert pool["auto_scaling_enabled"] is True
        assert pool["host_encryption_enabled"] is True
        assert pool["node_public_ip_enabled"] is False
        # A pool that lags behind its control plane is upgraded by nobody.
        assert pool["orchestrator_version"] == cluster["kubernetes_version"] == "1.35"


def test_system_pool_is_for_kubernetes_alone_and_keeps_no_disk(cluster: dict[str, Any]) -> None:
    assert cluster["default_node_pool"]["only_critical_addons_enabled"] is True
    assert cluster["default_node_pool"]["os_disk_type"] == "Ephemeral"


def test_gpu_pool_is_kept_for_those_who_tolerate_it(made: Resources) -> None:
    pools = made["azurerm_kubernetes_cluster_node_pool"]
    assert pools["aks_gpu-pool"]["node_taints"] == [GPU_TAINT]
    assert pools["aks_gpu-pool"]["gpu_driver"] == "Install"
    assert pools["aks_gpu-pool"]["upgrade_settings"]["max_unavailable"] == "1"
    assert "node_taints" not in pools["aks_user-pool"]


def test_without_a_gpu_pool_there_is_none(tmp_path: Path) -> None:
    assert set(resources(tmp_path, gpu=None)["azurerm_kubernetes_cluster_node_pool"]) == {"aks_user-pool"}


def test_cluster_is_audited_and_watched(made: Resources, cluster: dict[str, Any]) -> None:
    (setting,) = made["azurerm_monitor_diagnostic_setting"].values()
    assert {"category": "kube-audit-admin"} in setting["enabled_log"]
    assert cluster["microsoft_defender"] == {"log_analytics_workspace_id": "log-id"}
    assert cluster["azure_policy_enabled"] is True
