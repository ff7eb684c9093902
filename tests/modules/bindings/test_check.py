from __future__ import annotations

from typing import Any

import pytest

from modules.bindings.azurerm.eventhub_namespace import EventhubNamespace
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.storage_account import (
    StorageAccount,
    StorageAccountBlobProperties,
    StorageAccountBlobPropertiesCorsRule,
    StorageAccountNetworkRules,
)
from modules.bindings.azurerm.virtual_network import VirtualNetwork
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct, TerraformStack
from modules.bindings.check import BindingError
from modules.bindings.check import problems as problems_of
from modules.bindings.databricks.job import Job
from modules.bindings.signature import signature_of

ACCOUNT = {
    "name": "stlakedev",
    "resource_group_name": "rg-lake",
    "location": "australiaeast",
    "account_tier": "Standard",
    "account_replication_type": "ZRS",
}


def problems(stack: Construct, **given: Any) -> tuple[str, ...]:
    """What is wrong with a storage account that is given these arguments besides the required ones."""
    with pytest.raises(BindingError) as refused:
        StorageAccount(stack, "lake", **(ACCOUNT | given))
    return refused.value.problems


def test_unknown_argument_is_refused_with_the_nearest_known(stack: TerraformStack) -> None:
    assert problems(stack, is_hns_enbled=True) == ("is_hns_enbled: no such argument; did you mean is_hns_enabled?",)


def test_unknown_argument_with_none_near_is_refused_with_the_list(stack: TerraformStack) -> None:
    with pytest.raises(BindingError, match="zzz: no such argument; it takes depends_on, for_each, lifecycle, location"):
        ResourceGroup(stack, "group", name="rg", location="australiaeast", zzz=1)  # type: ignore[call-arg]  # the point


def test_missing_argument_is_refused_with_its_type(stack: TerraformStack) -> None:
    with pytest.raises(BindingError, match="name: missing; expected str"):
        ResourceGroup(stack, "group", location="australiaeast")  # type: ignore[call-arg]  # the point


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"name": 7}, "name: expected str, got int 7"),
        ({"name": None}, "name: expected str, got None"),
        ({"is_hns_enabled": "yes"}, "is_hns_enabled: expected bool, got str 'yes'"),
        ({"is_hns_enabled": 1}, "is_hns_enabled: expected bool, got int 1"),
        ({"tags": {"owner": 1}}, "tags['owner']: expected str, got int 1"),
        ({"tags": {1: "owner"}}, "tags, key 1: expected str, got int 1"),
        ({"tags": ["owner"]}, "tags: expected Mapping[str, str], got list ['owner']"),
        (
            {"network_rules": {"default_action": "Deny"}},
            "network_rules: expected StorageAccountNetworkRules, got dict {'default_action': 'Deny'}",
        ),
        (
            {"network_rules": StorageAccountNetworkRules(default_action="Deny", bypass="AzureServices")},
            "network_rules.bypass: expected Sequence[str], got str 'AzureServices'",
        ),
        (
            {"network_rules": StorageAccountNetworkRules(default_action="Deny", ip_rules=["10.0.0.1", 2])},  # type: ignore[list-item]
            "network_rules.ip_rules[1]: expected str, got int 2",
        ),
        (
            {"network_rules": StorageAccountBlobProperties(versioning_enabled=True)},
            "network_rules: expected StorageAccountNetworkRules, got StorageAccountBlobProperties",
        ),
        (
            {"network_rules": StorageAccountNetworkRules(defalt_action="Deny", default_action="Deny")},  # type: ignore[call-arg]
            "network_rules.defalt_action: no such argument; did you mean default_action?",
        ),
        (
            {"network_rules": StorageAccountNetworkRules()},  # type: ignore[call-arg]
            "network_rules.default_action: missing; expected str",
        ),
        (
            {"network_rules": [StorageAccountNetworkRules(default_action="Deny")]},
            "network_rules: expected StorageAccountNetworkRules, got list of StorageAccountNetworkRules",
        ),
        ({"lifecycle": {"prevent_destroy": True}}, "lifecycle: expected Lifecycle, got dict {'prevent_destroy': True}"),
        ({"lifecycle": Lifecycle(prevent_destroy=1)}, "lifecycle.prevent_destroy: expected bool, got int 1"),  # type: ignore[arg-type]
        ({"provider": "azurerm.other"}, "provider: expected Provider, got str 'azurerm.other'"),
        ({"depends_on": ["rg"]}, "depends_on[0]: expected Element, got str 'rg'"),
    ],
)
def test_wrong_argument_is_refused(stack: TerraformStack, given: dict[str, Any], problem: str) -> None:
    assert problems(stack, **given) == (problem,)


