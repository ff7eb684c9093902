from __future__ import annotations

from typing import TYPE_CHECKING

from environments.local.deployment import load_deployment
from environments.local.realise import realise
from environments.local.state import StateFolder
from environments.local.world import World
from jobs.runtime.unity.files import UnityFiles
from tests.environments.local.stacks import write_stacks

if TYPE_CHECKING:
    from pathlib import Path

    from environments.local.jars import JarSet
    from environments.local.java import Java

STACK = {
    "resource": {
        "databricks_catalog": {"raw": {"name": "ep_raw"}},
        "databricks_grants": {
            "catalog": {
                "catalog": "${databricks_catalog.raw.name}",
                "grant": [{"principal": "Engineers", "privileges": ["USE_CATALOG", "SELECT"]}],
            },
            "credential": {"credential": "c", "grant": [{"principal": "x", "privileges": ["ACCESS"]}]},
        },
    }
}


def test_grants_are_recorded_where_jobs_look_for_them(tmp_path: Path, java: Java, jars: JarSet) -> None:
    state = StateFolder(tmp_path / "state")
    deployment = load_deployment(write_stacks(tmp_path, local=STACK), environment="local")
    for _ in range(2):  # what is no longer declared is not remembered
        realise(deployment, World(state=state, java=java, jars=jars))
        found = UnityFiles(state.tables, state.tables / ".unity").grants(["ep_raw"])
        assert found == {("catalog", "ep_raw"): {"Engineers": frozenset({"USE_CATALOG", "SELECT"})}}
