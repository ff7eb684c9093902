"""The verb `lakeform bootstrap ENV`: makes the state's store, or says that it is in order."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING
from uuid import UUID

from environments.bootstrap.arm import ENDPOINT, Arm
from environments.bootstrap.converge import Action, apply, compare
from environments.bootstrap.deployer import arm_token, object_id
from environments.bootstrap.store import state_store
from environments.local.console import Progress
from environments.local.errors import LocalError
from environments.settings import AzurermState, Settings, SettingsError, load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from environments.bootstrap.converge import Change
    from environments.bootstrap.store import Wanted

__all__ = ["add_verbs"]

_NOT_CHOSEN = UUID(int=0)
_MARKS = {Action.CREATE: "+", Action.UPDATE: "~", Action.KEEP: "="}
_DONE = {Action.CREATE: "made", Action.UPDATE: "changed", Action.KEEP: "in order"}
_PLANNED = {Action.CREATE: "would be made", Action.UPDATE: "would be changed", Action.KEEP: "in order"}


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `bootstrap`."""
    text = "make the store of an environment's Terraform state in Azure; run again, it changes nothing"
    parser = verbs.add_parser("bootstrap", help=text, description=text)
    parser.add_argument("environment", metavar="ENV")
    parser.add_argument(
        "--principal",
        action="append",
        metavar="OBJECT_ID",
        help="who deploys and so may use the store: object id of a user, group or service principal; may be repeated "
        "(default: you)",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document, and nothing else on standard output"
    )
    parser.set_defaults(verb=_bootstrap, interrupted="run it again: what is there already stays as it is")


def _bootstrap(arguments: argparse.Namespace) -> int:
    try:
        settings = load(arguments.environment)
    except SettingsError as error:
        raise LocalError(str(error)) from None
    state = settings.state
    if not isinstance(state, AzurermState):
        raise LocalError(f"{arguments.environment} keeps its state on this machine; there is nothing to make")
    progress = Progress(json=arguments.json)
    tenant_id = settings.azure.tenant_id
    token = arm_token(None if tenant_id == _NOT_CHOSEN else str(tenant_id))
    arm = Arm(token=token, endpoint=ENDPOINT)
    store = state_store(
        state,
        subscription_id=_subscription(settings, arm),
        location=settings.location.value,
        tags=settings.resource_tags(data_domain="platform"),
        principals=_principals(arguments.principal) or [object_id(token())],
    )
    changes = _converge(arm, store, progress, dry_run=arguments.dry_run)
    touched = sum(change.action is not Action.KEEP for change in changes)
    if not touched:
        progress.say("everything is in order; nothing was changed")
    elif arguments.dry_run:
        progress.say(f"{touched} of {len(changes)} would be made or changed; nothing was")
    if arguments.json:
        sys.stdout.write(json.dumps(_document(changes, dry_run=arguments.dry_run), indent=2) + "\n")
    return 0


def _converge(arm: Arm, store: Sequence[Wanted], progress: Progress, *, dry_run: bool) -> list[Change]:
    words = _PLANNED if dry_run else _DONE
    changes = []
    for wanted in store:
        change = compare(arm, wanted)
        if not dry_run:
            change = apply(arm, change)
        detail = f" ({', '.join(change.fields)})" if change.fields else ""
        progress.say(f"{_MARKS[change.action]} {wanted.what}: {words[change.action]}{detail}")
        changes.append(change)
    return changes


def _document(changes: Sequence[Change], *, dry_run: bool) -> dict[str, object]:
    return {
        "state": "planned" if dry_run else "succeeded",
        "resources": [
            {
                "resource": change.wanted.what,
                "id": change.wanted.path,
                "action": change.action.value,
                "fields": list(change.fields),
            }
            for change in changes
        ],
    }


def _subscription(settings: Settings, arm: Arm) -> str:
    """The settings' subscription, else the environment's, else the only one that the deployer sees."""
    if settings.azure.subscription_id != _NOT_CHOSEN:
        return str(settings.azure.subscription_id)
    if chosen := os.environ.get("ARM_SUBSCRIPTION_ID"):
        return chosen
    found = (arm.get("/subscriptions", api_version="2022-12-01") or {}).get("value", [])
    if len(found) == 1:
        return str(found[0]["subscriptionId"])
    names = ", ".join(f"{each['displayName']} ({each['subscriptionId']})" for each in found) or "none"
    raise LocalError(
        f"which subscription? You see: {names}. Set ARM_SUBSCRIPTION_ID, or azure.subscription_id in the settings"
    )


def _principals(given: Sequence[str] | None) -> list[str]:
    try:
        return [str(UUID(principal)) for principal in given or ()]
    except ValueError:
        raise LocalError(
            f"--principal {' '.join(given or ())}: not an object id, which is a UUID; "
            "`az ad sp show --id CLIENT_ID --query id` tells a service principal's"
        ) from None
