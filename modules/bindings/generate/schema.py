"""What one Terraform type takes and gives, read from its provider's assembly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from modules.bindings.generate import javascript

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modules.bindings.generate.assembly import Assembly

__all__ = ["Argument", "Attribute", "Base", "Block", "Definition", "Ref", "read_definition"]

Base = Literal["Resource", "DataSource", "Provider"]

_SCALARS = {"string": "str", "number": "float", "boolean": "bool", "any": "Any"}
_DESCRIPTORS = {
    "getStringAttribute": "StringAttribute",
    "getNumberAttribute": "NumberAttribute",
    "getBooleanAttribute": "BooleanAttribute",
    "getListAttribute": "ListAttribute",
    "getNumberListAttribute": "NumberListAttribute",
    "getStringMapAttribute": "MapAttribute",
    "StringMap": "MapAttribute",
    "NumberMap": "AnyAttribute",
    "BooleanMap": "AnyAttribute",
    "interpolationForAttribute": "AnyAttribute",
}


@dataclass(frozen=True, kw_only=True)
class Argument:
    """One argument of a type or block; `annotation` is its Python type without `| None`."""

    name: str
    annotation: str
    required: bool


@dataclass(frozen=True, kw_only=True)
class Block:
    """One nested block.

    Attributes:
        name: the class that stands for it.
        paths: the dotted paths of the blocks that it serves.
        arguments: required ones first, each group by name.
        nulls: whether Terraform wants an absent argument written as null.
    """

    name: str
    paths: tuple[str, ...]
    arguments: tuple[Argument, ...]
    nulls: bool


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """One readable attribute: its descriptor, and what it is parametrized with where it holds objects."""

    name: str
    descriptor: str
    ref: str | None = None


@dataclass(frozen=True, kw_only=True)
class Ref:
    """The readable attributes of the nested block or object `block`."""

    name: str
    block: str
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One Terraform type, ready to be rendered; blocks and references come before what mentions them."""

    base: Base
    terraform_type: str
    name: str
    arguments: tuple[Argument, ...]
    blocks: tuple[Block, ...]
    attributes: tuple[Attribute, ...]
    refs: tuple[Ref, ...]


def read_definition(assembly: Assembly, base: Base, terraform_type: str) -> Definition:
    """Read one type.

    Raises:
        KeyError: the assembly has no such type.
        ValueError: it says something that the generator does not understand.
    """
    return _Reader(assembly, base, terraform_type).definition()