def test_wrong_argument_deep_in_a_list_of_blocks_is_refused_with_its_path(stack: TerraformStack) -> None:
    good = StorageAccountBlobPropertiesCorsRule(
        allowed_headers=["*"],
        allowed_methods=["GET"],
        allowed_origins=["*"],
        exposed_headers=["*"],
        max_age_in_seconds=60,
    )
    bad = StorageAccountBlobPropertiesCorsRule(
        allowed_headers=["*"],
        allowed_methods=["GET"],
        allowed_origins=["*"],
        exposed_headers=["*"],
        max_age_in_seconds="60",  # type: ignore[arg-type]
    )
    assert problems(stack, blob_properties=StorageAccountBlobProperties(cors_rule=[good, bad])) == (
        "blob_properties.cors_rule[1].max_age_in_seconds: expected number, got str '60'",
    )


def test_block_that_fits_neither_itself_nor_the_argument_is_refused_twice(stack: TerraformStack) -> None:
    misfit = StorageAccountBlobProperties(versioning_enbled=True)  # type: ignore[call-arg]  # the point
    assert problems(stack, network_rules=misfit) == (
        "network_rules.versioning_enbled: no such argument; did you mean versioning_enabled?",
        "network_rules: expected StorageAccountNetworkRules, got StorageAccountBlobProperties",
    )


def test_argument_of_any_type_takes_all() -> None:
    def declare(*, value: Any) -> None:
        assert value

    assert not list(problems_of(signature_of(declare), {"value": object()}))


def test_every_problem_of_a_construct_is_in_one_message_with_path_and_type(stack: TerraformStack) -> None:
    scope = Construct(stack, "storage")
    with pytest.raises(BindingError) as refused:
        StorageAccount(
            scope,
            "lake",
            name="stlakedev",
            location=3,  # type: ignore[arg-type]  # the point
            resource_group_nme="rg",  # type: ignore[call-arg]
            account_tier="Standard",
            account_replication_type="ZRS",
        )
    assert str(refused.value).splitlines() == [
        "dev/storage/lake (azurerm_storage_account):",
        "  resource_group_nme: no such argument; did you mean resource_group_name?",
        "  resource_group_name: missing; expected str",
        "  location: expected str, got int 3",
    ]


def test_refused_construct_leaves_nothing_behind(stack: TerraformStack) -> None:
    problems(stack, name=7)
    assert StorageAccount(stack, "lake", **ACCOUNT)  # type: ignore[arg-type]  # a dict of the required arguments


def test_a_long_value_is_shown_in_part(stack: TerraformStack) -> None:
    (problem,) = problems(stack, location=["x" * 500])
    assert len(problem) < 120
    assert problem.endswith("…")


@pytest.fixture
def group(stack: TerraformStack) -> ResourceGroup:
    return ResourceGroup(stack, "group", name="rg", location="australiaeast")


def test_expressions_fit_what_terraform_converts_them_to(stack: TerraformStack, group: ResourceGroup) -> None:
    account = StorageAccount(stack, "lake", **ACCOUNT)  # type: ignore[arg-type]  # a dict of the required arguments
    network = VirtualNetwork(stack, "network", name="vnet", location="australiaeast", resource_group_name=group.name)
    assert EventhubNamespace(
        stack,
        "events",
        name=f"evhns-{group.name}",
        location=group.location,
        resource_group_name=group.name,
        sku="Standard",
        capacity=Job(stack, "job").timeout_seconds,
        auto_inflate_enabled=account.is_hns_enabled,
        maximum_throughput_units=group.managed_by,  # type: ignore[arg-type]  # Terraform converts it
        tags=group.tags,
    )
    rules = StorageAccountNetworkRules(default_action="Deny", ip_rules=network.address_space)
    assert StorageAccount(stack, "other", **ACCOUNT, network_rules=rules)  # type: ignore[arg-type]


@pytest.mark.parametrize("argument", ["location", "network_rules"])
def test_map_that_terraform_knows_fits_nothing_else(stack: TerraformStack, group: ResourceGroup, argument: str) -> None:
    (problem,) = problems(stack, **{argument: group.tags})
    assert problem.startswith(f"{argument}: expected ")
    assert problem.endswith("got MapExpression ${dev@@azurerm_resource_group.group.tags}")


def test_list_that_terraform_knows_is_no_text(stack: TerraformStack) -> None:
    network = VirtualNetwork(stack, "network", name="vnet", location="australiaeast", resource_group_name="rg")
    (problem,) = problems(stack, name=network.address_space)
    assert problem.startswith("name: expected str, got ListExpression ${tolist(")


def test_what_is_no_number_is_no_number(stack: TerraformStack) -> None:
    with pytest.raises(BindingError, match="timeout_seconds: expected number, got float nan"):
        Job(stack, "job", timeout_seconds=float("nan"))


def test_text_that_terraform_knows_is_no_list(stack: TerraformStack, group: ResourceGroup) -> None:
    rules = StorageAccountNetworkRules(default_action="Deny", ip_rules=group.name)
    (problem,) = problems(stack, network_rules=rules)
    assert problem.startswith("network_rules.ip_rules: expected Sequence[str], got str")
