"""Bases of the generated classes, over cdktf's own."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar

from modules.bindings.block import terraform_names
from modules.bindings.cdk import (
    TerraformDataSource,
    TerraformProvider,
    TerraformProviderGeneratorMetadata,
    TerraformResource,
    TerraformResourceLifecycle,
)
from modules.bindings.check import BindingError, problems, signature_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from modules.bindings.block import Lifecycle
    from modules.bindings.cdk import Construct

__all__ = ["DataSource", "Provider", "Resource"]

_META_ARGUMENTS = ("depends_on", "for_each", "lifecycle", "provider")
_NOT_ARGUMENTS = {"self", "construct_scope", "construct_id", "__class__", *_META_ARGUMENTS}


class _Checked:
    """Checks what a generated class is given against that class's signature, before anything is constructed."""

    TF_RESOURCE_TYPE: ClassVar[str]
    construct_path: str
    _terraform_arguments: Mapping[str, Any]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "TF_RESOURCE_TYPE" in cls.__dict__:
            cls.__init__ = _checked(cls.__init__)  # type: ignore[method-assign]  # same signature, checked

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        # cdktf calls it at synth, as `synthesizeAttributes`.
        return self._terraform_arguments


def _checked(init: Callable[..., None]) -> Callable[..., None]:
    @wraps(init)
    def checked(self: Any, construct_scope: Construct, construct_id: str, /, **given: Any) -> None:
        if found := list(problems(signature_of(init), given)):
            raise BindingError(_path(construct_scope, construct_id), self.TF_RESOURCE_TYPE, found)
        self.construct_path = _path(construct_scope, construct_id)
        init(self, construct_scope, construct_id, **given)

    return checked


def _path(scope: Construct, construct_id: str) -> str:
    # Each question to cdktf's process costs as much as making a resource: a scope's path is asked for once.
    if "_construct_path" not in vars(scope):
        vars(scope)["_construct_path"] = scope.node.path
    return "/".join(filter(None, (vars(scope)["_construct_path"], construct_id)))


class Resource(_Checked, TerraformResource):
    """A resource; a generated class names its arguments and attributes."""

    def __init__(self, construct_scope: Construct, construct_id: str, given: Mapping[str, Any]) -> None:
        lifecycle: Lifecycle | None = given["lifecycle"]
        super().__init__(
            construct_scope,
            construct_id,
            terraform_resource_type=self.TF_RESOURCE_TYPE,
            terraform_generator_metadata=_generator(self.TF_RESOURCE_TYPE),
            depends_on=given["depends_on"],
            for_each=given["for_each"],
            lifecycle=TerraformResourceLifecycle(**terraform_names(vars(lifecycle))) if lifecycle else None,
            provider=given["provider"],
        )
        self._terraform_arguments = _arguments(given)


class DataSource(_Checked, TerraformDataSource):
    """A data source; a generated class names its arguments and attributes."""

    def __init__(self, construct_scope: Construct, construct_id: str, given: Mapping[str, Any]) -> None:
        super().__init__(
            construct_scope,
            construct_id,
            terraform_resource_type=self.TF_RESOURCE_TYPE,
            terraform_generator_metadata=_generator(self.TF_RESOURCE_TYPE),
            depends_on=given["depends_on"],
            for_each=given["for_each"],
            provider=given["provider"],
        )
        self._terraform_arguments = _arguments(given)


class Provider(_Checked, TerraformProvider):
    """A provider, pinned to the version that its types were generated from."""

    SOURCE: ClassVar[str]
    VERSION: ClassVar[str]

    def __init__(self, construct_scope: Construct, construct_id: str, given: Mapping[str, Any]) -> None:
        super().__init__(
            construct_scope,
            construct_id,
            terraform_resource_type=self.TF_RESOURCE_TYPE,
            terraform_generator_metadata=_generator(self.TF_RESOURCE_TYPE, self.VERSION),
            terraform_provider_source=self.SOURCE,
        )
        self.alias = given["alias"]
        self._terraform_arguments = _arguments({name: value for name, value in given.items() if name != "alias"})

    @property
    def alias(self) -> str | None:
        """The name by which resources tell this configuration of the provider from others."""
        return self._alias

    @alias.setter
    def alias(self, value: str | None) -> None:
        self._alias = value


def _arguments(given: Mapping[str, Any]) -> dict[str, Any]:
    return terraform_names({name: value for name, value in given.items() if name not in _NOT_ARGUMENTS})


def _generator(terraform_type: str, version: str | None = None) -> TerraformProviderGeneratorMetadata:
    return TerraformProviderGeneratorMetadata(provider_name=terraform_type.partition("_")[0], provider_version=version)
