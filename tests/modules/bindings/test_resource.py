from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from modules.bindings.azurerm.databricks_access_connector import (
    DatabricksAccessConnector,
    DatabricksAccessConnectorIdentity,
)
from modules.bindings.azurerm.network_security_group import NetworkSecurityGroup, NetworkSecurityGroupSecurityRule
from modules.bindings.azurerm.provider import AzurermProvider, AzurermProviderFeatures
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.azurerm.storage_account import StorageAccount, StorageAccountNetworkRules, StorageAccountTimeouts
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import App, AzurermBackend, LocalBackend, TerraformStack
from modules.bindings.check import BindingError
from modules.bindings.databricks.provider import DatabricksProvider
from modules.bindings.expression import ForEach

if TYPE_CHECKING:
    from tests.modules.bindings.conftest import Synthesized

Declared = Callable[[str, str], dict[str, Any]]


def group(stack: TerraformStack, **meta: Any) -> ResourceGroup:
    return ResourceGroup(stack, "group", name="rg-lake-dev", location="australiaeast", **meta)


def test_resource_writes_what_was_given_and_nothing_else(stack: TerraformStack, declared: Declared) -> None:
    StorageAccount(
        stack,
        "lake",
        name="stlakedev",
        resource_group_name="rg-lake-dev",
        location="australiaeast",
        account_tier="Standard",
        account_replication_type="ZRS",
        is_hns_enabled=False,
        tags={"owner": "data"},
        network_rules=StorageAccountNetworkRules(default_action="Deny", bypass=("AzureServices",)),
        timeouts=StorageAccountTimeouts(create="1h"),
    )
    assert declared("azurerm_storage_account", "lake") == {
        "name": "stlakedev",
        "resource_group_name": "rg-lake-dev",
        "location": "australiaeast",
        "account_tier": "Standard",
        "account_replication_type": "ZRS",
        "is_hns_enabled": False,
        "tags": {"owner": "data"},
        "network_rules": {"default_action": "Deny", "bypass": ["AzureServices"]},
        "timeouts": {"create": "1h"},
    }


def test_resource_leaves_no_overrides_in_the_metadata(stack: TerraformStack, synthesized: Synthesized) -> None:
    group(stack)
    found = synthesized("dev")
    assert found["//"]["metadata"].keys() == {"backend", "stackName", "version"}
    assert found["resource"]["azurerm_resource_group"]["group"]["//"]["metadata"].keys() == {"path", "uniqueId"}


def test_block_that_is_an_attribute_writes_null_for_what_was_not_given(
    stack: TerraformStack, declared: Declared
) -> None:
    NetworkSecurityGroup(
        stack,
        "guard",
        name="nsg",
        location="australiaeast",
        resource_group_name="rg",
        security_rule=[NetworkSecurityGroupSecurityRule(name="deny", priority=100)],
    )
    (rule,) = declared("azurerm_network_security_group", "guard")["security_rule"]
    assert {name: value for name, value in rule.items() if value is not None} == {"name": "deny", "priority": 100}
    assert len(rule) == 16


def test_lifecycle_and_depends_on_are_written(stack: TerraformStack, declared: Declared) -> None:
    first = group(stack, lifecycle=Lifecycle(create_before_destroy=True, prevent_destroy=True, ignore_changes=["tags"]))
    ResourceGroup(stack, "second", name="rg-second", location="australiaeast", depends_on=[first])
    found = declared("azurerm_resource_group", "group")
    assert found["lifecycle"] == {
        "create_before_destroy": True,
        "prevent_destroy": True,
        "ignore_changes": ["tags"],
    }
    assert declared("azurerm_resource_group", "second")["depends_on"] == ["azurerm_resource_group.group"]


def test_for_each_is_written(stack: TerraformStack, declared: Declared) -> None:
    names = ForEach(["a", "b"])
    ResourceGroup(stack, "group", name=names.value, location="australiaeast", for_each=names)
    found = declared("azurerm_resource_group", "group")
    assert found["for_each"] == '${toset(["a", "b"])}'
    assert found["name"] == "${each.value}"


def test_provider_alias_is_named_by_its_resources(stack: TerraformStack, synthesized: Synthesized) -> None:
    other = AzurermProvider(stack, "hub", alias="hub", features=[AzurermProviderFeatures()], subscription_id="s")
    group(stack, provider=other)
    found = synthesized("dev")
    assert found["resource"]["azurerm_resource_group"]["group"]["provider"] == "azurerm.hub"
    assert found["provider"]["azurerm"] == [
        {"features": [{}]},
        {"features": [{}], "alias": "hub", "subscription_id": "s"},
    ]


def test_providers_are_pinned_to_the_version_they_were_generated_from(
    stack: TerraformStack, synthesized: Synthesized
) -> None:
    DatabricksProvider(stack, "databricks", host="https://example.azuredatabricks.net")
    assert synthesized("dev")["terraform"]["required_providers"] == {
        "azurerm": {"source": "hashicorp/azurerm", "version": "5.10.0"},
        "databricks": {"source": "databricks/databricks", "version": "1.138.0"},
    }


@pytest.mark.parametrize("backend", ["local", "azurerm"])
def test_reference_into_another_stack_goes_through_its_remote_state(
    app: App, stack: TerraformStack, synthesized: Synthesized, backend: str
) -> None:
    other = TerraformStack(app, "dev-lake")
    AzurermProvider(other, "azurerm", features=[AzurermProviderFeatures()])
    for each in (stack, other):
        key = f"{each.node.id}.tfstate"
        if backend == "local":
            LocalBackend(each, path=key)
        else:
            AzurermBackend(each, storage_account_name="st", container_name="tfstate", key=key, use_azuread_auth=True)
    connector = DatabricksAccessConnector(
        stack,
        "connector",
        name="dbac",
        location="australiaeast",
        resource_group_name="rg",
        identity=DatabricksAccessConnectorIdentity(type="SystemAssigned"),
    )
    RoleAssignment(other, "reads", scope=connector.id, principal_id=connector.identity.principal_id)
    found = synthesized("dev-lake")
    (name,) = found["data"]["terraform_remote_state"]
    state = found["data"]["terraform_remote_state"][name]
    assert state["backend"] == backend
    assert state["config"]["path" if backend == "local" else "key"].endswith("dev.tfstate")
    given = found["resource"]["azurerm_role_assignment"]["reads"]
    outputs = synthesized("dev")["output"]
    for argument, attribute in (("scope", "id"), ("principal_id", "identity[0].principal_id")):
        output = given[argument].removeprefix(f"${{data.terraform_remote_state.{name}.outputs.").removesuffix("}")
        assert outputs[output]["value"] == f"${{azurerm_databricks_access_connector.connector.{attribute}}}"


def test_resource_of_another_stack_is_no_dependency(app: App, stack: TerraformStack) -> None:
    other = TerraformStack(app, "dev-lake")
    with pytest.raises(BindingError, match="depends_on: dev/group is of another stack; give one of its attributes"):
        ResourceGroup(other, "second", name="rg", location="australiaeast", depends_on=[group(stack)])
    with pytest.raises(BindingError, match="provider: dev/hub is of another stack"):
        ResourceGroup(
            other,
            "second",
            name="rg",
            location="australiaeast",
            provider=AzurermProvider(stack, "hub", alias="hub", features=[AzurermProviderFeatures()]),
        )
