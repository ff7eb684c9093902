"""Reads a settings file: plain data, the line of every field, and nothing that YAML does behind one's back.

Only `true` and `false` are truth values (`on` and `yes` are text), numbers have no leading zeros or sexagesimals,
dates are text, and anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Document", "FieldPath", "SourceError", "read"]

FieldPath = tuple[str | int, ...]


_DEEPEST = 50


class SourceError(ValueError):
    """A file can't be read as settings at all; `line` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file's data, the line (from 1) of each field by its path, and the fields given again, with their lines."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[FieldPath, int] = field(default_factory=dict)
    duplicates: list[tuple[FieldPath, int]] = field(default_factory=list)


def read(file: Path) -> Document:
    """Read one YAML file.

    Raises:
        SourceError: it can't be opened, isn't YAML, or isn't a mapping.
    """
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise SourceError(
            f"can't be read ({error.strerror}); put it right or restore it from version control"
        ) from None
    except UnicodeDecodeError:
        raise SourceError("not UTF-8 text; save it as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = ", ".join(filter(None, (error.context, error.problem)))
        raise SourceError(f"not valid YAML: {reason}; mend it", mark.line + 1 if mark else None) from None
    except yaml.YAMLError as error:
        raise SourceError(f"not valid YAML: {str(error).splitlines()[0]}; mend it") from None
    if not isinstance(node, yaml.MappingNode):
        raise SourceError("holds no settings; write them as `name: value` lines", 1)
    document = Document()
    document.data.update(_mapping(node, (), document))
    return document


class _Loader(yaml.SafeLoader):
    """YAML's structure with JSON's scalars."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own attribute, looked up on the class
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call] # untyped in PyYAML's stubs
        # Python's own limit is no measure: libraries set it.
        if self.depth == _DEEPEST:
            raise SourceError("nested too deeply; settings have a handful of levels", event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise yaml.MarkedYAMLError(
                problem="anchors and aliases are not allowed here", problem_mark=event.start_mark
            )
        if event.tag:
            raise yaml.MarkedYAMLError(problem="tags are not allowed here", problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


# Eighteen digits fit every integer that Terraform and JSON readers agree on.
for _tag, _pattern, _first in (
    ("null", r"null|~|", ["n", "~", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(0|[1-9][0-9]{0,17})", list("-0123456789")),
    ("float", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)

_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:str": str,
}


def _mapping(node: yaml.MappingNode, path: FieldPath, document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise SourceError("not valid YAML here: a field's name must be text; mend it", line)
        here = (*path, key.value)
        if key.value in found:
            document.duplicates.append((here, line))
            continue
        document.lines[here] = line
        found[key.value] = _value(value, here, document)
    return found


def _value(node: yaml.Node, path: FieldPath, document: Document) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            document.lines[*path, index] = item.start_mark.line + 1
            items.append(_value(item, (*path, index), document))
        return items
    return _SCALARS[node.tag](node.value)
