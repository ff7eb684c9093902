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

__all__ = ["explain", "path_in"]

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
    "string_pattern_mismatch": ("pattern", "write it as the pattern {} says"),
}


def path_in(data: dict[str, Any], location: FieldPath) -> FieldPath:
    """A finding's place in the file's own terms: without the union member that pydantic adds to it."""
    path: FieldPath = ()
    here: Any = data
    for index, step in enumerate(location):
        known = (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        )
        if known:
            here = here[step]
        elif index < len(location) - 1 or step == "[key]":
            continue
        path = (*path, step)
    return path


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
            choices = context["expected_tags"].replace("'", "")
            text = f"{context['tag']} is no {path[-1]}; choose {choices}"
        case "union_tag_not_found":
            discriminator = context["discriminator"].strip("'")
            text = f"missing its {discriminator}; add it"
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
    fields = [model.model_fields.get(str(path[-1])) for model in _models(path[:-1])]
    described = next((field.description for field in fields if field is not None and field.description), "")
    return described.replace("\n", " ").split(". ")[0].rstrip(".")
