"""Bases of the generated classes: what Terraform calls providers, resources and data sources.

They are Python's own and cost cdktf's process nothing; each joins its stack's document, which cdktf synthesizes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar

from modules.bindings.block import terraform_names
from modules.bindings.check import BindingError, problems
from modules.bindings.document import document_of
from modules.bindings.expression import reference
from modules.bindings.signature import signature_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from modules.bindings.cdk import Construct

__all__ = ["DataSource", "Element", "Provider", "Resource"]

_NOT_ARGUMENTS = {"self", "construct_scope", "construct_id", "__class__", "depends_on", "provider"}


class Element(ABC):
    """One element of a stack's document. What it is given is checked before it is declared.

    Attributes:
        construct_path: where it stands in the app: `prod/lake/account`.
        logical_id: its name in its address.
        fqn: what other elements name it by: its address in its stack, or a provider's alias.
    """

    TF_RESOURCE_TYPE: ClassVar[str]
    configures_provider: ClassVar[bool] = False
    construct_path: str
    logical_id: str
    fqn: str

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "TF_RESOURCE_TYPE" in cls.__dict__:
            cls.__init__ = _checked(cls.__init__)  # type: ignore[method-assign]  # same signature, checked

    def __init__(self, construct_scope: Construct, construct_id: str, given: Mapping[str, Any]) -> None:
        self._document = document_of(construct_scope)
        self.construct_path = construct_scope.path_of_child(construct_id)
        self.logical_id = self._document.stack.logical_id(self.construct_path)
        self.fqn = self._named(given)
        self._arguments = terraform_names({name: each for name, each in given.items() if name not in _NOT_ARGUMENTS})
        depends_on: Sequence[Element] = given.get("depends_on") or ()
        provider: Element | None = given.get("provider")
        self._refuse_foreign(depends_on=depends_on, provider=[provider] if provider else [])
        if depends_on:
            self._arguments["depends_on"] = [each.fqn for each in depends_on]
        if provider:
            self._arguments["provider"] = provider.fqn
        self._document.add(self)

    @property
    def terraform_provider(self) -> str:
        """The provider that knows its type."""
        return self.TF_RESOURCE_TYPE.partition("_")[0]

    @abstractmethod
    def write_into(self, document: dict[str, Any]) -> None:
        """Add what Terraform reads of it to its stack's JSON, references as they are in Python."""

    @abstractmethod
    def _named(self, given: Mapping[str, Any]) -> str: ...

    def _refuse_foreign(self, **links: Sequence[Element]) -> None:
        found = [
            f"{argument}: {other.construct_path} is of another stack; give one of its attributes to an argument instead"
            for argument, others in links.items()
            for other in others
            if other._document is not self._document  # noqa: SLF001 - of its own class
        ]
        if found:
            raise BindingError(self.construct_path, self.TF_RESOURCE_TYPE, found)


def _checked(init: Callable[..., None]) -> Callable[..., None]:
    @wraps(init)
    def checked(self: Any, construct_scope: Construct, construct_id: str, /, **given: Any) -> None:
        if found := list(problems(signature_of(init), given)):
            raise BindingError(construct_scope.path_of_child(construct_id), self.TF_RESOURCE_TYPE, found)
        init(self, construct_scope, construct_id, **given)

    return checked


class _Addressed(Element):
    """What has an address and attributes."""

    _SECTION: ClassVar[str]
    _PREFIX: ClassVar[str] = ""

    def write_into(self, document: dict[str, Any]) -> None:
        """Add it under its type and logical id, with the note that cdktf makes of each construct's path."""
        note = {"metadata": {"path": self.construct_path, "uniqueId": self.logical_id}}
        of_type = document.setdefault(self._SECTION, {}).setdefault(self.TF_RESOURCE_TYPE, {})
        of_type[self.logical_id] = self._arguments | {"//": note}

    def _named(self, _given: Mapping[str, Any]) -> str:
        return f"{self._PREFIX}{self.TF_RESOURCE_TYPE}.{self.logical_id}"

    def _reference(self, attribute: str) -> str:
        """The expression for the attribute at this path; of all instances where there are several."""
        instances = ".*" if "for_each" in self._arguments else ""
        return reference(self._document.stack.construct_path, f"{self.fqn}{instances}.{attribute}")


class Resource(_Addressed):
    """A resource; a generated class names its arguments and attributes."""

    _SECTION = "resource"


class DataSource(_Addressed):
    """A data source; a generated class names its arguments and attributes."""

    _SECTION = "data"
    _PREFIX = "data."


class Provider(Element):
    """A provider, pinned to the version that its types were generated from.

    `alias` tells this configuration of the provider from others.
    """

    SOURCE: ClassVar[str]
    VERSION: ClassVar[str]
    configures_provider = True

    def write_into(self, document: dict[str, Any]) -> None:
        """Add its configuration and its version."""
        required = document.setdefault("terraform", {}).setdefault("required_providers", {})
        required[self.TF_RESOURCE_TYPE] = {"source": self.SOURCE, "version": self.VERSION}
        document.setdefault("provider", {}).setdefault(self.TF_RESOURCE_TYPE, []).append(self._arguments)

    def _named(self, given: Mapping[str, Any]) -> str:
        return ".".join(filter(None, (self.TF_RESOURCE_TYPE, given["alias"])))
