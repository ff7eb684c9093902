from __future__ import annotations

from environments.synthesized.remote_state import remote_output


def test_remote_output_names_stack_output_and_what_remains() -> None:
    steps = ("data", "terraform_remote_state", "cross-stack-reference-input-prod", "outputs", "out-x", "identity", 0)
    assert remote_output(steps) == ("prod", "out-x", ("identity", 0))


def test_other_references_read_no_remote_output() -> None:
    assert remote_output(("azurerm_x", "y", "id")) is None
    assert remote_output(("data", "azurerm_client_config", "deployer", "tenant_id")) is None
    assert remote_output(("data", "terraform_remote_state", "cross-stack-reference-input-prod", "outputs")) is None
