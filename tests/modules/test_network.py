from __future__ import annotations

from typing import TYPE_CHECKING

from modules.egress import FirewallEgress, NatGatewayEgress
from modules.network import ExistingNetwork, Hub, Network, SubnetPlan
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from modules.egress import Egress

HUB = Hub(peering_name="peer-hub", virtual_network_id="hub-id", use_remote_gateways=True, allow_forwarded_traffic=False)


def network(out: Path, *, egress: Egress | None, hub: Hub | None = None) -> Resources:
    def declare(stack: TerraformStack) -> None:
        Network(
            stack,
            "net",
            placement=PLACE,
            name="vnet-unit",
            address_space=["10.0.0.0/16"],
            subnets={
                "compute": SubnetPlan(name="snet-c", security_group_name="nsg-c", cidr="10.0.0.0/24", egress=True),
                "endpoints": SubnetPlan(name="snet-e", security_group_name="nsg-e", cidr="10.0.1.0/24"),
            },
            egress=egress,
            hub=hub,
        )

    return synthesize(out, declare)


def test_nat_gateway_takes_what_compute_sends_out(tmp_path: Path) -> None:
    resources = network(tmp_path, egress=NatGatewayEgress(nat_gateway_name="ng", public_ip_name="pip"))
    assert set(resources["azurerm_subnet_nat_gateway_association"]) == {"net_compute-nat"}
    assert "azurerm_route_table" not in resources


def test_firewall_takes_all_that_compute_sends_out(tmp_path: Path) -> None:
    resources = network(tmp_path, egress=FirewallEgress(route_table_name="rt", address="10.9.0.4"), hub=HUB)
    assert resources["azurerm_route_table"]["net_routes"]["route"] == [
        {
            "name": "out-through-the-firewall",
            "address_prefix": "0.0.0.0/0",
            "next_hop_type": "VirtualAppliance",
            "next_hop_in_ip_address": "10.9.0.4",
        }
    ]
    # A route that a gateway advertises would be more specific than 0.0.0.0/0 and lead around the firewall.
    assert resources["azurerm_route_table"]["net_routes"]["bgp_route_propagation_enabled"] is False
    assert set(resources["azurerm_subnet_route_table_association"]) == {"net_compute-routes"}
    assert {"azurerm_nat_gateway", "azurerm_public_ip"}.isdisjoint(resources)


def test_network_without_egress_lets_nothing_out(tmp_path: Path) -> None:
    resources = network(tmp_path, egress=None)
    assert {subnet["default_outbound_access_enabled"] for subnet in resources["azurerm_subnet"].values()} == {False}
    assert {"azurerm_nat_gateway", "azurerm_route_table", "azurerm_virtual_network_peering"}.isdisjoint(resources)


def test_hub_is_peered_with_as_the_settings_say(tmp_path: Path) -> None:
    peering = network(tmp_path, egress=None, hub=HUB)["azurerm_virtual_network_peering"]["net_hub"]
    assert peering["remote_virtual_network_id"] == "hub-id"
    assert peering["virtual_network_name"] == "${azurerm_virtual_network.net_vnet.name}"
    assert (peering["use_remote_gateways"], peering["allow_forwarded_traffic"]) == (True, False)


def test_logs_of_network_security_groups_and_address_are_kept(tmp_path: Path) -> None:
    resources = network(tmp_path, egress=NatGatewayEgress(nat_gateway_name="ng", public_ip_name="pip"))
    settings = resources["azurerm_monitor_diagnostic_setting"]
    assert set(settings) == {
        "net_vnet-diagnostics",
        "net_compute-nsg-diagnostics",
        "net_endpoints-nsg-diagnostics",
        "net_nat-ip-diagnostics",
    }
    assert all(setting["enabled_log"] == [{"category_group": "allLogs"}] for setting in settings.values())
    assert "enabled_metric" not in settings["net_compute-nsg-diagnostics"]


def test_existing_network_names_its_subnets_by_their_ids() -> None:
    existing = ExistingNetwork(virtual_network_id="/v", subnet_ids={"aks": "/v/subnets/snet-aks"})
    subnet = existing.subnets["aks"]
    assert (subnet.name, subnet.security_group_association_id) == ("snet-aks", "/v/subnets/snet-aks")