class _Reader:
    def __init__(self, assembly: Assembly, base: Base, terraform_type: str) -> None:
        self._assembly = assembly
        self._base = base
        self._terraform_type = terraform_type
        self._fqn = assembly.constructs[base, terraform_type]
        bare = f"{terraform_type}_provider" if base == "Provider" else terraform_type.partition("_")[2]
        self._name = ("Data" if base == "DataSource" else "") + "".join(part.capitalize() for part in bare.split("_"))
        # Blocks alike in name and structure share a class: {what makes them alike: their fully qualified names, paths}.
        self._alike: dict[Any, list[tuple[str, str]]] = {}
        self._refs: dict[tuple[str, tuple[Attribute, ...]], str] = {}

    def definition(self) -> Definition:
        config = f"{self._fqn}Config"
        self._collect(config, "")
        attributes = self._attributes(self._fqn) if self._base != "Provider" else ()
        return Definition(
            base=self._base,
            terraform_type=self._terraform_type,
            name=self._name,
            arguments=self._arguments(config),
            blocks=tuple(self._blocks()),
            attributes=attributes,
            refs=tuple(Ref(name=name, block=block, attributes=inner) for (block, inner), name in self._refs.items()),
        )

    def _python_name(self, fqn: str) -> str:
        name: str = self._assembly.types[fqn]["name"]
        return self._name + name.removeprefix(self._assembly.types[self._fqn]["name"])

    def _collect(self, fqn: str, path: str) -> None:
        for name, _, declared in self._properties(fqn):
            for nested in _nested(declared):
                here = f"{path}.{name}".lstrip(".")
                self._collect(nested, here)
                self._alike.setdefault(self._likeness(nested, name), []).append((nested, here))

    def _likeness(self, fqn: str, name: str) -> Any:
        def shape(inner: str, declared: Any) -> Any:
            blocks = tuple(_nested(declared))
            annotation = _annotation(declared, dict.fromkeys(blocks, ""))
            return annotation, tuple(self._likeness(block, inner) for block in blocks)

        structure = tuple(
            (inner, required, shape(inner, declared)) for inner, required, declared in self._properties(fqn)
        )
        return name, self._nulls(fqn), structure

    def _nulls(self, fqn: str) -> bool:
        return javascript.writes_nulls(self._assembly.script(fqn), self._assembly.types[fqn]["name"])

    def _blocks(self) -> Iterator[Block]:
        for alike in self._alike.values():
            (fqn, _), *_ = alike
            paths = tuple(sorted(path for _, path in alike))
            yield Block(
                name=self._class_names[fqn], paths=paths, arguments=self._arguments(fqn), nulls=self._nulls(fqn)
            )

    @property
    def _class_names(self) -> Mapping[str, str]:
        names: dict[str, str] = {}
        for alike in self._alike.values():
            shortest = min((self._python_name(fqn) for fqn, _ in alike), key=lambda name: (len(name), name))
            names |= {fqn: shortest for fqn, _ in alike}
        return names

    def _arguments(self, fqn: str) -> tuple[Argument, ...]:
        names = self._class_names
        arguments = [
            Argument(name=name, annotation=_annotation(declared, names), required=required)
            for name, required, declared in self._properties(fqn)
            # The provider gives each resource its id: it is an argument only where it must be given.
            if name != "id" or required
        ]
        return tuple(sorted(arguments, key=lambda argument: (not argument.required, argument.name)))

    def _properties(self, fqn: str) -> Iterator[tuple[str, bool, Any]]:
        for declared in self._assembly.types[fqn].get("properties", []):
            documentation = declared["docs"]["summary"] + declared["docs"].get("remarks", "")
            name = re.search(r"registry\S+#(\w+) ", documentation)
            if not name:
                raise ValueError(f"{fqn}.{declared['name']}: no Terraform name in its documentation link")
            yield name[1], not declared.get("optional", False), declared["type"]

    def _attributes(self, fqn: str) -> tuple[Attribute, ...]:
        found = []
        for getter in javascript.getters(self._assembly.script(fqn), self._assembly.types[fqn]["name"]):
            nested = f"{fqn.rpartition('.')[0]}.{getter.reader}"
            if nested not in self._assembly.types:
                descriptor = _DESCRIPTORS[getter.reader]
                found.append(
                    Attribute(
                        name=getter.name, descriptor=descriptor.replace("List", "Set") if getter.is_set else descriptor
                    )
                )
            elif attribute := self._object(nested, getter):
                found.append(attribute)
        return tuple(sorted(found, key=lambda attribute: attribute.name))

    def _object(self, fqn: str, getter: javascript.Getter) -> Attribute | None:
        """An attribute that holds objects, unless all they hold was given as arguments."""
        if not self._computes(fqn):
            return None
        if getter.is_set:
            # Terraform has no address for an item of a set.
            return Attribute(name=getter.name, descriptor="AnyAttribute")
        item = _item(fqn)
        attributes = self._attributes(item)
        name = self._refs.setdefault(
            (getter.name, attributes), self._python_name(item).removesuffix("OutputReference") + "Ref"
        )
        if item != fqn:
            descriptor = "BlocksAttribute"
        elif javascript.is_first_item(self._assembly.script(fqn), self._assembly.types[fqn]["name"]):
            descriptor = "BlockAttribute"
        else:
            descriptor = "ObjectAttribute"
        return Attribute(name=getter.name, descriptor=descriptor, ref=name)

    def _computes(self, fqn: str) -> bool:
        item = _item(fqn)
        for getter in javascript.getters(self._assembly.script(item), self._assembly.types[item]["name"]):
            nested = f"{item.rpartition('.')[0]}.{getter.reader}"
            if getter.computed or (nested in self._assembly.types and self._computes(nested)):
                return True
        return False


def _item(fqn: str) -> str:
    """The class of a list's item; an object is its own."""
    return fqn if fqn.endswith("OutputReference") else f"{fqn.removesuffix('List')}OutputReference"


def _nested(declared: Any) -> Iterator[str]:
    match declared:
        case {"fqn": str(fqn)} if not fqn.startswith("cdktn."):
            yield fqn
        case {"collection": {"elementtype": element}}:
            yield from _nested(element)
        case {"union": {"types": types}}:
            for each in types:
                yield from _nested(each)


def _annotation(declared: Any, names: Mapping[str, str]) -> str:
    match declared:
        case {"primitive": primitive}:
            return _SCALARS[primitive]
        case {"fqn": fqn}:
            return names[fqn]
        case {"collection": {"kind": "array", "elementtype": element}}:
            return f"Sequence[{_annotation(element, names)}]"
        case {"collection": {"kind": "map", "elementtype": element}}:
            return f"Mapping[str, {_annotation(element, names)}]"
        case {"union": {"types": types}}:
            (known,) = (each for each in types if each != {"fqn": "cdktn.IResolvable"})
            # Only a boolean has no token of its own type.
            return "bool | Expression" if known == {"primitive": "boolean"} else _annotation(known, names)
    raise ValueError(f"a type that the generator does not know: {declared}")
