from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.databricks.provider import DatabricksProvider
from modules.catalog_plan import CatalogPlan, Grant, SchemaPlan, VolumePlan
from modules.unity_catalog import Catalog, grants_of
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from tests.modules.stacks import Resources

PLAN = CatalogPlan(
    comment="Bronze",
    container="raw",
    grants=[Grant(principal="readers", privileges=("SELECT",))],
    schemas={
        "cmdm": SchemaPlan(
            comment="Customers",
            grants=[Grant(principal="job", privileges=("MODIFY",))],
            volumes={
                "landing": VolumePlan(comment="Files", container="landing", path="cmdm"),
                "wheels": VolumePlan(comment="Code", grants=[Grant(principal="job", privileges=("READ_VOLUME",))]),
            },
        )
    },
)
URLS = {"raw": "abfss://raw@lake.dfs.core.windows.net", "landing": "abfss://landing@lake.dfs.core.windows.net"}


def declared(tmp_path: Path, *, prevent_destroy: bool = True) -> tuple[Resources, Catalog]:
    made = []

    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        made.append(
            Catalog(
                stack,
                "raw",
                name="ep_raw",
                plan=PLAN,
                container_urls=URLS,
                owner="admins",
                workspace_id=42,
                prevent_destroy=prevent_destroy,
            )
        )

    return synthesize(tmp_path, declare), made[0]


def test_catalog_is_isolated_in_its_container_and_bound(tmp_path: Path) -> None:
    resources, _ = declared(tmp_path)
    catalog = resources["databricks_catalog"]["raw_catalog"]
    assert (catalog["isolation_mode"], catalog["storage_root"]) == ("ISOLATED", URLS["raw"])
    assert resources["databricks_workspace_binding"]["raw_binding"] == {
        "securable_type": "catalog",
        "securable_name": "${databricks_catalog.raw_catalog.name}",
        "workspace_id": 42,
        "binding_type": "BINDING_TYPE_READ_WRITE",
    }


def test_catalog_gives_names_and_paths_by_plan_key(tmp_path: Path) -> None:
    _, catalog = declared(tmp_path)
    assert set(catalog.schemas) == {"cmdm"}
    assert set(catalog.volumes) == {"cmdm.landing", "cmdm.wheels"}


def test_volume_is_external_where_its_files_lie_in_a_container(tmp_path: Path) -> None:
    volumes = declared(tmp_path)[0]["databricks_volume"]
    landing, wheels = volumes["raw_cmdm-landing"], volumes["raw_cmdm-wheels"]
    assert (landing["volume_type"], landing["storage_location"]) == ("EXTERNAL", f"{URLS['landing']}/cmdm")
    assert wheels["volume_type"] == "MANAGED"
    assert "storage_location" not in wheels


def test_securables_nobody_is_granted_have_no_grants_object(tmp_path: Path) -> None:
    grants = declared(tmp_path)[0]["databricks_grants"]
    assert set(grants) == {"raw_grants", "raw_cmdm-grants", "raw_cmdm-wheels-grants"}
    assert grants["raw_cmdm-grants"]["grant"] == [{"principal": "job", "privileges": ["USE_SCHEMA", "MODIFY"]}]
    assert grants["raw_grants"]["grant"] == [
        {"principal": "readers", "privileges": ["USE_CATALOG", "USE_SCHEMA", "SELECT"]},
        {"principal": "job", "privileges": ["USE_CATALOG"]},
    ]


def test_nothing_is_destroyed_with_what_it_holds(tmp_path: Path) -> None:
    for prevent_destroy in (True, False):
        resources, _ = declared(tmp_path / str(prevent_destroy), prevent_destroy=prevent_destroy)
        for kind in ("databricks_catalog", "databricks_schema"):
            for resource in resources[kind].values():
                assert resource["force_destroy"] is False
                assert resource["lifecycle"] == {"prevent_destroy": prevent_destroy}


def test_grants_of_nobody_is_nothing(tmp_path: Path) -> None:
    assert synthesize(tmp_path, lambda stack: grants_of(stack, "g", catalog="c", grants=[])) == {}
