"""What makes checkov pass without looking must fail here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from checkov.common.checks_infra.registry import get_graph_checks_registry
from checkov.terraform.checks.resource.registry import resource_registry

from policies.scan.checkov_checks import load_checkov
from policies.scan.dead_checks import DEAD_CHECKS
from policies.scan.judge import State
from policies.scan.policy import PolicyError, load_policies
from policies.scan.stacks import load_environments
from tests.policies.scan.samples import account_stack, environment_of, write_stacks

if TYPE_CHECKING:
    from pathlib import Path

    from policies.scan import Gate
    from policies.scan.model import Environment

TLS, ENDPOINT = "CKV_AZURE_44", "CKV2_AZURE_33"
OUTPUTS = "data.terraform_remote_state.cross-stack-reference-input-dev.outputs"


def states(gate: Gate, environment: Environment, policy: str) -> list[State]:
    return [verdict.state for verdict in gate.verdicts(environment, only=[policy])]


def test_required_version_drops_no_file(gate: Gate) -> None:
    stack = {"terraform": {"required_version": ">= 1.8"}, **account_stack(min_tls_version="TLS1_0")}
    assert states(gate, environment_of(dev=stack), TLS) == [State.FAILED]


def test_top_level_blocks_in_a_list_are_all_judged(gate: Gate) -> None:
    first, second = account_stack(min_tls_version="TLS1_0"), account_stack(min_tls_version="TLS1_1")
    second["resource"]["azurerm_storage_account"] = {"other": second["resource"]["azurerm_storage_account"]["lake"]}
    stack = {"resource": [first["resource"], second["resource"]]}
    assert states(gate, environment_of(dev=stack), TLS) == [State.FAILED, State.FAILED]


def test_comment_skips_no_check(gate: Gate) -> None:
    stack = account_stack(min_tls_version="TLS1_0")
    stack["resource"]["azurerm_storage_account"]["lake"]["//"]["checkov"] = f"checkov:skip={TLS}:because"
    stack["//"] = f"checkov:skip={TLS}:because"
    assert states(gate, environment_of(dev=stack), TLS) == [State.FAILED]


@pytest.mark.parametrize(("version", "state"), [("TLS1_2", State.PASSED), ("TLS1_0", State.FAILED)])
def test_value_behind_another_stacks_output_is_judged(gate: Gate, version: str, state: State) -> None:
    first = account_stack(min_tls_version=version)
    first["output"] = {"tls": {"value": "${azurerm_storage_account.lake.min_tls_version}"}}
    second = account_stack("dev-lakehouse", min_tls_version=f"${{{OUTPUTS}.tls}}")
    assert states(gate, environment_of(dev=first, dev_lakehouse=second), TLS) == [state, state]


@pytest.mark.parametrize("policy", [TLS, "CKV_AZURE_59", "CKV_AZURE_190", "CKV2_AZURE_47"])
def test_value_known_after_apply_alone_is_no_pass(gate: Gate, policy: str) -> None:
    unknown = "${azurerm_key_vault_secret.choice.value}"
    stack = account_stack(
        min_tls_version=unknown, public_network_access_enabled=unknown, allow_nested_items_to_be_public=unknown
    )
    stack["resource"]["azurerm_key_vault_secret"] = {"choice": {"name": "choice"}}
    (state,) = states(gate, environment_of(dev=stack), policy)
    assert state in (State.UNRESOLVED, State.FAILED)


def endpoint_stack(target: str) -> dict[str, Any]:
    connection = {"private_connection_resource_id": target, "subresource_names": ["blob"]}
    return {"resource": {"azurerm_private_endpoint": {"blob": {"private_service_connection": connection}}}}


def test_private_endpoint_of_another_stack_is_found(gate: Gate) -> None:
    first = account_stack() | {"output": {"id": {"value": "${azurerm_storage_account.lake.id}"}}}
    with_endpoint = environment_of(dev=first, dev_network=endpoint_stack(f"${{{OUTPUTS}.id}}"))
    assert states(gate, with_endpoint, ENDPOINT) == [State.PASSED]
    elsewhere = environment_of(dev=first, dev_network=endpoint_stack("${azurerm_key_vault.vault.id}"))
    assert states(gate, elsewhere, ENDPOINT) == [State.FAILED]


def test_endpoint_of_a_namesake_in_another_stack_is_not_mistaken(gate: Gate) -> None:
    second = account_stack("dev-lakehouse")
    second["resource"] |= endpoint_stack("${azurerm_storage_account.lake.id}")["resource"]
    environment = environment_of(dev=account_stack(), dev_lakehouse=second)
    verdicts = {each.resource.stack: each.state for each in gate.verdicts(environment, only=[ENDPOINT])}
    assert verdicts == {"dev": State.FAILED, "dev-lakehouse": State.PASSED}


def test_check_that_raises_is_no_pass(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_conf: Any) -> None:
        raise KeyError("min_tls_version")

    monkeypatch.setattr(resource_registry.get_check_by_id(TLS), "scan_resource_conf", broken)
    (verdict,) = gate.verdicts(environment_of(dev=account_stack()), only=[TLS])
    assert verdict.state is State.BROKEN
    assert "KeyError: 'min_tls_version'" in verdict.messages[0]


def test_graph_check_that_raises_or_says_nothing_is_no_pass(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    check = next(check for check in get_graph_checks_registry("terraform").checks if check.id == ENDPOINT)

    def broken(_graph: Any) -> None:
        raise TypeError

    monkeypatch.setattr(check, "run", broken)
    assert states(gate, environment_of(dev=account_stack()), ENDPOINT) == [State.BROKEN]
    monkeypatch.setattr(check, "run", lambda _graph: ([], [], []))
    assert states(gate, environment_of(dev=account_stack()), ENDPOINT) == [State.BROKEN]


@pytest.mark.parametrize("body", [{"name": {"a": [None, {}]}}, {"network_rules": "${x"}, {"": 1}, {"id": "${data.x}"}])
def test_arguments_that_make_no_sense_are_judged_or_broken(gate: Gate, body: dict[str, Any]) -> None:
    environment = environment_of(dev={"resource": {"azurerm_storage_account": {"lake": body}}})
    verdicts = [verdict for verdict in gate.verdicts(environment) if verdict.resource.name == "lake"]
    assert {TLS, ENDPOINT} <= {verdict.policy for verdict in verdicts}
    assert {verdict.state for verdict in verdicts if verdict.policy == TLS} == {State.FAILED}


def test_checkov_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "checkov.common.checks_infra.registry", None)
    with pytest.raises(PolicyError, match=r"lakeform\[scan\]"):
        load_checkov()


def test_check_that_did_not_load_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = get_graph_checks_registry("terraform")
    monkeypatch.setattr(registry, "checks", [check for check in registry.checks if check.id != ENDPOINT])
    with pytest.raises(PolicyError, match=f"{ENDPOINT} .* did not load"):
        load_checkov()


def test_every_pair_of_check_and_resource_has_one_verdict(gate: Gate, synthesized_folder: Path) -> None:
    for environment in load_environments(synthesized_folder):
        resources = [each for each in environment.resources if each.type.startswith("azurerm_")]
        ours = {policy.id for policy in gate.policies}
        judged = [
            (verdict.policy, verdict.resource.address)
            for verdict in gate.verdicts(environment)
            if verdict.policy not in ours and verdict.resource.type.startswith("azurerm_")
        ]
        # Counted from checkov's own registries: what it supports, not what it was seen to say.
        expected = {
            (check.id, resource.address)
            for resource in resources
            for check in resource_registry.get_checks(resource.type)
            if check.id not in DEAD_CHECKS
        }
        assert len(judged) == len(set(judged))
        assert expected <= set(judged)
        assert {pair for pair in set(judged) - expected if not pair[0].startswith("CKV2_")} == set()


def test_dead_checks_are_not_run_and_have_a_policy_in_their_place(gate: Gate) -> None:
    environment = environment_of(dev=account_stack())
    assert {verdict.policy for verdict in gate.verdicts(environment)}.isdisjoint(DEAD_CHECKS)
    replacing = {dead.replaced_by for dead in DEAD_CHECKS.values() if dead.replaced_by}
    assert replacing <= {policy.id for policy in load_policies()}


def test_environment_written_and_read_is_judged_alike(gate: Gate, tmp_path: Path) -> None:
    (environment,) = load_environments(write_stacks(tmp_path, dev=account_stack(min_tls_version="TLS1_0")))
    assert states(gate, environment, TLS) == [State.FAILED]
