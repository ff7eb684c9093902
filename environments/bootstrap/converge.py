"""Compares what is wanted with what is there, and makes up the difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from environments.bootstrap.arm import ArmError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from environments.bootstrap.arm import Arm, Json
    from environments.bootstrap.store import Wanted

__all__ = ["Action", "Change", "apply", "compare"]

_ALREADY_GRANTED = "RoleAssignmentExists"


class Action(StrEnum):
    """What becomes of a resource."""

    CREATE = "create"
    UPDATE = "update"
    KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a resource needs; `fields` are the dotted names of those that differ from what is wanted."""

    wanted: Wanted
    action: Action
    fields: tuple[str, ...] = ()
    found: Json | None = None


def compare(arm: Arm, wanted: Wanted) -> Change:
    """What the resource needs; reads and changes nothing.

    Raises:
        ArmError: Azure doesn't tell.
    """
    found = arm.get(wanted.path, api_version=wanted.api_version)
    if found is None:
        return Change(wanted=wanted, action=Action.CREATE)
    fields = tuple(_differing(wanted.body, found))
    return Change(wanted=wanted, action=Action.UPDATE if fields else Action.KEEP, fields=fields, found=found)


def apply(arm: Arm, change: Change) -> Change:
    """Make the resource what it shall be; what is in order isn't touched. Gives what was really done.

    Raises:
        ArmError: Azure refuses.
    """
    if change.action is Action.KEEP:
        return change
    body = dict(change.wanted.body)
    if "tags" in body and change.found:
        # A PUT replaces all tags, and policies of the organization add some of their own.
        body["tags"] = {**(change.found.get("tags") or {}), **body["tags"]}
    try:
        arm.put(change.wanted.path, body, api_version=change.wanted.api_version)
    except ArmError as error:
        # Somebody granted the same role under another name.
        if error.code != _ALREADY_GRANTED:
            raise
        return Change(wanted=change.wanted, action=Action.KEEP)
    return change


def _differing(wanted: Any, found: Any, path: str = "") -> Iterator[str]:
    """Dotted names of wanted fields that are found otherwise; what is found besides is somebody else's business."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for name, value in wanted.items():
            yield from _differing(value, found.get(name), f"{path}.{name}".lstrip("."))
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, value in enumerate(wanted):
            yield from _differing(value, found[index], f"{path}[{index}]")
    elif isinstance(wanted, str) and isinstance(found, str):
        # Resource Manager answers with the case that it likes.
        if wanted.casefold() != found.casefold():
            yield path
    elif wanted != found:
        yield path
