from __future__ import annotations

import json
import runpy
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from environments.settings import (
    ENVIRONMENTS,
    SettingsError,
    load,
    schema_json,
)
from environments.settings.reference import reference_markdown
from tests.environments.settings.files import FILES, set_field

if TYPE_CHECKING:
    from pathlib import Path


def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FILES / "settings.schema.json").read_text(encoding="utf-8"))
    return schema


def test_schema_is_current() -> None:
    assert (FILES / "settings.schema.json").read_text(encoding="utf-8") == schema_json(), "run: make schema"


def test_schema_is_valid_and_accepts_the_committed_files() -> None:
    jsonschema.Draft202012Validator.check_schema(_schema())
    for environment in ENVIRONMENTS:
        data = yaml.safe_load((FILES / f"{environment}.yaml").read_text(encoding="utf-8"))
        assert list(jsonschema.Draft202012Validator(_schema()).iter_errors(data)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (("unknown",), 1),
        (("tags",), {"lower": "x"}),
        (("location",), "mars"),
        (("network", "nat_gateway"), "true"),
        (("network", "subnets", "aks"), "everywhere"),
        (("state", "container"), "x"),
        (("state", "backend"), "s3"),
        (("lake", "soft_delete_days"), "5"),
        (("lake", "soft_delete_days"), 366),
        (("lake", "containers"), ["rawer"]),
        (("alert_emails",), []),
        (("alert_emails",), ["nobody"]),
        (("streaming", "event_hubs", "partitions"), 4.5),
        (("streaming", "notifications", "backlog_seconds"), 59),
    ],
)
def test_schema_refuses_what_the_model_refuses(root: Path, field: tuple[str, ...], value: object) -> None:
    set_field(root, "prod", field, value)
    data = yaml.safe_load((root / "prod.yaml").read_text(encoding="utf-8"))
    with pytest.raises(SettingsError):
        load("prod", root)
    assert list(jsonschema.Draft202012Validator(_schema()).iter_errors(data)) != []


def test_schema_describes_every_field() -> None:
    schema = _schema()
    undescribed = [
        f"{title}.{name}"
        for title, section in {"Settings": schema, **schema["$defs"]}.items()
        for name, field in section.get("properties", {}).items()
        if not field.get("description")
    ]
    assert undescribed == []


def test_reference_is_current() -> None:
    page = (FILES.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == reference_markdown(), "run: python -m environments.settings reference > docs/settings.md"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_reference_names_every_field_of_the_committed_files(environment: str) -> None:
    page = reference_markdown()

    def paths(section: dict[str, Any], prefix: str = "") -> list[str]:
        found: list[str] = []
        for name, value in section.items():
            found += paths(value, f"{prefix}{name}.") if isinstance(value, dict) and value else [prefix + name]
        return found

    data = yaml.safe_load((FILES / f"{environment}.yaml").read_text(encoding="utf-8"))
    assert [path for path in paths(data) if f"| `{path}` |" not in page] == []


@pytest.mark.parametrize(("arguments", "text"), [([], schema_json()), (["reference"], reference_markdown())])
def test_module_prints_what_is_committed(
    arguments: list[str], text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["environments.settings", *arguments])
    runpy.run_module("environments.settings", run_name="__main__")
    assert capsys.readouterr().out == text


def test_module_refuses_an_unknown_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["environments.settings", "shema"])
    with pytest.raises(SystemExit, match="'shema' is unknown; choose schema or reference"):
        runpy.run_module("environments.settings", run_name="__main__")
