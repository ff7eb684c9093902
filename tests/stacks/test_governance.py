from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from environments.settings import ENVIRONMENTS, Catalog, load

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized


@pytest.fixture(params=ENVIRONMENTS)
def environment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def governance(environment: str, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[f"{environment}-governance"]


def test_every_catalog_lies_in_its_own_container(governance: Synthesized, environment: str) -> None:
    databricks = load(environment).databricks
    catalogs = governance.resources("databricks_catalog").values()
    assert {catalog["name"] for catalog in catalogs} == {databricks.catalog(name) for name in Catalog}
    assert len({catalog["storage_root"] for catalog in catalogs}) == len(Catalog)


def test_production_catalogs_have_the_plain_names(synthesized: dict[str, Synthesized]) -> None:
    names = {catalog["name"] for catalog in synthesized["prod-governance"].resources("databricks_catalog").values()}
    assert names == {"ep_raw", "ep_curated", "ep_marts", "ep_ai"}


def test_raw_has_the_schemas_and_volumes_of_streaming(governance: Synthesized) -> None:
    assert {schema["name"] for schema in governance.resources("databricks_schema").values()} == {
        "streaming",
        "quarantine",
    }
    assert {volume["name"] for volume in governance.resources("databricks_volume").values()} == {
        "checkpoints",
        "wheels",
    }


def test_each_securable_has_one_grants_object(governance: Synthesized) -> None:
    securables = Counter(
        (kind, grants[kind])
        for grants in governance.resources("databricks_grants").values()
        for kind in ("catalog", "schema", "volume")
        if kind in grants
    )
    assert securables
    assert set(securables.values()) == {1}


def test_grants_go_to_groups_and_service_principals_alone(governance: Synthesized, environment: str) -> None:
    groups = set(load(environment).databricks.groups.model_dump().values())
    principals = {
        grant["principal"] for grants in governance.resources("databricks_grants").values() for grant in grants["grant"]
    }
    assert principals - groups == {"${databricks_service_principal.streaming-principal.application_id}"}


def test_owners_are_groups(governance: Synthesized, environment: str) -> None:
    admins = load(environment).databricks.groups.admins
    for kind in ("databricks_catalog", "databricks_schema", "databricks_volume", "databricks_storage_credential"):
        assert {resource["owner"] for resource in governance.resources(kind).values()} == {admins}, kind


def test_policy_holds_the_environments_bounds(governance: Synthesized, environment: str) -> None:
    settings = load(environment)
    definition = json.loads(governance.only("databricks_cluster_policy")["definition"])
    assert definition["spark_version"] == {"type": "fixed", "value": settings.databricks.spark_version}
    assert definition["azure_attributes.availability"]["value"] == settings.databricks.cluster_policy.availability
    assert definition["custom_tags.ENVM"] == {"type": "fixed", "value": environment}


def test_secret_scope_is_backed_by_the_key_vault(governance: Synthesized) -> None:
    metadata = governance.only("databricks_secret_scope")["keyvault_metadata"]
    for argument in ("resource_id", "dns_name"):
        assert metadata[argument].startswith("${data.terraform_remote_state.")
