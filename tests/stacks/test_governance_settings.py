"""What the governance stack makes of settings that no committed environment has."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import ENVIRONMENTS, load
from modules.bindings.cdk import App
from stacks.__main__ import synthesize
from tests.environments.settings.files import FILES, set_field
from tests.stacks.conftest import Synthesized

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

METASTORE = "11111111-2222-3333-4444-555555555555"
ACCOUNT = "99999999-8888-7777-6666-555555555555"
ASSIGNED = {"mode": "assign", "account_id": ACCOUNT, "metastore_id": METASTORE}
CREATED = {"mode": "create", "account_id": ACCOUNT, "name": "metastore-australiaeast"}


@pytest.fixture
def governed(tmp_path: Path) -> Callable[..., Synthesized]:
    """The governance stack of test, with one field of `databricks` changed after another."""

    def governed(*changes: tuple[tuple[str, ...], Any]) -> Synthesized:
        for environment in ENVIRONMENTS:
            shutil.copy(FILES / f"{environment}.yaml", tmp_path)
        for field, value in changes:
            set_field(tmp_path, "test", ("databricks", *field), value)
        app = App(outdir=str(tmp_path / "out"))
        synthesize(app, load("test", tmp_path))
        app.synth()
        path = tmp_path / "out/stacks/test-governance/cdk.tf.json"
        return Synthesized(name="test-governance", document=json.loads(path.read_text()))

    return governed


def account_provider(stack: Synthesized) -> dict[str, Any]:
    (provider,) = (each for each in stack.document["provider"]["databricks"] if each.get("alias") == "account")
    return dict(provider)


def test_metastore_is_assigned_through_the_account(governed: Callable[..., Synthesized]) -> None:
    stack = governed((("metastore",), ASSIGNED))
    assignment = stack.only("databricks_metastore_assignment")
    assert assignment["metastore_id"] == METASTORE
    assert assignment["workspace_id"].endswith("workspace_workspace_id}")
    assert assignment["provider"] == "databricks.account"
    assert account_provider(stack) == {
        "alias": "account",
        "host": "https://accounts.azuredatabricks.net",
        "account_id": ACCOUNT,
    }
    assert stack.resources("databricks_metastore") == {}


def test_created_metastore_is_the_regions_and_outlives_every_plan(governed: Callable[..., Synthesized]) -> None:
    stack = governed((("metastore",), CREATED))
    metastore = stack.only("databricks_metastore")
    assert metastore["name"] == "metastore-australiaeast"
    assert metastore["region"] == "australiaeast"
    assert metastore["owner"] == "MT-dpm-admins"
    assert metastore["lifecycle"] == {"prevent_destroy": True}
    assert metastore["provider"] == "databricks.account"
    assert "storage_root" not in metastore
    assert stack.only("databricks_metastore_assignment")["metastore_id"] == "${databricks_metastore.metastore.id}"


def test_nothing_of_unity_catalog_precedes_its_metastore(governed: Callable[..., Synthesized]) -> None:
    stack = governed((("metastore",), ASSIGNED))
    assigned = ["databricks_metastore_assignment.metastore-assignment"]
    assert stack.only("databricks_storage_credential")["depends_on"] == assigned
    for name, member in stack.resources("databricks_permission_assignment").items():
        assert member["depends_on"] == assigned, name


def test_allowed_networks_are_an_access_list(governed: Callable[..., Synthesized]) -> None:
    stack = governed((("workspace", "allowed_networks"), ["203.0.113.0/24"]))
    assert stack.only("databricks_workspace_conf")["custom_config"]["enableIpAccessLists"] == "true"
    allowed = stack.only("databricks_ip_access_list")
    assert (allowed["list_type"], allowed["ip_addresses"]) == ("ALLOW", ["203.0.113.0/24"])
    assert allowed["depends_on"] == ["databricks_workspace_conf.workspace_configuration"]


def test_personal_tokens_are_short_lived_and_engineers_alone_have_them(governed: Callable[..., Synthesized]) -> None:
    stack = governed((("workspace", "personal_token_days"), 7))
    configuration = stack.only("databricks_workspace_conf")["custom_config"]
    assert (configuration["enableTokensConfig"], configuration["maxTokenLifetimeDays"]) == ("true", "7")
    (tokens,) = (each for each in stack.resources("databricks_permissions").values() if "authorization" in each)
    assert tokens["authorization"] == "tokens"
    assert [access["group_name"] for access in tokens["access_control"]] == ["MT-dpm-data-eng", "MT-ml-serving"]


def test_group_in_two_roles_is_assigned_once_as_the_stronger(governed: Callable[..., Synthesized]) -> None:
    stack = governed((("groups", "data_engineers"), "MT-dpm-admins"), (("groups", "analysts"), "MT-ml-serving"))
    members = stack.resources("databricks_permission_assignment").values()
    assert sorted((member["group_name"], *member["permissions"]) for member in members) == [
        ("MT-ai-governance", "USER"),
        ("MT-dpm-admins", "ADMIN"),
        ("MT-ml-serving", "USER"),
    ]
