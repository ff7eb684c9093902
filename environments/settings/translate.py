"""Puts pydantic's findings into the words of somebody who edits a settings file."""

from __future__ import annotations

import types
import typing
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from environments.settings.model import Settings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from environments.settings.source import FieldPath

__all__ = ["explain", "is_echo", "locate"]

_EXPECTED = {
    "bool_type": "true or false",
    "int_type": "a whole number, unquoted",
    "float_type": "a number, unquoted",
    "string_type": "text; put it in quotes",
    "uuid_parsing": "a UUID such as 00000000-0000-0000-0000-000000000000",
    "uuid_type": "a UUID such as 00000000-0000-0000-0000-000000000000",
    "tuple_type": "a list, an item a line, each after a dash",
    "dict_type": "a group of fields, indented",
    "model_type": "a group of fields, indented",
    "model_attributes_type": "a group of fields, indented",
}
_LIMITS = {
    "greater_than_equal": ("ge", "choose {} or more"),
    "less_than_equal": ("le", "choose {} or less"),
    "too_short": ("min_length", "give at least {}"),
    "too_long": ("max_length", "give {} at most"),
    "string_too_short": ("min_length", "write at least {} characters"),
    "string_too_long": ("max_length", "write {} characters at most"),
}


def locate(error: ErrorDetails, data: dict[str, Any]) -> FieldPath:
    """A finding's place in the file's own terms: without what pydantic adds for union members and keys."""
    path: FieldPath = ()
    here: Any = data
    for step in error["loc"]:
        if _within(here, step):
            here = here[step]
            path = (*path, step)
    if error["type"] == "missing":
        return (*path, error["loc"][-1])
    if error["type"] in {"union_tag_invalid", "union_tag_not_found"}:
        return (*path, error["ctx"]["discriminator"].strip("'"))
    return path


def _within(here: Any, step: int | str) -> bool:
    return step in here if isinstance(here, dict) else isinstance(here, list) and step in range(len(here))


def is_echo(error: ErrorDetails) -> bool:
    """Whether pydantic calls a list too short just because its items have mistakes, which are reported themselves."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def explain(error: ErrorDetails, path: FieldPath) -> str:
    """What is wrong at `path`, and the remedy."""
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "missing":
            text = f"missing; add it: {_description(path)}"
        case "extra_forbidden":
            text = f"unknown; {_nearest(str(path[-1]), _siblings(path))}"
        case "enum" | "literal_error":
            text = f"not one of the choices; {_nearest(str(error['input']), _listed(context['expected']))}"
        case "union_tag_invalid":
            text = f"not one of the choices; {_nearest(context['tag'], _listed(context['expected_tags']))}"
        case "union_tag_not_found":
            text = "missing; add it"
        case "string_pattern_mismatch":
            text = f"must match {context['pattern']}; it is: {_description(path)}"
        case _ if kind in _LIMITS:
            limit, remedy = _LIMITS[kind]
            text = f"out of bounds; {remedy.format(context[limit])}"
        case _ if kind in _EXPECTED:
            text = f"of the wrong type; write {_EXPECTED[kind]}"
        case _:
            text = str(context.get("error", error["msg"]))
    return text


def _nearest(text: str, choices: list[str]) -> str:
    near = get_close_matches(text, choices, n=1) or get_close_matches(text.lower(), [c.lower() for c in choices], n=1)
    named = next((choice for choice in choices if near and choice.lower() == near[0].lower()), None)
    return f"did you mean {named}?" if named else f"choose {', '.join(choices)}"


def _listed(expected: str) -> list[str]:
    return [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]


def _models(path: FieldPath) -> list[type[BaseModel]]:
    """The sections that `path` leads into: several for a union's members, none for a plain value."""
    models: list[type[BaseModel]] = [Settings]
    for step in path:
        fields = [model.model_fields[str(step)] for model in models if str(step) in model.model_fields]
        models = [member for field in fields for member in _members(field.annotation)]
    return models


def _members(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return [member for argument in typing.get_args(annotation) for member in _members(argument)]
    return []


def _siblings(path: FieldPath) -> list[str]:
    return [name for model in _models(path[:-1]) for name in model.model_fields]


def _description(path: FieldPath) -> str:
    """The first paragraph on the field or, since an item of a list has none of its own, on the list."""
    described = (
        model.model_fields[str(path[length - 1])].description
        for length in range(len(path), 0, -1)
        for model in _models(path[: length - 1])
        if str(path[length - 1]) in model.model_fields
    )
    return next(filter(None, described)).split("\n\n")[0].replace("\n", " ").removesuffix(".")
