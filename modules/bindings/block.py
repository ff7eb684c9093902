"""Nested blocks: frozen, with keyword arguments, checked by the construct that they are given to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from modules.bindings.cdk import Token
from modules.bindings.expression import Expression
from modules.bindings.signature import Misfit, signature_of

__all__ = ["Block", "Lifecycle", "terraform_names", "to_terraform"]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class _BlockMeta(type):
    if not TYPE_CHECKING:  # mypy shall see each block's own signature

        def __call__(cls, *args: Any, **kwargs: Any) -> Any:
            if args or signature_of(cls).fits(kwargs):
                return super().__call__(*args, **kwargs)
            return Misfit(block=cls, given=kwargs)


class Block(metaclass=_BlockMeta):
    """A nested block; a generated class names its arguments.

    Made with an unknown argument, or without a required one, it says so once its construct can tell where it stands.
    It is frozen and takes keywords alone, as a dataclass can. But a dataclass compiles six methods when it is imported,
    and of the hundreds of blocks that come with their resources a synth makes few.
    """

    # Whether Terraform wants an absent argument written as null: an attribute in block's clothing.
    NULLS: ClassVar[bool] = False

    if not TYPE_CHECKING:

        def __init__(self, **given: Any) -> None:
            vars(self).update(dict.fromkeys(signature_of(type(self)).annotations) | given)

        def __setattr__(self, name: str, value: Any) -> None:
            raise AttributeError(f"{type(self).__name__}.{name} is read-only: give it when the block is made")

    def __repr__(self) -> str:
        given = (f"{name}={value!r}" for name, value in vars(self).items() if value is not None)
        return f"{type(self).__name__}({', '.join(given)})"


class Lifecycle(Block):
    """Terraform's `lifecycle`.

    Attributes:
        create_before_destroy: make the replacement before the old one goes.
        prevent_destroy: refuse a plan that would destroy it.
        ignore_changes: arguments whose drift Terraform leaves alone.
    """

    create_before_destroy: bool | None = None
    prevent_destroy: bool | None = None
    ignore_changes: Sequence[str] | None = None
    replace_triggered_by: Sequence[str] | None = None


def to_terraform(value: Any) -> Any:
    """The value as Terraform's JSON has it: blocks become objects without what was not given, expressions text."""
    if isinstance(value, Expression):
        return str(value)
    if isinstance(value, Block):
        absent = _null() if value.NULLS else None
        return terraform_names({name: absent if inner is None else inner for name, inner in vars(value).items()})
    if isinstance(value, Mapping):
        return {key: to_terraform(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [to_terraform(inner) for inner in value]
    return value


@cache
def _null() -> Any:
    """What cdktf writes as null; it leaves None out."""
    return Token.null_value()


def terraform_names(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, by Terraform's names: without the underscore that keeps a Python name from clashing."""
    return {name.rstrip("_"): to_terraform(value) for name, value in given.items() if value is not None}
