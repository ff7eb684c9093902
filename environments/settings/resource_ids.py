"""Ids of Azure resources that exist before lakeform does, checked to be of the right kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, JsonValue

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ResourceGroupId", "SubnetId", "VirtualNetworkId"]

_UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_NAME = "[A-Za-z0-9_.()-]+"
_GROUP = f"/subscriptions/{_UUID}/resourceGroups/{_NAME}"
_NETWORK = f"{_GROUP}/providers/Microsoft.Network/virtualNetworks/{_NAME}"
_SUBNET = f"{_NETWORK}/subnets/{_NAME}"


def _id_of(what: str, pattern: str) -> Callable[[str], str]:
    form = pattern.replace(_UUID, "<subscription>").replace(_NAME, "<name>")

    def check(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        # The portal and the command line disagree on the case of some parts; the provider takes one spelling alone.
        wrong = "of another spelling than" if re.fullmatch(pattern, text, re.IGNORECASE) else "not"
        raise ValueError(f"{wrong} the id of {what}; write {form}")

    return check


def _schema(pattern: str, name: str) -> dict[str, JsonValue]:
    # Editors check the pattern; the reference page shows the format's name instead.
    return {"pattern": f"^{pattern}$", "format": name}


ResourceGroupId = Annotated[
    str,
    AfterValidator(_id_of("a resource group", _GROUP)),
    Field(json_schema_extra=_schema(_GROUP, "resource-group-id")),
]
VirtualNetworkId = Annotated[
    str,
    AfterValidator(_id_of("a virtual network", _NETWORK)),
    Field(json_schema_extra=_schema(_NETWORK, "virtual-network-id")),
]
SubnetId = Annotated[
    str, AfterValidator(_id_of("a subnet", _SUBNET)), Field(json_schema_extra=_schema(_SUBNET, "subnet-id"))
]
