"""A definition's Python source: the same definition gives the same bytes."""

from __future__ import annotations

import keyword
import re
from functools import cache
from typing import TYPE_CHECKING

from modules.bindings import attributes, block, cdk, expression, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modules.bindings.generate.schema import Argument, Attribute, Definition
    from modules.bindings.generate.types import ProviderTypes

__all__ = ["file_name", "render"]

_BASES = {"Resource": resource.Resource, "DataSource": resource.DataSource, "Provider": resource.Provider}
_META_ARGUMENTS = {
    "Resource": {
        "depends_on": "Sequence[Element]",
        "for_each": "ForEach",
        "lifecycle": "Lifecycle",
        "provider": "Provider",
    },
    "DataSource": {
        "depends_on": "Sequence[Element]",
        "for_each": "ForEach",
        "provider": "Provider",
    },
    "Provider": {},
}
_LINE_LENGTH = 120
_SHOWN_PATHS = 3
# What a generated module may import, in the order of its import lines.
_IMPORTS = {
    "collections.abc": ["Mapping", "Sequence"],
    "typing": ["Any", "ClassVar"],
    "modules.bindings.attributes": attributes.__all__,
    "modules.bindings.block": block.__all__,
    "modules.bindings.cdk": cdk.__all__,
    "modules.bindings.expression": expression.__all__,
    "modules.bindings.resource": resource.__all__,
}


def file_name(definition: Definition) -> str:
    """The generated module's file: `storage_account.py`, `data_client_config.py`, `provider.py`."""
    if definition.base == "Provider":
        return "provider.py"
    bare = ("data_" if definition.base == "DataSource" else "") + definition.terraform_type.partition("_")[2]
    return f"{bare}_.py" if bare == "provider" or keyword.iskeyword(bare) else f"{bare}.py"


def render(definition: Definition, provider: ProviderTypes) -> str:
    """The module's whole source."""
    classes = "".join(_classes(definition, provider))
    public = sorted([definition.name, *(nested.name for nested in definition.blocks)])
    return f'''"""`{definition.terraform_type}` of {provider.source} {provider.version}.

Generated from {provider.wheel} by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

{_imports(classes)}

__all__ = [
{_lines((f'"{name}",' for name in public), 4)}]
{classes}'''


def _imports(classes: str) -> str:
    code = re.sub(r'""".*?"""', "", classes, flags=re.DOTALL)
    names = set(re.findall(r"\b[A-Za-z]\w*\b", code)) - set(re.findall(r"^class (\w+)", code, flags=re.MULTILINE))
    groups: dict[bool, list[str]] = {}
    for module, offered in _IMPORTS.items():
        if used := sorted(names.intersection(offered)):
            line = f"from {module} import {', '.join(used)}"
            if len(line) > _LINE_LENGTH:
                line = f"from {module} import (\n{_lines((f'{name},' for name in used), 4)})"
            groups.setdefault(module.startswith("modules."), []).append(line)
    return "\n\n".join("\n".join(group) for group in groups.values())


def _classes(definition: Definition, provider: ProviderTypes) -> Iterator[str]:
    for nested in definition.blocks:
        nulls = ["NULLS: ClassVar[bool] = True"] if nested.nulls else []
        yield f'''

class {nested.name}(Block):
    """The block {_listed(nested.paths)}."""

{_lines([*nulls, *_parameters(nested.arguments, None)], 4)}'''
    for ref in definition.refs:
        yield f'''

class {ref.name}(Ref):
    """What can be read of `{ref.block}`."""

{_lines(_attributes(ref.attributes, None), 4)}'''
    constants = {"TF_RESOURCE_TYPE": definition.terraform_type}
    if definition.base == "Provider":
        constants |= {"SOURCE": provider.source, "VERSION": provider.version}
    attributes = list(_attributes(definition.attributes, definition.base))
    if attributes:
        attributes.append("")
    metas = (f"{name}: {kind} | None = None" for name, kind in _META_ARGUMENTS[definition.base].items())
    parameters = [f"{parameter}," for parameter in (*_parameters(definition.arguments, definition.base), *metas)]
    yield f'''

class {definition.name}({definition.base}):
    """`{definition.terraform_type}`."""

{_lines((f'{name}: ClassVar[str] = "{value}"' for name, value in constants.items()), 4)}
{_lines(attributes, 4)}    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
{_lines(parameters, 8)}    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
'''


def _lines(lines: Iterable[str], indent: int) -> str:
    return "".join(f"{' ' * indent}{line}".rstrip() + "\n" for line in lines)


def _listed(paths: tuple[str, ...]) -> str:
    shown = ", ".join(f"`{path}`" for path in paths[:_SHOWN_PATHS])
    return f"{shown} and {rest} more" if (rest := len(paths) - _SHOWN_PATHS) > 0 else shown


def _parameters(arguments: tuple[Argument, ...], base: str | None) -> Iterator[str]:
    for argument in arguments:
        optional = "" if argument.required else " | None = None"
        yield f"{_python_name(argument.name, base)}: {argument.annotation}{optional}"


def _attributes(readable: tuple[Attribute, ...], base: str | None) -> Iterator[str]:
    for attribute in readable:
        yield f"{_python_name(attribute.name, base)} = {attribute.descriptor}({attribute.ref or ''})"


@cache
def _members(base: str) -> frozenset[str]:
    classes = _BASES[base].__mro__
    names = {name for each in classes for name in (*vars(each), *vars(each).get("__annotations__", ()))}
    return frozenset(name for name in names if not name.startswith("_"))


def _python_name(name: str, base: str | None) -> str:
    """The name, with an underscore after a Python keyword or a name that the base class has taken."""
    return f"{name}_" if keyword.iskeyword(name) or (base in _BASES and name in _members(str(base))) else name
