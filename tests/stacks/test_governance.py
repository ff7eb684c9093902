from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import ENVIRONMENTS, Catalog, load

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized

SECURABLES = (
    "databricks_catalog",
    "databricks_external_location",
    "databricks_schema",
    "databricks_storage_credential",
    "databricks_volume",
)
ISOLATED = {
    "databricks_catalog": ("catalog", "ISOLATED"),
    "databricks_external_location": ("external_location", "ISOLATION_MODE_ISOLATED"),
    "databricks_storage_credential": ("storage_credential", "ISOLATION_MODE_ISOLATED"),
}


@pytest.fixture(params=ENVIRONMENTS)
def environment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def governance(environment: str, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[f"{environment}-governance"]


@pytest.fixture(params=[name for name in ENVIRONMENTS if load(name).databricks.workspace.managed])
def managed(request: pytest.FixtureRequest, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[f"{request.param}-governance"]


def granted(governance: Synthesized) -> list[tuple[str, str, dict[str, Any]]]:
    """Every grant: the securable's kind, its reference, the grant."""
    return [
        (kind, grants[kind], grant)
        for grants in governance.resources("databricks_grants").values()
        for kind in grants.keys() - {"grant"}
        for grant in grants["grant"]
    ]


def test_every_catalog_lies_in_its_own_container(governance: Synthesized, environment: str) -> None:
    databricks = load(environment).databricks
    catalogs = governance.resources("databricks_catalog").values()
    assert {catalog["name"] for catalog in catalogs} == {databricks.catalog(name) for name in Catalog}
    assert {catalog["storage_root"] for catalog in catalogs} == {
        f"${{databricks_external_location.lake_{container}.url}}"
        for container in ("raw", "curated", "marts", "ai", "backup")
    }


def test_production_catalogs_have_the_plain_names(synthesized: dict[str, Synthesized]) -> None:
    names = {catalog["name"] for catalog in synthesized["prod-governance"].resources("databricks_catalog").values()}
    assert names == {"ep_raw", "ep_curated", "ep_marts", "ep_ai", "ep_backup"}


@pytest.mark.parametrize("kind", ISOLATED)
def test_isolated_securables_are_bound_to_the_environments_workspace(governance: Synthesized, kind: str) -> None:
    securable_type, isolated = ISOLATED[kind]
    securables = governance.resources(kind)
    assert {securable["isolation_mode"] for securable in securables.values()} == {isolated}
    bindings = [
        binding
        for binding in governance.resources("databricks_workspace_binding").values()
        if binding["securable_type"] == securable_type
    ]
    assert sorted(binding["securable_name"] for binding in bindings) == sorted(
        f"${{{kind}.{name}.name}}" for name in securables
    )
    (workspace,) = {binding["workspace_id"] for binding in bindings}
    assert workspace.endswith("workspace_workspace_id}")


def test_every_container_is_an_external_location(governance: Synthesized, environment: str) -> None:
    locations = governance.resources("databricks_external_location")
    assert set(locations) == {f"lake_{container}" for container in load(environment).lake.containers}
    assert not any(location["fallback"] for location in locations.values())


def test_production_only_reads_what_landed(synthesized: dict[str, Synthesized]) -> None:
    locations = synthesized["prod-governance"].resources("databricks_external_location")
    assert [name for name, location in locations.items() if location["read_only"]] == ["lake_landing"]
    assert not any(
        "WRITE_VOLUME" in grant["privileges"]
        for kind, securable, grant in granted(synthesized["prod-governance"])
        if kind == "volume" and securable.endswith(("-landing.id}", "-documents.id}"))
    )


def test_landing_and_checkpoints_outlive_their_volumes(governance: Synthesized) -> None:
    volumes = governance.resources("databricks_volume")
    locations = {name: volume.get("storage_location") for name, volume in volumes.items()}
    external = {name for name, volume in volumes.items() if volume["volume_type"] == "EXTERNAL"}
    assert external == {name for name, location in locations.items() if location}
    assert locations["raw_cmdm-landing"] == "${databricks_external_location.lake_landing.url}/cmdm"
    assert locations["raw_checkpoints-streaming"] == "${databricks_external_location.lake_checkpoints.url}/streaming"
    assert "raw_wheels-streaming" not in external


def test_each_securable_has_one_grants_object(governance: Synthesized) -> None:
    securables = Counter(
        (kind, grants[kind])
        for grants in governance.resources("databricks_grants").values()
        for kind in grants.keys() - {"grant"}
    )
    assert securables
    assert set(securables.values()) == {1}


def test_each_principal_is_named_once_for_a_securable(governance: Synthesized) -> None:
    named = Counter((kind, securable, grant["principal"]) for kind, securable, grant in granted(governance))
    assert set(named.values()) == {1}


def test_grants_go_to_groups_and_service_principals_alone(governance: Synthesized, environment: str) -> None:
    groups = set(load(environment).databricks.groups.model_dump().values())
    principals = {grant["principal"] for _, _, grant in granted(governance)}
    assert principals - groups == {
        f"${{databricks_service_principal.{name}.application_id}}"
        for name in governance.resources("databricks_service_principal")
    }


def test_no_grant_is_everything(governance: Synthesized) -> None:
    assert not any(
        privilege.upper().replace(" ", "_") == "ALL_PRIVILEGES"
        for _, _, grant in granted(governance)
        for privilege in grant["privileges"]
    )


def test_analysts_may_read_the_marts_and_nothing_else(governance: Synthesized, environment: str) -> None:
    analysts = load(environment).databricks.groups.analysts
    assert [
        (securable, sorted(grant["privileges"]))
        for _, securable, grant in granted(governance)
        if grant["principal"] == analysts
    ] == [("${databricks_catalog.marts_catalog.name}", ["SELECT", "USE_CATALOG", "USE_SCHEMA"])]


def test_owners_are_groups(governance: Synthesized, environment: str) -> None:
    admins = load(environment).databricks.groups.admins
    for kind in SECURABLES:
        assert {resource["owner"] for resource in governance.resources(kind).values()} == {admins}, kind


def test_production_data_is_never_destroyed(synthesized: dict[str, Synthesized]) -> None:
    for kind in ("databricks_catalog", "databricks_external_location", "databricks_schema", "databricks_volume"):
        for name, resource in synthesized["prod-governance"].resources(kind).items():
            assert resource["lifecycle"]["prevent_destroy"] is True, name
            assert not resource.get("force_destroy"), name


def definitions(governance: Synthesized) -> dict[str, dict[str, dict[str, Any]]]:
    policies = governance.resources("databricks_cluster_policy")
    return {name.removesuffix("-policy_policy"): json.loads(policy["definition"]) for name, policy in policies.items()}


def test_policies_hold_the_environments_bounds(governance: Synthesized, environment: str) -> None:
    settings = load(environment)
    bounds = settings.databricks.cluster_policy
    for name, rules in definitions(governance).items():
        if name != "pipeline":  # chooses its access mode itself
            assert rules["data_security_mode"] == {"type": "fixed", "value": "SINGLE_USER"}, name
        assert rules["custom_tags.ENVM"] == {"type": "fixed", "value": environment}, name
        assert rules["custom_tags.UDP_BU_DB_COST"] == {"type": "fixed", "value": settings.cost_center}, name
        assert rules["num_workers"]["maxValue"] <= bounds.workers.maximum, name
        if "autotermination_minutes" in rules:
            assert rules["autotermination_minutes"]["maxValue"] <= bounds.autotermination_minutes.maximum, name


def test_people_start_only_clusters_that_stop(governance: Synthesized) -> None:
    for name, rules in definitions(governance).items():
        ends_by_itself = rules.get("cluster_type", {}).get("value") in {"job", "dlt"}
        assert ends_by_itself or rules["autotermination_minutes"]["minValue"] >= 15, name


def test_spot_machines_are_for_dev_alone(synthesized: dict[str, Synthesized]) -> None:
    policies = {environment: definitions(synthesized[f"{environment}-governance"]) for environment in ENVIRONMENTS}
    spot = {
        environment
        for environment, found in policies.items()
        for rules in found.values()
        if rules["azure_attributes.availability"]["value"] != "ON_DEMAND_AZURE"
    }
    assert spot == {environment for environment, found in policies.items() if "development" in found} == {"dev"}
    warehouses = {
        environment: synthesized[f"{environment}-governance"].only("databricks_sql_endpoint")["spot_instance_policy"]
        for environment in ENVIRONMENTS
    }
    assert {environment for environment, policy in warehouses.items() if policy == "COST_OPTIMIZED"} == {"dev"}


def test_permissions_go_to_assigned_groups_and_service_principals_alone(managed: Synthesized) -> None:
    assigned = {member["group_name"] for member in managed.resources("databricks_permission_assignment").values()}
    permitted = [
        access
        for permissions in managed.resources("databricks_permissions").values()
        for access in permissions["access_control"]
    ]
    assert {access["group_name"] for access in permitted if "group_name" in access} <= assigned
    assert not any("user_name" in access for access in permitted)


def test_each_policy_and_the_warehouse_have_one_permissions_object(governance: Synthesized) -> None:
    objects = Counter(
        permissions.get("cluster_policy_id") or permissions["sql_endpoint_id"]
        for permissions in governance.resources("databricks_permissions").values()
    )
    assert set(objects) == {
        f"${{{kind}.{name}.id}}"
        for kind in ("databricks_cluster_policy", "databricks_sql_endpoint")
        for name in governance.resources(kind)
    }
    assert set(objects.values()) == {1}


def test_groups_are_assigned_before_they_are_permitted_anything(managed: Synthesized) -> None:
    assignments = {
        f"databricks_permission_assignment.{name}" for name in managed.resources("databricks_permission_assignment")
    }
    assert len(assignments) == 5
    for name, permissions in managed.resources("databricks_permissions").items():
        assert set(permissions["depends_on"]) == assignments, name


def test_admins_alone_administer_the_workspace(managed: Synthesized) -> None:
    members = managed.resources("databricks_permission_assignment").values()
    admins = [member["group_name"] for member in members if member["permissions"] == ["ADMIN"]]
    assert admins == [load(managed.name.split("-")[0]).databricks.groups.admins]


def test_workspace_that_others_manage_is_left_to_them(synthesized: dict[str, Synthesized]) -> None:
    stack = synthesized["dev-governance"]
    assert not load("dev").databricks.workspace.managed
    theirs = ("databricks_permission_assignment", "databricks_workspace_conf", "databricks_default_namespace_setting")
    assert [kind for kind in theirs if stack.resources(kind)] == []
    assert all("depends_on" not in each for each in stack.resources("databricks_permissions").values())


def test_results_stay_and_tokens_are_entras(managed: Synthesized) -> None:
    configuration = managed.only("databricks_workspace_conf")["custom_config"]
    assert {name for name, value in configuration.items() if value == "true"} == {
        "enableIpAccessLists",
        "enableVerboseAuditLogs",
        "enforceUserIsolation",
        "storeInteractiveNotebookResultsInCustomerAccount",
    }
    assert configuration["enableTokensConfig"] == configuration["enableResultsDownloading"] == "false"
    assert configuration["maxTokenLifetimeDays"] == "1"


def test_workspace_knows_unity_catalog_alone(managed: Synthesized) -> None:
    legacy = managed.only("databricks_disable_legacy_access_setting")
    assert legacy["disable_legacy_access"] == {"value": True}
    assert legacy["depends_on"] == ["databricks_default_namespace_setting.workspace_default-catalog"]
    assert managed.only("databricks_default_namespace_setting")["namespace"] == {
        "value": "${databricks_catalog.marts_catalog.name}"
    }
    assert managed.only("databricks_disable_legacy_dbfs_setting")["disable_legacy_dbfs"] == {"value": True}


def test_warehouse_stops_when_idle_and_tells_its_cost(governance: Synthesized, environment: str) -> None:
    settings = load(environment)
    warehouse = governance.only("databricks_sql_endpoint")
    assert warehouse["auto_stop_mins"] == settings.databricks.sql_warehouse.auto_stop_minutes
    assert warehouse["enable_serverless_compute"] is settings.databricks.sql_warehouse.serverless
    tags = {tag["key"]: tag["value"] for tag in warehouse["tags"]["custom_tags"]}
    assert tags == settings.resource_tags(data_domain="platform")


def test_metastore_that_databricks_assigned_is_left_alone(governance: Synthesized) -> None:
    assert governance.resources("databricks_metastore") == {}
    assert governance.resources("databricks_metastore_assignment") == {}
    assert isinstance(governance.document["provider"]["databricks"], list)
    assert len(governance.document["provider"]["databricks"]) == 1


def test_secret_scope_is_backed_by_the_key_vault(governance: Synthesized) -> None:
    metadata = governance.only("databricks_secret_scope")["keyvault_metadata"]
    for argument in ("resource_id", "dns_name"):
        assert metadata[argument].startswith("${data.terraform_remote_state.")
