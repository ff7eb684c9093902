from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import jsii
import pytest

from modules.bindings.azurerm.key_vault import KeyVault
from modules.bindings.azurerm.key_vault_key import KeyVaultKey
from modules.bindings.azurerm.provider import AzurermProvider, AzurermProviderFeatures
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.storage_container import StorageContainer
from modules.bindings.cdk import App, Construct, TerraformStack
from modules.bindings.databricks.catalog import Catalog

if TYPE_CHECKING:
    from tests.modules.bindings.conftest import Synthesized


def group(scope: Construct, construct_id: str = "group", *, name: str = "rg") -> ResourceGroup:
    return ResourceGroup(scope, construct_id, name=name, location="australiaeast")


@pytest.fixture
def lake(app: App, stack: TerraformStack) -> TerraformStack:
    """A second stack, made after the first."""
    assert stack.app is app
    lake = TerraformStack(app, "dev-lake")
    AzurermProvider(lake, "azurerm", features=[AzurermProviderFeatures()])
    return lake


def test_resources_take_no_word_with_cdktfs_process(stack: TerraformStack, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = Construct(stack, "scope")

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a message to cdktf's process")

    for message in ("create", "get", "set", "invoke", "sget", "sinvoke"):
        monkeypatch.setattr(jsii, message, refuse)
    # Whatever sends one raises.
    first = group(scope)
    ResourceGroup(scope, "second", name=first.name, location=first.location, tags=first.tags, depends_on=[first])


def test_what_another_stack_needs_is_handed_over_once(
    app: App, stack: TerraformStack, lake: TerraformStack, synthesized: Synthesized
) -> None:
    shared = group(stack)
    for construct_id in ("first", "second"):
        group(lake, construct_id, name=f"{shared.name}-{shared.id}-{construct_id}")
    assert len(synthesized("dev-lake")["data"]["terraform_remote_state"]) == 1
    assert set(synthesized("dev")["output"]) == {
        "cross-stack-output-azurerm_resource_group_group_id",
        "cross-stack-output-azurerm_resource_group_group_name",
    }
    manifest = json.loads(Path(app.outdir, "manifest.json").read_text(encoding="utf-8"))
    assert manifest["stacks"]["dev-lake"]["dependencies"] == ["dev"]
    assert manifest["stacks"]["dev"]["dependencies"] == []


def test_stacks_that_need_each_other_are_refused(
    stack: TerraformStack, lake: TerraformStack, synthesized: Synthesized
) -> None:
    group(stack, "of-lake", name=group(lake).name)
    group(lake, "of-dev", name=group(stack).name)
    with pytest.raises(RuntimeError, match="circular dependency"):
        synthesized("dev")


def test_outputs_that_would_share_a_name_are_refused(
    stack: TerraformStack, lake: TerraformStack, synthesized: Synthesized
) -> None:
    vault = KeyVault(
        stack,
        "vault",
        name="kv",
        location="australiaeast",
        resource_group_name="rg",
        sku_name="standard",
        tenant_id="tenant",
        rbac_authorization_enabled=True,
    )
    key = KeyVaultKey(
        Construct(stack, "x"), "y", name="key", key_vault_id=vault.id, key_type="RSA", key_opts=["wrapKey"]
    )
    other = KeyVault(
        Construct(stack, "key"),
        "x_y",
        name="kv2",
        location="australiaeast",
        resource_group_name="rg",
        sku_name="standard",
        tenant_id="tenant",
        rbac_authorization_enabled=True,
    )
    group(lake, "first", name=key.id)
    group(lake, "second", name=other.id)
    with pytest.raises(RuntimeError, match="would share the output cross-stack-output-azurerm_key_vault_key_x_y_id"):
        synthesized("dev")


def test_reference_to_a_stack_of_another_app_is_refused(
    stack: TerraformStack, synthesized: Synthesized, tmp_path: Path
) -> None:
    elsewhere = TerraformStack(App(outdir=str(tmp_path / "other")), "test")
    group(stack, name=group(elsewhere).name)
    with pytest.raises(RuntimeError, match=r"dev refers to azurerm_resource_group\.group\.name of test: no stack"):
        synthesized("dev")


def test_path_belongs_to_one_resource(stack: TerraformStack) -> None:
    group(stack)
    with pytest.raises(ValueError, match="dev/group is taken by dev/group: choose another id"):
        StorageContainer(stack, "group", name="raw", storage_account_id="id")


def test_address_belongs_to_one_resource(stack: TerraformStack) -> None:
    group(Construct(stack, "a"), "b_c")
    with pytest.raises(ValueError, match=r"azurerm_resource_group\.a_b_c is taken by dev/a/b_c"):
        group(Construct(stack, "a_b"), "c")


def test_provider_that_no_element_configures_is_told_at_synth(stack: TerraformStack, synthesized: Synthesized) -> None:
    Catalog(stack, "catalog", name="ep_raw")
    with pytest.raises(RuntimeError, match="dev has resources of the provider databricks and does not configure it"):
        synthesized("dev")


def test_app_itself_holds_no_resources(app: App) -> None:
    with pytest.raises(ValueError, match="declare them in a stack, or in a construct inside one"):
        group(app)


def test_what_is_declared_after_a_synth_is_in_the_next(stack: TerraformStack, synthesized: Synthesized) -> None:
    group(stack)
    synthesized("dev")
    group(stack, "late")
    assert set(synthesized("dev")["resource"]["azurerm_resource_group"]) == {"group", "late"}


def test_hcl_is_refused(stack: TerraformStack) -> None:
    assert stack.document
    with pytest.raises(NotImplementedError, match="unset SYNTH_HCL_OUTPUT"):
        stack.document.to_hcl_terraform()
