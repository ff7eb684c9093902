"""What a reviewer counts first in the synthesized stacks, counted here without the policies that hold it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from checkov.runner_filter import RunnerFilter
from checkov.secrets.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.stacks.conftest import Synthesized

PRIVILEGED = ("Owner", "Contributor", "User Access Administrator", "Role Based Access Control Administrator")
PRIVATE = {
    "azurerm_container_registry",
    "azurerm_databricks_workspace",
    "azurerm_eventhub_namespace",
    "azurerm_key_vault",
    "azurerm_storage_account",
}


def everything(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Each argument with its value, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from everything(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner, key)
    else:
        yield key, value


def test_nobody_is_owner_or_contributor(synthesized: dict[str, Synthesized]) -> None:
    roles = [
        role["role_definition_name"]
        for stack in synthesized.values()
        for role in stack.resources("azurerm_role_assignment").values()
    ]
    assert len(roles) > len(synthesized)
    assert [role for role in roles if role in PRIVILEGED] == []


def test_no_endpoint_is_public(synthesized: dict[str, Synthesized]) -> None:
    judged = [
        (stack.name, kind, name, resource.get("public_network_access_enabled"))
        for stack in synthesized.values()
        for kind, name, resource in stack.every()
        if kind in PRIVATE
    ]
    assert {kind for _, kind, _, _ in judged} == PRIVATE
    assert [entry for entry in judged if entry[3] is not False] == []
    clusters = [
        cluster for stack in synthesized.values() for cluster in stack.resources("azurerm_kubernetes_cluster").values()
    ]
    assert clusters
    assert all(cluster["private_cluster_enabled"] for cluster in clusters)


def test_no_privilege_goes_to_a_person(synthesized: dict[str, Synthesized]) -> None:
    principals = {
        str(value)
        for stack in synthesized.values()
        for kind, _, resource in stack.every()
        if kind.startswith("databricks_")
        for key, value in everything(resource)
        if key in {"principal", "user_name", "owner"}
    }
    assert principals
    # Groups by their names; service principals by the application id of an identity that a stack declares.
    assert {
        each for each in principals if not re.fullmatch(r"[A-Za-z][\w -]*|\$\{[^}]*(principal|identity)[^}]*\}", each)
    } == set()


def secrets_in(paths: list[Path]) -> list[str]:
    """What checkov's own search for secrets, which knows nothing of our policies, finds in the files."""
    report = Runner().run(
        root_folder=None, files=[str(path) for path in paths], runner_filter=RunnerFilter(framework=["secrets"])
    )
    assert not isinstance(report, list)
    return [f"{record.check_id} {record.file_path}" for record in report.failed_checks]


def test_no_secret_is_in_any_stack_or_output(synthesized_folder: Path, tmp_path: Path) -> None:
    paths = sorted(synthesized_folder.glob("stacks/*/cdk.tf.json"))
    assert secrets_in(paths) == []
    # It does find one.
    spoilt = tmp_path / "cdk.tf.json"
    document = json.loads(paths[0].read_text())
    document["output"]["key"] = {"value": "AccountKey=" + "".join(f"{number * 7919 % 256:02x}" for number in range(64))}
    document["output"]["aws"] = {"value": "AKIA" + "IOSFODNN7" + "QWERTYU"}
    spoilt.write_text(json.dumps(document, indent=2))
    assert secrets_in([spoilt])


@pytest.mark.parametrize("environment", ["dev", "test", "prod"])
def test_outputs_for_people_hold_no_value_of_their_own(synthesized: dict[str, Synthesized], environment: str) -> None:
    outputs = [
        output["value"]
        for name, stack in synthesized.items()
        if name.split("-")[0] == environment
        for output in stack.document.get("output", {}).values()
    ]
    assert outputs
    assert [value for value in outputs if not (isinstance(value, str) and value.startswith("${"))] == []
