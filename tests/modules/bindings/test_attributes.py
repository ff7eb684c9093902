from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the check reads Holder's annotations
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from modules.bindings.attributes import NumberListAttribute, NumberSetAttribute, ObjectAttribute, Ref, StringAttribute
from modules.bindings.azurerm.data_client_config import DataClientConfig
from modules.bindings.azurerm.private_endpoint import PrivateEndpoint, PrivateEndpointPrivateServiceConnection
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.storage_account import StorageAccount
from modules.bindings.azurerm.virtual_network import VirtualNetwork
from modules.bindings.cdk import Construct, TerraformStack  # noqa: TC001 - the same
from modules.bindings.databricks.catalog import Catalog
from modules.bindings.databricks.job import Job
from modules.bindings.databricks.provider import DatabricksProvider
from modules.bindings.resource import Resource

if TYPE_CHECKING:
    from tests.modules.bindings.conftest import Synthesized


class Holder(Resource):
    """Takes what it is given, so that it can be read as Terraform gets it."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_holder"

    def __init__(self, construct_scope: Construct, construct_id: str, /, *, values: Mapping[str, Any]) -> None:
        super().__init__(construct_scope, construct_id, locals())


def resolved(stack: TerraformStack, synthesized: Synthesized, values: dict[str, Any]) -> dict[str, Any]:
    """The values as Terraform gets them."""
    DatabricksProvider(stack, "databricks")
    Holder(stack, "holder", values=values)
    found: dict[str, Any] = synthesized("dev")["resource"]["azurerm_holder"]["holder"]["values"]
    return found


@pytest.fixture
def account(stack: TerraformStack) -> StorageAccount:
    return StorageAccount(
        stack,
        "lake",
        name="stlakedev",
        resource_group_name="rg",
        location="australiaeast",
        account_tier="Standard",
        account_replication_type="ZRS",
    )


def test_attributes_of_every_kind_are_references(
    stack: TerraformStack, synthesized: Synthesized, account: StorageAccount
) -> None:
    job = Job(stack, "job")
    network = VirtualNetwork(stack, "network", name="vnet", location="australiaeast", resource_group_name="rg")
    values = {
        "computed": account.primary_dfs_endpoint,
        "given": account.name,
        "boolean": account.is_hns_enabled,
        "number": job.timeout_seconds,
        "map": account.tags,
        "set_of_strings": network.address_space,
        "set_of_objects": network.subnet,
    }
    assert resolved(stack, synthesized, values) == {
        "computed": "${azurerm_storage_account.lake.primary_dfs_endpoint}",
        "given": "${azurerm_storage_account.lake.name}",
        "boolean": "${azurerm_storage_account.lake.is_hns_enabled}",
        "number": "${databricks_job.job.timeout_seconds}",
        "map": "${azurerm_storage_account.lake.tags}",
        "set_of_strings": "${tolist(azurerm_virtual_network.network.address_space)}",
        "set_of_objects": "${azurerm_virtual_network.network.subnet}",
    }


def test_objects_are_addressed_as_terraform_holds_them(
    stack: TerraformStack, synthesized: Synthesized, account: StorageAccount
) -> None:
    endpoint = PrivateEndpoint(
        stack,
        "endpoint",
        name="pe",
        location="australiaeast",
        resource_group_name="rg",
        subnet_id="/subnets/x",
        private_service_connection=PrivateEndpointPrivateServiceConnection(name="dfs", is_manual_connection=False),
    )
    catalog = Catalog(stack, "catalog", name="ep_raw")
    values = {
        "block": account.identity.principal_id,
        "list": endpoint.custom_dns_configs[1].fqdn,
        "list_of_strings": endpoint.custom_dns_configs[0].ip_addresses,
        "list_in_list": endpoint.private_dns_zone_configs[0].record_sets[2].ttl,
        "block_of_databricks": catalog.provider_config.workspace_id,
    }
    assert resolved(stack, synthesized, values) == {
        "block": "${azurerm_storage_account.lake.identity[0].principal_id}",
        "list": "${azurerm_private_endpoint.endpoint.custom_dns_configs[1].fqdn}",
        "list_of_strings": "${azurerm_private_endpoint.endpoint.custom_dns_configs[0].ip_addresses}",
        "list_in_list": "${azurerm_private_endpoint.endpoint.private_dns_zone_configs[0].record_sets[2].ttl}",
        "block_of_databricks": "${databricks_catalog.catalog.provider_config[0].workspace_id}",
    }


class Inner(Ref):
    name = StringAttribute()
    numbers = NumberListAttribute()
    number_set = NumberSetAttribute()


class Outer(Ref):
    inner = ObjectAttribute(Inner)


def test_object_inside_an_object_is_addressed_without_an_index(
    stack: TerraformStack, synthesized: Synthesized, account: StorageAccount
) -> None:
    inner = Outer(account, "outer").inner
    values = {"text": inner.name, "numbers": inner.numbers, "number_set": inner.number_set}
    assert resolved(stack, synthesized, values) == {
        "text": "${azurerm_storage_account.lake.outer.inner.name}",
        "numbers": "${azurerm_storage_account.lake.outer.inner.numbers}",
        "number_set": "${tolist(azurerm_storage_account.lake.outer.inner.number_set)}",
    }


def test_data_source_attributes_are_references(stack: TerraformStack, synthesized: Synthesized) -> None:
    me = DataClientConfig(stack, "me")
    assert resolved(stack, synthesized, {"tenant": me.tenant_id}) == {
        "tenant": "${data.azurerm_client_config.me.tenant_id}"
    }


def test_reference_orders_two_resources(stack: TerraformStack, synthesized: Synthesized) -> None:
    group = ResourceGroup(stack, "group", name="rg", location="australiaeast")
    VirtualNetwork(stack, "network", name="vnet", location=group.location, resource_group_name=group.name)
    found = synthesized("dev")["resource"]["azurerm_virtual_network"]["network"]
    assert found["resource_group_name"] == "${azurerm_resource_group.group.name}"
    assert found["location"] == "${azurerm_resource_group.group.location}"


def test_attribute_of_the_class_is_its_descriptor() -> None:
    assert isinstance(StorageAccount.name, StringAttribute)


def test_attribute_cannot_be_set(account: StorageAccount) -> None:
    with pytest.raises(AttributeError, match="name is read-only: give it when the resource is made"):
        account.name = "other"  # type: ignore[assignment]  # the point


def test_list_of_objects_cannot_be_iterated(stack: TerraformStack) -> None:
    job = Job(stack, "job")
    with pytest.raises(TypeError, match="not iterable"):
        list(job.task)  # type: ignore[call-overload]  # the point
