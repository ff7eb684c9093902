"""Readable attributes of resources and data sources: descriptors that give typed expressions.

Reading one gives a reference that Terraform resolves (`${azurerm_subnet.x.id}`), wherever it is put: in the same stack
it orders the two resources, in another one it is handed over through the remote state.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Generic, NoReturn, Protocol, TypeVar, overload

from modules.bindings.expression import Expression, ListExpression, MapExpression, NumberExpression

if TYPE_CHECKING:
    from typing import Never, Self

__all__ = [
    "AnyAttribute",
    "BlockAttribute",
    "BlocksAttribute",
    "BooleanAttribute",
    "ListAttribute",
    "MapAttribute",
    "NumberAttribute",
    "NumberListAttribute",
    "NumberSetAttribute",
    "ObjectAttribute",
    "Ref",
    "RefList",
    "SetAttribute",
    "StringAttribute",
]

T_co = TypeVar("T_co", covariant=True)


class Referable(Protocol):
    """What has attributes: a resource, a data source or an object inside one."""

    def _reference(self, attribute: str) -> str:
        """The expression, without `${}`, for the attribute at this path, relative to the object."""


class Ref:
    """An object inside a resource; a generated class names its attributes."""

    def __init__(self, owner: Referable, path: str) -> None:
        self._owner = owner
        self._path = path

    def _reference(self, attribute: str) -> str:
        return self._owner._reference(f"{self._path}.{attribute}")  # noqa: SLF001 - of the protocol that this one has too


R_co = TypeVar("R_co", bound=Ref, covariant=True)


class RefList(Generic[R_co]):
    """A list of objects inside a resource; its length is known to Terraform alone."""

    def __init__(self, ref: type[R_co], owner: Referable, path: str) -> None:
        self._ref = ref
        self._owner = owner
        self._path = path

    def __getitem__(self, index: int) -> R_co:
        return self._ref(self._owner, f"{self._path}[{index}]")

    # Without it Python would call __getitem__ with 0, 1, 2 … for ever.
    __iter__ = None


class _Attribute(ABC, Generic[T_co]):
    """A read-only descriptor; the attribute's Terraform name is its Python name without a trailing underscore."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name.rstrip("_")

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: Referable, owner: type) -> T_co: ...

    def __get__(self, instance: Referable | None, owner: type) -> Self | T_co:
        return self if instance is None else self._read(instance)

    def __set__(self, instance: Referable, value: Never) -> NoReturn:
        raise AttributeError(f"{self._name} is read-only: give it when the resource is made")

    @abstractmethod
    def _read(self, instance: Referable) -> T_co:
        """What stands for the attribute of this instance."""

    def _hcl(self, instance: Referable) -> str:
        return instance._reference(self._name)  # noqa: SLF001 - the protocol between a resource and its attributes


class AnyAttribute(_Attribute[Expression]):
    """A value of no fixed shape, or a set of objects: Terraform has no address for an item of a set."""

    def _read(self, instance: Referable) -> Expression:
        return Expression(self._hcl(instance))


class BooleanAttribute(AnyAttribute):
    """A boolean: Python has none that could stand for one not yet known."""


class StringAttribute(_Attribute[str]):
    """A string."""

    def _read(self, instance: Referable) -> str:
        return f"${{{self._hcl(instance)}}}"


class NumberAttribute(_Attribute[float]):
    """A number; until Terraform knows it, arithmetic on it means nothing."""

    def _read(self, instance: Referable) -> float:
        return NumberExpression(self._hcl(instance))


class ListAttribute(_Attribute[Sequence[str]]):
    """A list of strings."""

    def _read(self, instance: Referable) -> Sequence[str]:
        return ListExpression(self._hcl(instance))


class SetAttribute(_Attribute[Sequence[str]]):
    """A set of strings, as the list that Terraform makes of it."""

    def _read(self, instance: Referable) -> Sequence[str]:
        return ListExpression(f"tolist({self._hcl(instance)})")


class NumberListAttribute(_Attribute[Sequence[float]]):
    """A list of numbers."""

    def _read(self, instance: Referable) -> Sequence[float]:
        return ListExpression(self._hcl(instance))


class NumberSetAttribute(_Attribute[Sequence[float]]):
    """A set of numbers, as the list that Terraform makes of it."""

    def _read(self, instance: Referable) -> Sequence[float]:
        return ListExpression(f"tolist({self._hcl(instance)})")


class MapAttribute(_Attribute[Mapping[str, str]]):
    """A map of strings."""

    def _read(self, instance: Referable) -> Mapping[str, str]:
        return MapExpression(self._hcl(instance))


class ObjectAttribute(_Attribute[R_co]):
    """An object (`catalog.provider_config.workspace_id`)."""

    def __init__(self, ref: type[R_co]) -> None:
        self._ref = ref

    def _read(self, instance: Referable) -> R_co:
        return self._ref(instance, self._name)


class BlockAttribute(ObjectAttribute[R_co]):
    """A block that occurs at most once, which Terraform holds as a list of one (`account.identity.principal_id`)."""

    def _read(self, instance: Referable) -> R_co:
        return self._ref(instance, f"{self._name}[0]")


class BlocksAttribute(_Attribute[RefList[R_co]]):
    """A list of objects (`endpoint.custom_dns_configs[0].fqdn`)."""

    def __init__(self, ref: type[R_co]) -> None:
        self._ref = ref

    def _read(self, instance: Referable) -> RefList[R_co]:
        return RefList(self._ref, instance, self._name)
