"""The reference of all settings, `docs/settings.md`, written from the model."""

from __future__ import annotations

from typing import Any

from environments.settings.model import Settings

__all__ = ["reference_markdown"]

_Schema = dict[str, Any]
_TYPES = {
    "boolean": "`true`, `false`",
    "integer": "whole number",
    "null": "null",
    "number": "number",
    "object": "names and values",
    "string": "text",
}
_INTRODUCTION = """\
# Settings

<!-- Written by `python -m environments.settings reference`; a test compares. -->

What sets one environment apart from another stands in `environments/<environment>.yaml` and nowhere else. Every field
is written out in every file: there are no defaults. Unknown fields, wrong types (`"5"` is no number, `on` no truth
value), duplicate keys, anchors and tags are refused, and all mistakes are reported at once, each with file, line,
field, value and remedy. Editors that know YAML's language server check the files by `settings.schema.json` as you type.

`tenant_id` and `subscription_id` are zeros in the committed files. Zeros mean the deployer's own: azurerm then reads
`ARM_TENANT_ID` and `ARM_SUBSCRIPTION_ID`, or takes what `az login` chose. Write the real ids to pin an environment to
its subscription. No other setting can be overridden from outside: a change of an environment is a change of its file.

Catalogs are named `ep_raw`, `ep_curated`, `ep_marts`, `ep_ai` and `ep_backup` behind `databricks.catalog_prefix`. A
region has one Unity Catalog metastore, which its environments share, so only prod's prefix (and local's, which shares
nothing) is empty.
"""


def reference_markdown() -> str:
    """The page's text, byte for byte as it is committed."""
    schema = Settings.model_json_schema()
    tables: dict[str, list[str]] = {}
    for path, choices in _fields(schema, schema["$defs"]).items():
        holds = " or ".join(dict.fromkeys(_kind(choice, schema["$defs"]) for choice in choices))
        meaning = " ".join(choices[0]["description"].split())
        heading = path[0] if len(path) > 1 else "every resource"
        tables.setdefault(heading, []).append(f"| `{'.'.join(path)}` | {holds} | {meaning} |\n")
    return _INTRODUCTION + "".join(
        f"\n## {heading}\n\n| field | holds | meaning |\n| --- | --- | --- |\n{''.join(rows)}"
        for heading, rows in tables.items()
    )


def _fields(schema: _Schema, definitions: _Schema, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], list[_Schema]]:
    """What each field that holds a value may be, by its path; a group that can't be null is left out for its fields."""
    found: dict[tuple[str, ...], list[_Schema]] = {}
    for name, field in schema["properties"].items():
        choices = _choices(field, definitions)
        groups = [choice for choice in choices if "properties" in choice]
        if groups != choices:
            found[*path, name] = [choice | {"description": field["description"]} for choice in choices]
        for group in groups:
            for inner, alternatives in _fields(group, definitions, (*path, name)).items():
                found.setdefault(inner, []).extend(alternatives)
    return found


def _choices(field: _Schema, definitions: _Schema) -> list[_Schema]:
    if "$ref" in field:
        return [definitions[field["$ref"].rsplit("/", 1)[-1]]]
    options = field.get("oneOf", field.get("anyOf"))
    return [field] if options is None else [choice for option in options for choice in _choices(option, definitions)]


def _kind(choice: _Schema, definitions: _Schema) -> str:
    match choice:
        case {"enum": values}:
            text = ", ".join(f"`{value}`" for value in values)
        case {"const": value}:
            text = f"`{value}`"
        case {"properties": _}:
            text = "the fields below"
        case {"items": items}:
            text = "list of " + " or ".join(_kind(item, definitions) for item in _choices(items, definitions))
        case {"format": name}:
            text = "UUID" if name == "uuid" else name.replace("-", " ")
        case {"pattern": pattern}:
            text = f"text like `{pattern.replace('|', chr(92) + '|')}`"
        case {"minimum": least, "maximum": most, "type": kind}:
            text = f"{_TYPES[kind]}, {least} to {most}"
        case {"minimum": least, "type": kind}:
            text = f"{_TYPES[kind]}, {least} or more"
        case {"type": kind}:
            text = _TYPES[kind]
    return text
