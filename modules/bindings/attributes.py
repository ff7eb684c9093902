"""Readable attributes of resources and data sources: descriptors that give typed tokens.

Reading one gives a reference that Terraform resolves (`${azurerm_subnet.x.id}`), wherever it is put: in the same stack
it orders the two resources, in another one cdktf hands it over through the remote state.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, NoReturn, Protocol, TypeVar, overload

from modules.bindings.cdk import Fn, IResolvable, Token

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

    def interpolation_for_attribute(self, terraform_attribute: str) -> IResolvable:
        """A reference to the attribute at this path, relative to the object."""

    def get_string_attribute(self, terraform_attribute: str) -> str:
        """The same reference as a string token."""


class Ref:
    """An object inside a resource; a generated class names its attributes."""

    def __init__(self, owner: Referable, path: str) -> None:
        self._owner = owner
        self._path = path

    def interpolation_for_attribute(self, terraform_attribute: str) -> IResolvable:
        """A reference to the attribute at this path, relative to the object."""
        return self._owner.interpolation_for_attribute(f"{self._path}.{terraform_attribute}")

    def get_string_attribute(self, terraform_attribute: str) -> str:
        """The same reference as a string token."""
        return self._owner.get_string_attribute(f"{self._path}.{terraform_attribute}")


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
        if instance is None:
            return self
        # A token costs a call into Node. As a data descriptor this one comes before the instance's own dictionary.
        read: dict[str, T_co] = vars(instance)
        if self._name not in read:
            read[self._name] = self._read(instance)
        return read[self._name]

    def __set__(self, instance: Referable, value: Never) -> NoReturn:
        raise AttributeError(f"{self._name} is read-only: give it when the resource is made")

    @abstractmethod
    def _read(self, instance: Referable) -> T_co:
        """The token of the attribute of this instance."""


class AnyAttribute(_Attribute[IResolvable]):
    """A value of no fixed shape, or a set of objects: Terraform has no address for an item of a set."""

    def _read(self, instance: Referable) -> IResolvable:
        return instance.interpolation_for_attribute(self._name)


class BooleanAttribute(AnyAttribute):
    """A boolean: Python has none that could stand for one not yet known."""


class StringAttribute(_Attribute[str]):
    """A string."""

    def _read(self, instance: Referable) -> str:
        # One call into Node where the other kinds take two: most attributes are strings.
        return instance.get_string_attribute(self._name)


class NumberAttribute(_Attribute[float]):
    """A number; until Terraform knows it, arithmetic on it means nothing."""

    def _read(self, instance: Referable) -> float:
        return Token.as_number(instance.interpolation_for_attribute(self._name))


class ListAttribute(_Attribute[list[str]]):
    """A list of strings."""

    def _read(self, instance: Referable) -> list[str]:
        return Token.as_list(instance.interpolation_for_attribute(self._name))


class SetAttribute(_Attribute[list[str]]):
    """A set of strings, as the list that Terraform makes of it."""

    def _read(self, instance: Referable) -> list[str]:
        return Token.as_list(Fn.tolist(instance.interpolation_for_attribute(self._name)))


class NumberListAttribute(_Attribute[list[float]]):
    """A list of numbers."""

    def _read(self, instance: Referable) -> list[float]:
        return Token.as_number_list(instance.interpolation_for_attribute(self._name))


class NumberSetAttribute(_Attribute[list[float]]):
    """A set of numbers, as the list that Terraform makes of it."""

    def _read(self, instance: Referable) -> list[float]:
        return Token.as_number_list(Fn.tolist(instance.interpolation_for_attribute(self._name)))


class MapAttribute(_Attribute[Mapping[str, str]]):
    """A map of strings."""

    def _read(self, instance: Referable) -> Mapping[str, str]:
        return Token.as_string_map(instance.interpolation_for_attribute(self._name))


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
