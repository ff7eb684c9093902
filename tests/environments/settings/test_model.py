from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from pydantic import ValidationError

from environments.naming import ResourceKind
from environments.settings import (
    ENVIRONMENTS,
    Catalog,
    load,
    load_all,
)
from environments.settings.model import Settings
from tests.environments.settings.files import FILES, replace

if TYPE_CHECKING:
    from pathlib import Path


def test_load_all_gives_the_committed_environments_in_order() -> None:
    assert [settings.environment for settings in load_all()] == ["local", "dev", "test", "prod"]


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_settings_survive_a_round_trip_through_yaml(environment: str) -> None:
    settings = load(environment)
    text = yaml.safe_dump(settings.model_dump(mode="json"))
    assert Settings.model_validate_json(json.dumps(yaml.safe_load(text))) == settings


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_file_names_its_schema_on_the_first_line(environment: str) -> None:
    first = (FILES / f"{environment}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./settings.schema.json"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_settings_name_every_kind_of_resource(environment: str) -> None:
    settings = load(environment)
    assert len({settings.name(kind) for kind in ResourceKind}) == len(ResourceKind)


def test_settings_name_the_catalogs_plainly_in_prod_and_local() -> None:
    plain = ["ep_raw", "ep_curated", "ep_marts", "ep_ai", "ep_backup"]
    for environment, prefix in (("prod", ""), ("local", ""), ("dev", "dev_"), ("test", "test_")):
        databricks = load(environment).databricks
        assert [databricks.catalog(catalog) for catalog in Catalog] == [prefix + name for name in plain]


def test_settings_derive_the_tags_of_a_resource(root: Path) -> None:
    replace(root, "prod", ("tags: {}", "tags: { PROJECT: churn }"))
    assert load("prod", root).resource_tags(data_domain="streaming") == {
        "PROJECT": "churn",
        "ENVM": "prod",
        "COST_CENTER": "GRP_IT-DPM",
        "OWNER": "MT-dpm-data-eng",
        "SYSTEM": "lf",
        "DATA_DOMAIN": "streaming",
    }


def test_settings_are_frozen_down_to_the_tags() -> None:
    settings = load("prod")
    with pytest.raises(ValidationError, match="frozen"):
        settings.lake.soft_delete_days = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        settings.tags["NEW"] = "tag"
    assert isinstance(settings.alert_emails, tuple)


# One mistake, one line that says where, what and how to put it right
