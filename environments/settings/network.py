"""Settings of the network: one that lakeform makes, alone or beside a hub, or one that exists already."""

# ruff: noqa: TC001 - pydantic resolves the annotations when it builds the classes

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from environments.settings.base import Cidr, Fault, Section, refuse
from environments.settings.resource_ids import ResourceGroupId, SubnetId, VirtualNetworkId
from environments.settings.vocabulary import NodeEgress

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CreatedNetwork", "ExistingNetwork", "ExistingSubnets", "Hub", "Network", "Subnets"]


def _private_address(text: str) -> str:
    try:
        private = IPv4Address(text).is_private
    except ValueError:
        private = False
    if not private:
        raise ValueError("not a private IPv4 address; write the firewall's own, such as 10.0.0.4")
    return text


PrivateAddress = Annotated[str, AfterValidator(_private_address)]


class Subnets(Section):
    """One address range per subnet of the virtual network."""

    databricks_host: Cidr
    """Databricks' public subnet (its name; no node has a public address); /26 or larger."""
    databricks_container: Cidr
    """Databricks' private subnet, as large as its host subnet."""
    private_endpoints: Cidr
    """Private endpoints of storage, Key Vault, Event Hubs and the workspace; /27 or larger."""
    aks: Cidr
    """Kubernetes nodes; /24 or larger."""


_SMALLEST_SUBNET = {"databricks_host": 26, "databricks_container": 26, "private_endpoints": 27, "aks": 24}


class Hub(Section):
    """The hub of an organization's network, which the virtual network is peered with; its owner peers back."""

    virtual_network_id: VirtualNetworkId
    """The hub's virtual network."""
    use_remote_gateways: bool
    """Whether the hub's gateway carries traffic to and from other sites; false until its owner has peered back."""
    allow_forwarded_traffic: bool
    """Whether traffic that the hub passes on from elsewhere may come in."""
    firewall_address: PrivateAddress | None
    """The hub's firewall, which then takes all outbound traffic in place of a NAT gateway; null: none does."""


class CreatedNetwork(Section):
    """A virtual network of its own, that everything private lies in."""

    source: Literal["created"]
    """Whose network it is: `created`, lakeform's own; `existing`, one that its owner made."""
    address_space: Cidr
    """Addresses of the virtual network; Databricks wants /16 to /24."""
    subnets: Subnets
    """The subnets, inside the address space and apart from one another."""
    nat_gateway: bool
    """Whether outbound traffic leaves through one NAT gateway with a fixed address."""
    hub: Hub | None
    """The hub to peer with; null: the network stands alone."""
    private_dns_resource_group_id: ResourceGroupId | None
    """Resource group of the private DNS zones, where they exist and their owner links them; null: they are made."""

    @property
    def kubernetes_egress(self) -> NodeEgress:
        """How Kubernetes' nodes leave: as everything else does."""
        return NodeEgress.NAT_GATEWAY if self.nat_gateway else NodeEgress.ROUTES

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        space = IPv4Network(self.address_space)
        if not 16 <= space.prefixlen <= 24:  # noqa: PLR2004 - Databricks' documented bounds, written out in the message
            yield Fault(("address_space",), self.address_space, "outside Databricks' bounds; choose /16 to /24")
        subnets = {name: IPv4Network(cidr) for name, cidr in self.subnets}
        for name, subnet in subnets.items():
            if not subnet.subnet_of(space):
                yield Fault(("subnets", name), str(subnet), f"outside the address space; choose a part of {space}")
            if subnet.prefixlen > _SMALLEST_SUBNET[name]:
                yield Fault(("subnets", name), str(subnet), f"too small; choose /{_SMALLEST_SUBNET[name]} or larger")
        for (one, first), (other, second) in combinations(subnets.items(), 2):
            if first.overlaps(second):
                yield Fault(("subnets", other), str(second), f"overlaps {one} ({first}); choose addresses of its own")
        if self.hub is not None and self.hub.firewall_address is not None:
            yield from self._firewall_faults(self.hub.firewall_address, space)

    def _firewall_faults(self, address: str, space: IPv4Network) -> Iterator[Fault]:
        if self.nat_gateway:
            yield Fault(
                ("nat_gateway",),
                self.nat_gateway,
                "outbound traffic takes the hub's firewall; write false, or hub.firewall_address: null",
            )
        if IPv4Address(address) in space:
            yield Fault(
                ("hub", "firewall_address"), address, f"inside this network ({space}); write the one in the hub"
            )


class ExistingSubnets(Section):
    """The subnets of an existing virtual network, by their ids."""

    databricks_host: SubnetId
    """Databricks' public subnet, delegated to Microsoft.Databricks/workspaces, with a network security group."""
    databricks_container: SubnetId
    """Databricks' private subnet, delegated and guarded alike."""
    private_endpoints: SubnetId
    """Where private endpoints go."""
    aks: SubnetId
    """Where Kubernetes nodes go."""


class ExistingNetwork(Section):
    """A virtual network that its owner made, with its subnets, security groups, routes and peerings."""

    source: Literal["existing"]
    """Whose network it is: `created`, lakeform's own; `existing`, one that its owner made."""
    virtual_network_id: VirtualNetworkId
    """The virtual network."""
    subnet_ids: ExistingSubnets
    """Its subnets, one for each purpose."""
    kubernetes_egress: NodeEgress
    """How Kubernetes' nodes leave their subnet, as its owner made it."""
    private_dns_resource_group_id: ResourceGroupId | None
    """Resource group of the private DNS zones, where they exist and their owner links them; null: they are made."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        subnets = dict(self.subnet_ids)
        for name, subnet in subnets.items():
            if not subnet.startswith(f"{self.virtual_network_id}/"):
                yield Fault(
                    ("subnet_ids", name), subnet, f"not in the virtual network; choose one of {self.virtual_network_id}"
                )
        for (one, first), (other, second) in combinations(subnets.items(), 2):
            if first == second:
                yield Fault(("subnet_ids", other), second, f"{one} uses it; choose a subnet of its own")


Network = Annotated[CreatedNetwork | ExistingNetwork, Field(discriminator="source")]
