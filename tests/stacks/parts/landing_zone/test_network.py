"""The landing zone in networks that the committed environments don't have: an existing one, and one beside a hub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from environments.settings import load
from modules.bindings.cdk import App
from stacks.landing_zone import LandingZone
from tests.environments.settings.files import set_field
from tests.environments.settings.test_network import EXISTING, GROUP, HUB, NETWORK
from tests.stacks.conftest import Synthesized

if TYPE_CHECKING:
    from pathlib import Path


def synthesize(root: Path, out: Path) -> Synthesized:
    app = App(outdir=str(out))
    LandingZone(app, settings=load("prod", root))
    app.synth()
    return Synthesized(name="prod", document=json.loads((out / "stacks/prod/cdk.tf.json").read_text()))


@pytest.fixture
def existing(root: Path, tmp_path: Path) -> Synthesized:
    set_field(root, "prod", ("network",), EXISTING)
    return synthesize(root, tmp_path / "out")


@pytest.fixture
def spoke(root: Path, tmp_path: Path) -> Synthesized:
    set_field(root, "prod", ("network", "nat_gateway"), value=False)
    set_field(root, "prod", ("network", "hub"), HUB | {"firewall_address": "10.0.0.4"})
    return synthesize(root, tmp_path / "out")


def test_existing_network_is_used_and_nothing_of_it_made(existing: Synthesized) -> None:
    made = set(existing.document["resource"])
    assert {
        "azurerm_virtual_network",
        "azurerm_subnet",
        "azurerm_network_security_group",
        "azurerm_nat_gateway",
        "azurerm_public_ip",
        "azurerm_private_dns_zone",
        "azurerm_private_dns_zone_virtual_network_link",
    }.isdisjoint(made)
    assert existing.only("azurerm_databricks_workspace")["custom_parameters"] == {
        "no_public_ip": True,
        "virtual_network_id": NETWORK,
        "public_subnet_name": "databricks_host",
        "public_subnet_network_security_group_association_id": f"{NETWORK}/subnets/databricks_host",
        "private_subnet_name": "databricks_container",
        "private_subnet_network_security_group_association_id": f"{NETWORK}/subnets/databricks_container",
    }


def test_existing_subnet_and_zones_take_every_private_endpoint(existing: Synthesized) -> None:
    endpoints = existing.resources("azurerm_private_endpoint").values()
    assert {endpoint["subnet_id"] for endpoint in endpoints} == {f"{NETWORK}/subnets/private_endpoints"}
    zones = {zone for endpoint in endpoints for zone in endpoint["private_dns_zone_group"]["private_dns_zone_ids"]}
    assert f"{GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net" in zones
    assert all(zone.startswith(f"{GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.") for zone in zones)


def test_existing_network_without_central_zones_gets_zones_of_its_own(root: Path, tmp_path: Path) -> None:
    set_field(root, "prod", ("network",), EXISTING | {"private_dns_resource_group_id": None})
    links = synthesize(root, tmp_path / "out").resources("azurerm_private_dns_zone_virtual_network_link").values()
    assert {link["virtual_network_id"] for link in links} == {NETWORK}


def test_spoke_is_peered_with_its_hub_and_leaves_by_its_firewall(spoke: Synthesized) -> None:
    peering = spoke.only("azurerm_virtual_network_peering")
    assert peering["remote_virtual_network_id"] == NETWORK
    assert (peering["use_remote_gateways"], peering["allow_forwarded_traffic"]) == (True, True)
    (route,) = spoke.only("azurerm_route_table")["route"]
    assert (route["address_prefix"], route["next_hop_in_ip_address"]) == ("0.0.0.0/0", "10.0.0.4")
    assert {each["subnet_id"] for each in spoke.resources("azurerm_subnet_route_table_association").values()} == {
        f"${{azurerm_subnet.network_{name}.id}}" for name in ("aks", "databricks-host", "databricks-container")
    }
    assert {"azurerm_nat_gateway", "azurerm_public_ip"}.isdisjoint(spoke.document["resource"])


def test_cluster_in_an_existing_network_leaves_as_its_owner_says_and_is_named_in_central_zones(
    existing: Synthesized,
) -> None:
    cluster = existing.only("azurerm_kubernetes_cluster")
    assert cluster["default_node_pool"]["vnet_subnet_id"] == f"{NETWORK}/subnets/aks"
    assert cluster["network_profile"]["outbound_type"] == "userDefinedRouting"
    assert cluster["private_dns_zone_id"] == (
        f"{GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.australiaeast.azmk8s.io"
    )


def test_cluster_in_a_spoke_waits_for_the_route_to_the_firewall(spoke: Synthesized) -> None:
    cluster = spoke.only("azurerm_kubernetes_cluster")
    assert cluster["network_profile"]["outbound_type"] == "userDefinedRouting"
    assert "azurerm_subnet_route_table_association.network_aks-routes" in cluster["depends_on"]
    assert cluster["private_dns_zone_id"] == "System"
