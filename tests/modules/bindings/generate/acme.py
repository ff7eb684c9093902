"""A provider made up for the tests, in the shape in which jsii packages a real one."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

from modules.bindings.generate.assembly import Assembly
from modules.bindings.generate.types import ProviderTypes

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "@cdktn/provider-acme"
STRING = {"primitive": "string"}
NUMBER = {"primitive": "number"}
BOOLEAN = {"union": {"types": [{"primitive": "boolean"}, {"fqn": "cdktn.IResolvable"}]}}


def list_of(element: dict[str, Any]) -> dict[str, Any]:
    return {"collection": {"kind": "array", "elementtype": element}}


def map_of(element: dict[str, Any]) -> dict[str, Any]:
    return {"collection": {"kind": "map", "elementtype": element}}


def block(name: str) -> dict[str, Any]:
    return {"fqn": f"{NAMESPACE}.{name}"}


def blocks(name: str) -> dict[str, Any]:
    return {"union": {"types": [{"fqn": "cdktn.IResolvable"}, list_of(block(name))]}}


def _argument(name: str, declared: dict[str, Any], *, optional: bool) -> dict[str, Any]:
    link = f"{{@link https://registry.terraform.io/providers/acme/acme/1.2.3/docs/resources/lake#{name} Lake#{name}}}"
    head, *rest = name.split("_")
    return {
        "name": head + "".join(part.capitalize() for part in rest),
        "docs": {"summary": f"Counts from #7 on. {link}"},
        "type": declared,
        "optional": optional,
    }


def _struct(
    module: str, name: str, required: dict[str, dict[str, Any]], optional: dict[str, dict[str, Any]]
) -> tuple[str, dict[str, Any]]:
    properties = [_argument(argument, declared, optional=False) for argument, declared in required.items()]
    properties += [_argument(argument, declared, optional=True) for argument, declared in optional.items()]
    return f"{NAMESPACE}.{name}", {
        "name": name.rpartition(".")[2],
        "symbolId": f"src/{module}/index:{name}",
        "properties": properties,
    }


def _class(module: str, name: str, base: str, docs: str) -> tuple[str, dict[str, Any]]:
    return f"{NAMESPACE}.{name}", {
        "name": name.rpartition(".")[2],
        "base": f"cdktn.{base}",
        "symbolId": f"src/{module}/index:{name}",
        "docs": {"summary": docs},
    }


_LINK = "Represents a {@link https://registry.terraform.io/providers/acme/acme/1.2.3/docs"
_LAKE_ARGUMENTS = {
    "access_mode": BOOLEAN,
    "archive": block("lake.LakeArchive"),
    "from": STRING,
    "id": STRING,
    "identity": block("lake.LakeIdentity"),
    "mirror": block("lake.LakeMirror"),
    "rule": blocks("lake.LakeRule"),
    "size": NUMBER,
    "tags": map_of(STRING),
    "zones": list_of(STRING),
    "ranges": {"union": {"types": [list_of(list_of(NUMBER)), {"fqn": "cdktn.IResolvable"}]}},
}
_CLASSES = ("Archive", "ArchiveRetention", "Identity", "Mirror", "MirrorRetention", "Rule")
TYPES: dict[str, Any] = dict(
    [
        _class("provider", "provider.AcmeProvider", "TerraformProvider", f"{_LINK} acme}}."),
        _struct("provider", "provider.AcmeProviderConfig", {}, {"alias": STRING, "endpoint": STRING}),
        _class("lake", "lake.Lake", "TerraformResource", f"{_LINK}/resources/lake acme_lake}}."),
        _struct("lake", "lake.LakeConfig", {"name": STRING}, _LAKE_ARGUMENTS),
        _struct("lake", "lake.LakeIdentity", {"type": STRING}, {}),
        # Alike in name and structure: one class serves both.
        _struct("lake", "lake.LakeArchive", {}, {"retention": block("lake.LakeArchiveRetention")}),
        _struct("lake", "lake.LakeArchiveRetention", {"days": NUMBER}, {}),
        _struct("lake", "lake.LakeMirror", {}, {"retention": block("lake.LakeMirrorRetention"), "region": STRING}),
        _struct("lake", "lake.LakeMirrorRetention", {"days": NUMBER}, {}),
        _struct("lake", "lake.LakeRule", {}, {"priority": NUMBER, "source": STRING}),
        *(_class("lake", f"lake.Lake{name}OutputReference", "ComplexObject", "") for name in _CLASSES),
        _class("lake", "lake.LakeRuleList", "ComplexList", ""),
        _class("lake", "lake.LakeEndpointList", "ComplexList", ""),
        _class("lake", "lake.LakeEndpointOutputReference", "ComplexObject", ""),
        _class("lake", "lake.LakePeerList", "ComplexList", ""),
        _class("lake", "lake.LakePeerOutputReference", "ComplexObject", ""),
        _class("lake", "lake.LakeScopeOutputReference", "ComplexObject", ""),
        _class("data-acme-me", "dataAcmeMe.DataAcmeMe", "TerraformDataSource", f"{_LINK}/data-sources/me acme_me}}."),
        _struct("data-acme-me", "dataAcmeMe.DataAcmeMeConfig", {}, {}),
    ]
)


def _value(name: str, read: str, *, computed: bool = False) -> str:
    return f"    // {name} - computed: {str(computed).lower()}, optional: true, required: false\n    {read}\n"


def _string(name: str, *, computed: bool = False) -> str:
    return _value(name, f"get x() {{ return this.getStringAttribute('{name}'); }}", computed=computed)


def _object(name: str, made: str, *, computed: bool = False) -> str:
    return _value(name, f"_x = new {made};\n    get x() {{ return this._x; }}", computed=computed)


def _js_class(name: str, base: str, *attributes: str, first_item: bool = False) -> str:
    call = "super(terraformResource, terraformAttribute, false, 0);" if first_item else "super(terraformResource);"
    return f"\nclass {name} extends cdktn.{base} {{\n    constructor() {{ {call} }}\n{''.join(attributes)}}}\n"


_RULE_TO_TERRAFORM = """
function lakeRuleToTerraform(struct) {
    return {
        source: struct.source === undefined ? null : cdktn.stringToTerraform(struct.source),
    };
}
"""
_LAKE_JS = "".join(
    [
        _RULE_TO_TERRAFORM,
        _js_class(
            "LakeIdentityOutputReference",
            "ComplexObject",
            _string("type"),
            _string("principal_id", computed=True),
            first_item=True,
        ),
        _js_class(
            "LakeArchiveOutputReference",
            "ComplexObject",
            _object("retention", 'LakeArchiveRetentionOutputReference(this, "retention")'),
        ),
        _js_class("LakeArchiveRetentionOutputReference", "ComplexObject", _string("days")),
        _js_class("LakeMirrorOutputReference", "ComplexObject", _string("region")),
        _js_class("LakeRuleOutputReference", "ComplexObject", _string("source")),
        _js_class("LakeEndpointOutputReference", "ComplexObject", _string("host", computed=True)),
        _js_class("LakePeerOutputReference", "ComplexObject", _string("host", computed=True)),
        _js_class("LakeScopeOutputReference", "ComplexObject", _string("workspace", computed=True)),
        _js_class(
            "Lake",
            "TerraformResource",
            _string("name"),
            _string("fqn", computed=True),
            _string("from"),
            _string("id", computed=True),
            _value("access_mode", "get x() { return this.getBooleanAttribute('access_mode'); }"),
            _value("size", "get x() { return this.getNumberAttribute('size'); }"),
            _value("tags", "get x() { return this.getStringMapAttribute('tags'); }"),
            _value("zones", "get x() { return cdktn.Fn.tolist(this.getListAttribute('zones')); }"),
            _value("aliases", "get x() { return this.getListAttribute('aliases'); }", computed=True),
            _object("archive", 'LakeArchiveOutputReference(this, "archive")'),
            _object("endpoint", 'LakeEndpointList(this, "endpoint", false)', computed=True),
            _object("identity", 'LakeIdentityOutputReference(this, "identity")'),
            _object("labels", 'cdktn.StringMap(this, "labels")', computed=True),
            _object("peer", 'LakePeerList(this, "peer", true)', computed=True),
            _object("rule", 'LakeRuleList(this, "rule", true)'),
            _object("scope", 'LakeScopeOutputReference(this, "scope")', computed=True),
        ),
    ]
)
SCRIPTS = {
    "lib/lake/index.js": _LAKE_JS,
    "lib/data-acme-me/index.js": _js_class("DataAcmeMe", "TerraformDataSource", _string("tenant_id", computed=True)),
    "lib/provider/index.js": "",
}
ACME = ProviderTypes(
    name="acme",
    source="acme/acme",
    version="1.2.3",
    wheel="acme-bindings==9.8.7",
    sha256="",
    resources=("lake",),
    data_sources=("me",),
)


def assembly() -> Assembly:
    return Assembly(TYPES, SCRIPTS)


def write_wheel(path: Path) -> None:
    """Pack the assembly as the wheel of a jsii package holds it."""
    package = io.BytesIO()
    with tarfile.open(fileobj=package, mode="w:gz") as tar:
        for name, text in {".jsii": json.dumps({"types": TYPES}), **SCRIPTS}.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(text.encode())
            tar.addfile(entry, io.BytesIO(text.encode()))
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("acme_bindings/_jsii/provider-acme@9.8.7.jsii.tgz", package.getvalue())
        about = "acme_bindings-9.8.7.dist-info"
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: acme-bindings\nVersion: 9.8.7\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
