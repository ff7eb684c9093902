"""What every section of the settings has in common."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Cidr", "Email", "Fault", "GroupName", "Section", "refuse"]


def _network(text: str) -> str:
    try:
        IPv4Network(text)
    except ValueError as error:
        raise ValueError(f"{error}; write the network's first address and its length, such as 10.20.0.0/16") from None
    return text


Cidr = Annotated[str, StringConstraints(pattern=r"^[0-9.]+/[0-9]{1,2}$"), AfterValidator(_network)]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
GroupName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,254}$")]


class Section(BaseModel):
    """A group of settings: frozen, strict, complete.

    No field has a default: what holds in an environment is read in its file. An attribute's docstring is its
    description in the JSON Schema.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class Fault(NamedTuple):
    """A rule that values of the right type break: at `field`, relative to the section that checks it."""

    field: tuple[str | int, ...]
    value: object
    message: str


def refuse(faults: Iterable[Fault]) -> None:
    """Fail validation with all faults at once, each at its own field.

    Raises:
        ValidationError: there is a fault.
    """
    details = [
        InitErrorDetails(
            type=PydanticCustomError("rule", "{message}", {"message": fault.message}),
            loc=fault.field,
            input=fault.value,
        )
        for fault in faults
    ]
    if details:
        raise ValidationError.from_exception_data("settings", details)
