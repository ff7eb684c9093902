"""Facts that only a provider's JavaScript states: how attributes are read and absent arguments written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Getter", "getters", "is_first_item", "writes_nulls"]

# Each attribute follows a comment such as `// tags - computed: false, optional: true, required: false`.
_ATTRIBUTE = re.compile(r"^ +// (\w+) - computed: (true|false), .*\n((?:(?! +// ).*\n)*)", re.MULTILINE)
_OBJECT = re.compile(r'new (?:\w+\.)?(\w+)\(this, "(\w+)"(?:, (true|false))?\)')
_VALUE = re.compile(r"(Fn\.tolist\()?this\.(\w+)\('(\w+)'\)")


@dataclass(frozen=True, kw_only=True)
class Getter:
    """How one attribute is read.

    Attributes:
        name: its exact Terraform name.
        computed: whether the provider may set it.
        reader: the cdktn method that reads it (`getStringAttribute`), or the class of the object that it gives.
        is_set: whether Terraform holds it as a set.
    """

    name: str
    computed: bool
    reader: str
    is_set: bool


def getters(script: str, class_name: str) -> Iterator[Getter]:
    """The attributes of one class, in the order of the source.

    Raises:
        ValueError: the source does not say how an attribute is read.
    """
    for name, computed, code in _ATTRIBUTE.findall(_class_body(script, class_name)):
        if nested := _OBJECT.search(code):
            reader, terraform_name, is_set = nested[1], nested[2], nested[3] == "true"
        elif value := _VALUE.search(code):
            reader, terraform_name, is_set = value[2], value[3], value[1] is not None
        else:
            terraform_name = None
        if terraform_name != name:
            raise ValueError(f"{class_name}: the JavaScript does not say how {name} is read")
        yield Getter(name=name, computed=computed == "true", reader=reader, is_set=is_set)


def is_first_item(script: str, class_name: str) -> bool:
    """Whether the object is the one item of a list, so that Terraform addresses it by `[0]`."""
    return "super(terraformResource, terraformAttribute, false, 0)" in _class_body(script, class_name)


def writes_nulls(script: str, struct_name: str) -> bool:
    """Whether a struct's absent arguments are written as null, as an attribute in block's clothing wants it."""
    function = f"function {struct_name[0].lower()}{struct_name[1:]}ToTerraform("
    return "=== undefined ? null" in script.partition(function)[2].partition("\n}")[0]


def _class_body(script: str, class_name: str) -> str:
    return script.partition(f"\nclass {class_name} extends ")[2].partition("\n}")[0] + "\n"
