from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.private_link import PrivateDns, Subresource, private_endpoint
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    def declare(stack: TerraformStack) -> None:
        dns = PrivateDns(stack, "dns", placement=PLACE, virtual_network_id="vnet-id", link_name="vnet-unit")
        for subresource in Subresource:
            private_endpoint(
                stack,
                subresource.name,
                placement=PLACE,
                subnet_id="subnet-id",
                target_name="x",
                target_resource_id="x-id",
                subresource=subresource,
                zone_ids=dns.zone_ids,
            )

    return synthesize(tmp_path, declare)


def test_private_dns_has_one_linked_zone_per_name(resources: Resources) -> None:
    zones = [zone["name"] for zone in resources["azurerm_private_dns_zone"].values()]
    assert len(zones) == len(set(zones)) == 10
    assert {name.split(".")[0] for name in zones} == {"privatelink"}
    links = resources["azurerm_private_dns_zone_virtual_network_link"].values()
    assert {link["virtual_network_id"] for link in links} == {"vnet-id"}
    assert len({link["private_dns_zone_id"] for link in links}) == len(zones)


def test_private_endpoint_registers_in_the_zone_of_its_subresource(resources: Resources) -> None:
    endpoints = resources["azurerm_private_endpoint"]
    assert set(endpoints) == {subresource.name for subresource in Subresource}
    registry = endpoints["REGISTRY"]
    assert registry["name"] == "pep-x-registry"
    assert registry["private_service_connection"]["subresource_names"] == ["registry"]
    (zone,) = registry["private_dns_zone_group"]["private_dns_zone_ids"]
    assert zone == "${azurerm_private_dns_zone.dns_azurecr.id}"
    for endpoint in endpoints.values():
        assert len(endpoint["private_dns_zone_group"]["private_dns_zone_ids"]) == 1
        assert endpoint["name"] == endpoint["name"].lower()


def test_redis_and_managed_redis_have_zones_of_their_own(resources: Resources) -> None:
    endpoints = resources["azurerm_private_endpoint"]
    of = {name: endpoint["private_dns_zone_group"]["private_dns_zone_ids"] for name, endpoint in endpoints.items()}
    assert of["REDIS"] != of["MANAGED_REDIS"]
    assert of["DATABRICKS_UI_API"] == of["BROWSER_AUTHENTICATION"]
