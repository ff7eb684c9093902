"""Who a grant, an owner or a `run_as` names: a group, a service principal, one person, or everybody."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from policies.scan.model import Block, Resource

__all__ = ["Principal", "principal", "shown"]


class Principal(StrEnum):
    """Kinds of principals, as findings call them."""

    GROUP = "a group"
    SERVICE_PRINCIPAL = "a service principal"
    PERSON = "one person"
    EVERYBODY = "everybody"
    RECIPIENT = "a recipient of shares"


_BY_TYPE = {
    "databricks_group": Principal.GROUP,
    "data.databricks_group": Principal.GROUP,
    "databricks_service_principal": Principal.SERVICE_PRINCIPAL,
    "data.databricks_service_principal": Principal.SERVICE_PRINCIPAL,
    "azurerm_user_assigned_identity": Principal.SERVICE_PRINCIPAL,
    "data.azurerm_user_assigned_identity": Principal.SERVICE_PRINCIPAL,
    "databricks_user": Principal.PERSON,
    "data.databricks_user": Principal.PERSON,
    "data.databricks_current_user": Principal.PERSON,
    "databricks_recipient": Principal.RECIPIENT,
}
_APPLICATION_ID = re.compile(r"(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EVERYBODY = {"users", "account users", "all users", "all account users", "all workspace users"}


def principal(block: Block | Resource, path: str) -> Principal | None:
    """The kind of principal that an argument names; None where it is absent.

    Raises:
        UnresolvedError: it refers to what is no principal, or is known after the apply alone.
    """
    try:
        referred = block.target(path)
    except UnresolvedError:
        return _named(str(block.value(path)))
    if referred is None:
        return None
    if referred.type not in _BY_TYPE:
        raise UnresolvedError(f"{path} refers to {referred.address}, which is no principal")
    return _BY_TYPE[referred.type]


def shown(block: Block | Resource, path: str) -> str:
    """What an argument says, for a finding: its value, or the address that it refers to."""
    try:
        return repr(block.value(path))
    except UnresolvedError:
        return ", ".join(target.address for target in block.targets(path))


def _named(name: str) -> Principal:
    # Databricks knows people by their e-mail addresses and service principals by their application ids.
    if "@" in name:
        return Principal.PERSON
    if _APPLICATION_ID.fullmatch(name):
        return Principal.SERVICE_PRINCIPAL
    return Principal.EVERYBODY if name.casefold().strip() in _EVERYBODY else Principal.GROUP
