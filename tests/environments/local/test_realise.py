from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from environments.local.deployment import Address, load_deployment
from environments.local.errors import LocalError
from environments.local.realise import read_realised, realise
from environments.local.state import StateFolder
from environments.local.world import Start, World, read_jobs
from tests.environments.local.stacks import write_stacks, write_wheel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from environments.local.jars import JarSet
    from environments.local.java import Java
    from environments.local.realise import Realised

OTHER = "${data.terraform_remote_state.cross-stack-reference-input-local.outputs."
LANDING = {
    "resource": {
        "azurerm_storage_account": {"lake": {"name": "stlake"}},
        "azurerm_storage_container": {
            "raw": {"name": "raw", "storage_account_id": "${azurerm_storage_account.lake.id}"}
        },
        "azurerm_key_vault": {"vault": {"name": "kv-x"}},
        "azurerm_user_assigned_identity": {"runner": {"name": "id-x"}},
        "acme_novelty": {"x": {"name": "n"}},
    },
    "output": {
        "vault": {"value": "${azurerm_key_vault.vault.id}"},
        "account": {"value": "${azurerm_storage_account.lake.name}"},
        "container": {"value": "${azurerm_storage_container.raw.name}"},
        "client": {"value": "${azurerm_user_assigned_identity.runner.client_id}"},
    },
}
LOCATION = f"abfss://{OTHER}container}}@{OTHER}account}}.dfs.core.windows.net/"
POLICY = {"num_workers": {"type": "range", "minValue": 1, "maxValue": 4}}


def _slice(tmp_path: Path, **job: Any) -> dict[str, Any]:
    wheel = write_wheel(tmp_path / "stacks" / "local-demo" / "assets", {"hello": "def main() -> None: print('hi')"})
    digest = wheel.parent.name
    task = {
        "task_key": "hello",
        "job_cluster_key": "main",
        "max_retries": 2,
        "min_retry_interval_millis": 1500,
        "timeout_seconds": 60,
        "library": [{"whl": "${databricks_file.code.path}"}, {"pypi": {"package": "x==1"}}],
        "python_wheel_task": {
            "package_name": "lakeform_demo",
            "entry_point": "hello",
            "named_parameters": {"table": "${databricks_catalog.raw.name}.t", "who": OTHER + "client}"},
        },
    }
    cluster = {"policy_id": "${databricks_cluster_policy.small.id}", "num_workers": 2}
    return {
        "resource": {
            "databricks_external_location": {"raw": {"name": "raw", "url": LOCATION}},
            "databricks_catalog": {
                "raw": {"name": "ep_raw", "storage_root": "${databricks_external_location.raw.url}"}
            },
            "databricks_schema": {"demo": {"name": "demo", "catalog_name": "${databricks_catalog.raw.name}"}},
            "databricks_volume": {
                "wheels": {
                    "name": "wheels",
                    "catalog_name": "${databricks_catalog.raw.name}",
                    "schema_name": "${databricks_schema.demo.name}",
                }
            },
            "databricks_file": {
                "code": {
                    "source": f"assets/{digest}/{wheel.name}",
                    "path": f"${{databricks_volume.wheels.volume_path}}/{digest}/{wheel.name}",
                }
            },
            "azurerm_key_vault_secret": {
                "s": {"name": "password", "value": "hunter2", "key_vault_id": OTHER + "vault}"}
            },
            "databricks_secret_scope": {
                "scope": {"name": "demo", "keyvault_metadata": {"resource_id": OTHER + "vault}", "dns_name": "x"}}
            },
            "databricks_cluster_policy": {"small": {"name": "small", "definition": json.dumps(POLICY)}},
            "databricks_job": {
                "b_feed": {"name": "local-demo-feed", "task": [task]},
                "a_eat": {
                    "name": "local-demo-eat",
                    "schedule": {"quartz_cron_expression": "0 0 4 ? * *", "pause_status": "UNPAUSED"},
                    "job_cluster": [{"job_cluster_key": "main", "new_cluster": cluster}],
                    "task": [task],
                    "depends_on": ["databricks_job.b_feed"],
                }
                | job,
            },
        }
    }


@pytest.fixture
def world(tmp_path: Path, java: Java, jars: JarSet) -> World:
    return World(state=StateFolder(tmp_path / "state"), java=java, jars=jars)


def _realise(tmp_path: Path, world: World, **stacks: Any) -> Sequence[Realised]:
    folder = write_stacks(tmp_path, **stacks)
    return realise(load_deployment(folder, environment="local"), world)


def test_realise_makes_folders_secrets_and_jobs(tmp_path: Path, world: World) -> None:
    realised = _realise(tmp_path, world, local=LANDING, local_demo=_slice(tmp_path))
    state = world.state
    assert (state.storage / "stlake" / "raw").is_dir()
    assert (state.tables / "ep_raw" / "demo").is_dir()
    assert json.loads(state.secrets.read_text()) == {"demo": {"password": "hunter2"}}
    assert stat.S_IMODE(state.secrets.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.platform.stat().st_mode) == 0o600
    feed, eat = read_jobs(state.jobs)
    assert [feed.label, eat.label] == ["demo/feed", "demo/eat"]
    assert (feed.start, eat.start, eat.after) == (Start.MANUAL, Start.SCHEDULED, ("demo/feed",))
    task = eat.tasks[0]
    assert task.parameters == {
        "table": "ep_raw.t",
        "who": "local/local/azurerm_user_assigned_identity/runner/client_id",
    }
    assert (task.max_retries, task.retry_seconds, task.timeout_seconds) == (2, 1.5, 60)
    wheel = state.volumes / "/".join(task.wheels[0].split("/")[2:])
    assert wheel.is_file()
    engines = {entry.address.type: entry.engine for entry in realised}
    assert engines["databricks_volume"] == "folder"
    assert engines["azurerm_user_assigned_identity"] == "cloud only"
    assert [entry.address.type for entry in realised if not entry.known] == ["acme_novelty"]
    assert read_realised(state) == realised


