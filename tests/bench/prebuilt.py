"""Declares synthesized stacks again with the prebuilt provider bindings, in the environment that has those installed.

Run by `tests.bench.synth` as a script: `python prebuilt.py SYNTHESIZED OUTDIR`; it imports nothing of the project. A
reference is passed on as the text that Terraform reads, which spares the prebuilt bindings the reading of attributes.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
import typing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdktf import App, DataTerraformRemoteStateLocal, TerraformOutput, TerraformResourceLifecycle, TerraformStack, Token

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["replay"]

# What cdktf itself writes, or what names an object where the prebuilt class wants the object.
_META = {"//", "depends_on", "provider", "lifecycle"}


class _Mapper:
    """Maps Terraform's arguments onto prebuilt classes, and counts what these do not know."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(("resources", "unknown types", "dropped arguments", "filled arguments"), 0)

    def declare(self, stack: TerraformStack, kind: str, terraform_type: str, logical_id: str, given: Any) -> None:
        """Declare one resource, data source (`kind` is `data`) or provider."""
        if terraform_type == "terraform_remote_state":
            DataTerraformRemoteStateLocal(stack, logical_id)
            self.counts["resources"] += 1
            return
        provider, _, bare = terraform_type.partition("_")
        module = {"data": f"data_{terraform_type}", "provider": "provider"}.get(kind, bare)
        name = f"{provider}_provider" if kind == "provider" else module
        try:
            package = importlib.import_module(f"cdktf_cdktf_provider_{provider}.{module}")
        except ModuleNotFoundError:
            self.counts["unknown types"] += 1
            return
        construct = getattr(package, "".join(part.capitalize() for part in name.split("_")))
        keywords = self._keywords(construct, {key: value for key, value in given.items() if key not in _META})
        if lifecycle := given.get("lifecycle"):
            keywords["lifecycle"] = TerraformResourceLifecycle(**lifecycle)
        construct(stack, logical_id, **keywords)
        self.counts["resources"] += 1

    def _keywords(self, struct: Any, given: dict[str, Any]) -> dict[str, Any]:
        parameters, annotations = _signature(struct)
        keywords = {}
        for name, value in given.items():
            if name not in parameters:
                self.counts["dropped arguments"] += 1
            elif value is not None:
                keywords[name] = self._value(annotations[name], value)
        for name, parameter in parameters.items():
            missing = parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
            if missing and name not in keywords:
                self.counts["filled arguments"] += 1
                keywords[name] = self._value(annotations[name], _filler(annotations[name]))
        return keywords

    def _value(self, annotation: Any, value: Any) -> Any:
        struct = _struct(annotation)
        if struct is None:
            return _token(annotation, value) if isinstance(value, str) else value
        wants_list = "Sequence" in str(annotation)
        items = value if isinstance(value, list) else [value]
        mapped = [struct(**self._keywords(struct, item)) for item in items]
        return mapped if wants_list else mapped[0]


def _filler(annotation: Any) -> Any:
    """A value of the type, for an argument that only the older provider requires."""
    wanted = str(annotation)
    if "Sequence" in wanted:
        return []
    if _struct(annotation) or "Mapping" in wanted:
        return {}
    if "bool" in wanted:
        return False
    return 1 if "float" in wanted or "int" in wanted else "filled"


def _token(annotation: Any, reference: str) -> Any:
    """A reference as the type that the prebuilt class checks for."""
    wanted = str(annotation)
    if "Mapping" in wanted:
        return Token.as_string_map(reference)
    if "Sequence" in wanted:
        return Token.as_list(reference)
    if "Number" in wanted or "float" in wanted:
        return Token.as_number(reference)
    return Token.as_any(reference) if "bool" in wanted else reference


@cache
def _signature(struct: Any) -> tuple[Mapping[str, inspect.Parameter], dict[str, Any]]:
    return inspect.signature(struct.__init__).parameters, typing.get_type_hints(struct.__init__)


def _struct(annotation: Any) -> Any:
    """The struct class inside an annotation such as `Optional[Union[IResolvable, Sequence[Union[Struct, Dict]]]]`."""
    if inspect.isclass(annotation) and hasattr(annotation, "__jsii_struct_bases__"):
        return annotation
    return next(filter(None, map(_struct, typing.get_args(annotation))), None)


def replay(synthesized: Path, outdir: Path) -> dict[str, int]:
    """Declare every stack found under `synthesized` and synthesize them into `outdir`; gives the counts."""
    app = App(outdir=str(outdir))
    mapper = _Mapper()
    for path in sorted(synthesized.glob("stacks/*/cdk.tf.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        stack = TerraformStack(app, path.parent.name)
        for name, each in found.get("provider", {}).items():
            for index, given in enumerate(each):
                mapper.declare(stack, "provider", name, f"{name}{index}", given)
        for kind in ("data", "resource"):
            for terraform_type, by_id in found.get(kind, {}).items():
                for logical_id, given in by_id.items():
                    mapper.declare(stack, kind, terraform_type, f"{terraform_type}-{logical_id}", given)
        for name, given in found.get("output", {}).items():
            TerraformOutput(stack, name, value=given["value"])
    app.synth()
    return mapper.counts


if __name__ == "__main__":
    _counts = replay(Path(sys.argv[1]), Path(sys.argv[2]))
    Path(sys.argv[2], "counts.json").write_text(json.dumps(_counts), encoding="utf-8")
