from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from environments.bootstrap import verbs
from environments.cli import main
from tests.environments.bootstrap.resource_manager import DEPLOYER, SUBSCRIPTION, TOKEN, Refusal

if TYPE_CHECKING:
    from tests.environments.bootstrap.resource_manager import ResourceManager

EVERYTHING = 6


@pytest.fixture(autouse=True)
def deployer(monkeypatch: pytest.MonkeyPatch, manager: ResourceManager) -> None:
    """Somebody who is logged in to the subscription of the server on this machine."""
    monkeypatch.setattr(verbs, "arm_token", lambda _tenant: lambda: TOKEN)
    monkeypatch.setattr(verbs, "ENDPOINT", manager.endpoint)
    monkeypatch.delenv("ARM_SUBSCRIPTION_ID", raising=False)


def test_bootstrap_makes_the_store_in_order(manager: ResourceManager, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bootstrap", "prod"]) == 0
    group, account, service, container, role, lock = manager.writes()
    assert (group, account, service, container, lock) == (
        "rg-mt-lf-prod-aue-state",
        "stmtlfprodauestate",
        "default",
        "tfstate",
        "terraform-state",
    )
    assert manager.only(role)["properties"]["principalId"] == DEPLOYER
    assert manager.only(account)["tags"]["ENVM"] == "prod"
    assert "+ storage account stmtlfprodauestate: made" in capsys.readouterr().err


def test_bootstrap_run_again_changes_nothing_and_says_so(
    manager: ResourceManager, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["bootstrap", "prod"])
    manager.requests.clear()
    assert main(["bootstrap", "prod"]) == 0
    assert manager.writes() == []
    assert "everything is in order; nothing was changed" in capsys.readouterr().err


def test_bootstrap_mends_what_drifted_alone(manager: ResourceManager, capsys: pytest.CaptureFixture[str]) -> None:
    main(["bootstrap", "prod"])
    manager.only("stmtlfprodauestate")["properties"]["allowSharedKeyAccess"] = True
    manager.requests.clear()
    assert main(["bootstrap", "prod"]) == 0
    assert manager.writes() == ["stmtlfprodauestate"]
    assert "changed (properties.allowSharedKeyAccess)" in capsys.readouterr().err
    assert manager.only("stmtlfprodauestate")["properties"]["allowSharedKeyAccess"] is False


def test_dry_run_plans_and_writes_nothing(manager: ResourceManager, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bootstrap", "dev", "--dry-run", "--json"]) == 0
    assert manager.writes() == []
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert document["state"] == "planned"
    assert [each["action"] for each in document["resources"]] == ["create"] * EVERYTHING
    assert "6 of 6 would be made or changed; nothing was" in printed.err


def test_json_tells_what_was_done(manager: ResourceManager, capsys: pytest.CaptureFixture[str]) -> None:
    main(["bootstrap", "dev"])
    manager.only("stmtlfdevauestate")["tags"] = {}
    capsys.readouterr()
    assert main(["bootstrap", "dev", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["state"] == "succeeded"
    (touched,) = (each for each in document["resources"] if each["action"] != "keep")
    assert touched["action"] == "update"
    assert "tags.ENVM" in touched["fields"]


def test_principals_that_are_named_get_the_role_and_nobody_else(manager: ResourceManager) -> None:
    others = ["33333333-3333-3333-3333-333333333333", "44444444-4444-4444-4444-444444444444"]
    assert main(["bootstrap", "dev", "--principal", others[0], "--principal", others[1]]) == 0
    granted = [body["properties"]["principalId"] for path, body in manager.resources.items() if "roleAss" in path]
    assert granted == others


def test_interrupted_bootstrap_goes_on_where_it_stopped(
    manager: ResourceManager, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = Refusal(method="PUT", ending="/tfstate", status=403, code="AuthorizationFailed")
    manager.refusals.append(refusal)
    assert main(["bootstrap", "dev"]) == 1
    told = capsys.readouterr().err
    assert "(AuthorizationFailed); whoever bootstraps needs Owner" in told
    assert "Traceback" not in told
    manager.refusals.clear()
    manager.requests.clear()
    assert main(["bootstrap", "dev"]) == 0
    container, _role, lock = manager.writes()
    assert (container, lock) == ("tfstate", "terraform-state")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["local"], "local keeps its state on this machine; there is nothing to make"),
        (["prood"], "did you mean prod?"),
        (["dev", "--principal", "alice"], "--principal alice: not an object id, which is a UUID"),
    ],
)
def test_wrong_arguments_are_told_before_anything_is_written(
    manager: ResourceManager, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["bootstrap", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert manager.writes() == []


def test_subscription_of_the_environment_comes_first(manager: ResourceManager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARM_SUBSCRIPTION_ID", "chosen")
    assert main(["bootstrap", "dev"]) == 0
    assert all(path.startswith("/subscriptions/chosen/") for path in manager.resources)


def test_several_subscriptions_are_named_rather_than_guessed(
    manager: ResourceManager, capsys: pytest.CaptureFixture[str]
) -> None:
    manager.subscriptions.append("99999999-9999-9999-9999-999999999999")
    assert main(["bootstrap", "dev"]) == 1
    told = capsys.readouterr().err
    assert SUBSCRIPTION in told
    assert "Set ARM_SUBSCRIPTION_ID" in told
    assert manager.resources == {}


def test_interrupt_says_that_it_may_be_run_again(
    manager: ResourceManager, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verbs, "apply", interrupt)
    assert main(["bootstrap", "dev"]) == 130
    assert "interrupted; run it again" in capsys.readouterr().err
    assert manager.writes() == []