def test_platform_file_is_what_jobs_read(tmp_path: Path, world: World, jars: JarSet) -> None:
    _realise(tmp_path, world, local=LANDING)
    platform = json.loads(world.state.platform.read_text())
    assert platform == {
        "kind": "local",
        "tables": str(world.state.tables),
        "volumes": str(world.state.volumes),
        "secrets": str(world.state.secrets),
        "endpoints": {},
        "jars": [str(jar) for jar in jars.spark],
        "spark": {
            "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC"
        },
        "scratch": str(world.state.scratch),
    }


def test_resource_no_longer_declared_is_kept_and_told(tmp_path: Path, world: World) -> None:
    _realise(tmp_path, world, local=LANDING, local_demo=_slice(tmp_path))
    (tmp_path / "stacks" / "local-demo" / "cdk.tf.json").unlink()
    realised = _realise(tmp_path, world, local=LANDING)
    gone = {entry.address for entry in realised if not entry.declared}
    assert Address("local-demo", "databricks_volume", "wheels") in gone
    assert all(address.stack == "local-demo" for address in gone)
    assert list((world.state.volumes / "ep_raw" / "demo" / "wheels").iterdir())
    again = {entry.address for entry in _realise(tmp_path, world, local=LANDING) if not entry.declared}
    assert again == gone


def test_job_whose_cluster_violates_its_policy_is_refused(tmp_path: Path, world: World) -> None:
    cluster = {"policy_id": "${databricks_cluster_policy.small.id}", "num_workers": 40}
    stack = _slice(tmp_path, job_cluster=[{"job_cluster_key": "main", "new_cluster": cluster}])
    with pytest.raises(
        LocalError,
        match=r"local-demo: databricks_job\.a_eat: the job cluster main violates the policy small:\n"
        r"  num_workers is 40: the policy wants 1 to 4",
    ):
        _realise(tmp_path, world, local=LANDING, local_demo=stack)


def test_job_whose_policy_nobody_declares_is_refused(tmp_path: Path, world: World) -> None:
    task = {"task_key": "t", "new_cluster": {"policy_id": "ghost"}, "python_wheel_task": {}}
    with pytest.raises(LocalError, match="the cluster of the task t names a policy that no stack declares: ghost"):
        _realise(tmp_path, world, local=LANDING, local_demo=_slice(tmp_path, task=[task]))


@pytest.mark.parametrize(
    ("more", "start"),
    [
        ({"schedule": {"pause_status": "PAUSED"}}, Start.PAUSED),
        ({"schedule": None, "continuous": {"pause_status": "UNPAUSED"}}, Start.CONTINUOUS),
        ({"schedule": [{"pause_status": "UNPAUSED"}]}, Start.SCHEDULED),
    ],
)
def test_job_start_follows_its_trigger(tmp_path: Path, world: World, more: dict[str, Any], start: Start) -> None:
    stack = _slice(tmp_path, **more)
    job = stack["resource"]["databricks_job"]["a_eat"]
    stack["resource"]["databricks_job"]["a_eat"] = {key: value for key, value in job.items() if value is not None}
    _realise(tmp_path, world, local=LANDING, local_demo=stack)
    assert read_jobs(world.state.jobs)[1].start is start


def test_task_that_cannot_run_here_is_refused(tmp_path: Path, world: World) -> None:
    stack = _slice(tmp_path, task=[{"task_key": "nb", "notebook_task": {"notebook_path": "/x"}}])
    with pytest.raises(LocalError, match="the task nb is no python_wheel_task"):
        _realise(tmp_path, world, local=LANDING, local_demo=stack)


@pytest.mark.parametrize(
    ("kind", "name", "arguments", "message"),
    [
        ("databricks_external_location", "raw", {"url": "wasbs://x"}, "url 'wasbs://x' is not abfss://"),
        (
            "databricks_external_location",
            "raw",
            {"url": LOCATION.replace("abfss://", "abfss://gone-")},
            "the account stlake has no container gone-raw",
        ),
        ("databricks_file", "code", {"source": "assets/none.whl"}, r"its source .*none\.whl is not there"),
        (
            "databricks_file",
            "code",
            {"path": f"/Volumes/ep_raw/demo/wheels/{'0' * 64}/x.whl"},
            r"has the sha256 [0-9a-f]{64}, its path says 0000",
        ),
        ("databricks_secret_scope", "scope", {"keyvault_metadata": {}}, "only scopes backed by a declared Key Vault"),
        ("databricks_cluster_policy", "small", {"definition": "{"}, "its definition is not JSON"),
    ],
)
def test_resource_that_cannot_be_realised_is_named(
    tmp_path: Path, world: World, *, kind: str, name: str, arguments: dict[str, Any], message: str
) -> None:
    stack = _slice(tmp_path)
    stack["resource"][kind][name] |= arguments
    with pytest.raises(LocalError, match=rf"local-demo: {kind}\.{name}: .*{message}"):
        _realise(tmp_path, world, local=LANDING, local_demo=stack)
