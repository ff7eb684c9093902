from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from environments.local.errors import LocalError
from environments.local.processes import find
from environments.local.runner import JobState, job_folder, last_result, run_job
from environments.local.state import PROJECT, StateFolder
from environments.local.world import Job, Start, Task, write_jobs
from tests.environments.local.stacks import write_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from environments.local.java import Java

SAY = """
import json, os, sys
import jobs
def main():
    seen = {"argv": sys.argv[1:], "jobs": jobs.__file__, "env": dict(os.environ), "cwd": os.getcwd()}
    seen |= {"pid": os.getpid(), "input": sys.stdin.read() + os.read(0, 100).decode()}
    print(json.dumps({"event": "seen", **seen}))
"""
TELL = """
import json
def main():
    for batch in range(2):
        print("not JSON {")
        print(json.dumps({"event": "table_progress", "table": "c.s.t", "quarantine": "c.q.t", "topic": "t",
                          "rows_in": 5, "accepted": 4, "quarantined": 1}))
"""
TOTALS = """
import json
def main():
    for delivered in range(2):
        print(json.dumps({"event": "table_progress", "table": "t", "rows_in": 5, "accepted": 5, "quarantined": 0,
                          "new_rows": 2}))
"""
FAIL = "import sys\ndef main():\n    print('the reason is here')\n    sys.exit(3)\n"
FLAKY = """
import pathlib, sys
def main():
    mark = pathlib.Path("mark")
    if not mark.exists():
        mark.touch()
        sys.exit("not yet")
"""
LEAVE = """
import os, sys
def main():
    os.environ["LEFT"] = "behind"
    os.chdir("/")
    sys.stdout.write("a line without an end")
"""
QUIT = "import os\ndef main():\n    os._exit(0)\n"
HANG = "import time\ndef main():\n    print('hanging', flush=True)\n    time.sleep(600)\n"
MODULES = {"say": SAY, "tell": TELL, "totals": TOTALS, "fail": FAIL, "flaky": FLAKY, "hang": HANG}
MODULES |= {"leave": LEAVE, "quit": QUIT}
RUN = """
import sys
from pathlib import Path
from environments.local.java import Java
from environments.local.runner import run_job
from environments.local.state import StateFolder
from environments.local.world import read_jobs
state = StateFolder(Path(sys.argv[1]))
run_job(read_jobs(state.jobs)[0], state, java=Java(home=Path("/"), version=17, source="test"))
"""


@pytest.fixture
def state(tmp_path: Path) -> StateFolder:
    return StateFolder(tmp_path / "state")


@pytest.fixture
def job_of(state: StateFolder) -> Callable[..., Job]:
    wheel = write_wheel(state.volumes / "c" / "s" / "wheels", MODULES)

    def make(*entry_points: str, **more: Any) -> Job:
        tasks = []
        for index, point in enumerate(entry_points):
            task: dict[str, Any] = {
                "key": f"{index}-{point}",
                "package": "lakeform_demo",
                "entry_point": point,
                "parameters": {},
                "wheels": (f"/Volumes/c/s/wheels/{wheel.parent.name}/{wheel.name}",),
                "after": (f"{index - 1}-{entry_points[index - 1]}",) if index else (),
                "max_retries": 0,
                "retry_seconds": 0.0,
                "timeout_seconds": None,
                "retry_on_timeout": False,
            }
            tasks.append(Task(**(task | more)))
        # The graph decides, not the order in which the tasks are written.
        return Job(slice="demo", name="x", start=Start.SCHEDULED, after=(), tasks=tuple(reversed(tasks)))

    return make


def test_task_reads_on_behalf_of_its_jobs_principal_alone(
    job_of: Callable[..., Job], state: StateFolder, java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAKEFORM_PRINCIPAL", "whoever started it")
    monkeypatch.setenv("LAKEFORM_GROUPS", "PII readers")
    (seen,) = _events(state, replace(job_of("say"), run_as="an application id"), java)
    assert seen["env"]["LAKEFORM_PRINCIPAL"] == "an application id"
    assert seen["env"]["LAKEFORM_GROUPS"] == ""


def _events(state: StateFolder, job: Job, java: Java) -> list[Mapping[str, Any]]:
    events: list[Mapping[str, Any]] = []
    result = run_job(job, state, java=java, on_event=events.append)
    assert result.state is JobState.SUCCEEDED, result.reason
    return events


def test_task_gets_its_parameters_and_the_platform(
    state: StateFolder, job_of: Callable[..., Job], java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABRICKS_RUNTIME_VERSION", "18")
    monkeypatch.setenv("SPARK_HOME", "/elsewhere")
    job = job_of("say", parameters={"name": "a b=c", "empty": "", "topics": "x,y"})
    seen = _events(state, job, java)[0]
    assert seen["argv"] == ["--name=a b=c", "--empty=", "--topics=x,y"]
    env = seen["env"]
    assert env["LAKEFORM_PLATFORM"] == str(state.platform)
    assert env["JAVA_HOME"] == str(java.home)
    assert env["PYSPARK_PYTHON"] == sys.executable
    assert not {"DATABRICKS_RUNTIME_VERSION", "SPARK_HOME"} & env.keys()
    assert Path(seen["cwd"]).is_relative_to(state.scratch)
    result = last_result(state, job)
    assert result is not None
    assert env["LAKEFORM_RUN_ID"] == result.run_id


def test_task_runs_the_shipped_code_and_not_the_checkouts(
    state: StateFolder, job_of: Callable[..., Job], java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.chdir(PROJECT)
    job = job_of("say")
    wheel = state.volumes / job.tasks[0].wheels[0].removeprefix("/Volumes/")
    assert _events(state, job, java)[0]["jobs"] == f"{wheel}/jobs/__init__.py"


def test_entry_point_outside_the_wheel_is_refused(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    for more, words in (
        ({"entry_point": "gone"}, "has no entry point gone; it has fail, flaky, hang, leave, quit, say, tell, totals"),
        ({"package": "other"}, "holds no package other"),
    ):
        assert words in run_job(job_of("say", **more), state, java=java).reason
    # Without the wheel on its path Python finds the checkout's `jobs`, which has no such module.
    wheel = state.volumes / job_of("say").tasks[0].wheels[0].removeprefix("/Volumes/")
    command = [sys.executable, "-P", str(PROJECT / "environments" / "local" / "run_tasks.py"), str(wheel)]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(_checkout_with(state.root / "checkout"))}
    task = {"task": "say", "package": "lakeform_demo", "entry_point": "say", "parameters": []}
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, check=False, env=environment)
    assert "and not from the shipped wheel" in done.stderr


def _checkout_with(folder: Path) -> Path:
    module = folder / "jobs" / "demo" / "say.py"
    module.parent.mkdir(parents=True)
    (folder / "jobs" / "__init__.py").touch()
    (folder / "jobs" / "demo" / "__init__.py").touch()
    module.write_text("def main(): print('the checkout ran')\n")
    return folder


def test_tasks_run_in_the_order_of_their_graph(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    kinds = [event["event"] for event in _events(state, job_of("say", "tell", "say"), java)]
    assert kinds == ["seen", "table_progress", "table_progress", "seen"]


def test_tasks_share_a_process_and_leave_each_other_nothing_else(
    state: StateFolder, job_of: Callable[..., Job], java: Java
) -> None:
    first, second, third = _events(state, job_of("say", "leave", "say", "quit", "say"), java)
    assert first == second
    assert "LEFT" not in second["env"]
    assert first["input"] == ""
    # Whatever ended the process, the next task has one.
    assert third["pid"] != first["pid"]
    assert not psutil.pid_exists(first["pid"])
    assert not psutil.pid_exists(third["pid"])


def test_result_sums_what_the_batches_told(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    result = run_job(job_of("tell"), state, java=java)
    assert result.tables == {
        "c.s.t": {"topic": "t", "quarantine": "c.q.t", "rows_in": 10, "accepted": 8, "quarantined": 2}
    }
    assert last_result(state, job_of("tell")) == result


def test_totals_are_taken_as_told(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    result = run_job(job_of("totals"), state, java=java)
    assert result.tables == {"t": {"rows_in": 5, "accepted": 5, "quarantined": 0, "new_rows": 2}}


def test_failed_task_ends_the_job_with_its_last_words(
    state: StateFolder, job_of: Callable[..., Job], java: Java
) -> None:
    result = run_job(job_of("fail", "say"), state, java=java)
    assert result.state is JobState.FAILED
    assert result.reason == "task 0-fail: ended with exit code 3\n  the reason is here"
    assert '"seen"' not in result.log.read_text()


def test_failed_task_is_retried_as_declared(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    events = _events(state, job_of("flaky", max_retries=1), java)
    assert [(event["event"], event["task"]) for event in events] == [("retry", "0-flaky")]
    always: list[Mapping[str, Any]] = []
    assert run_job(job_of("fail", max_retries=2), state, java=java, on_event=always.append).state is JobState.FAILED
    assert len(always) == 2


@pytest.mark.parametrize(("again", "retries"), [(False, 0), (True, 1)])
def test_task_over_its_timeout_is_ended(
    state: StateFolder, job_of: Callable[..., Job], java: Java, *, again: bool, retries: int
) -> None:
    events: list[Mapping[str, Any]] = []
    job = job_of("hang", timeout_seconds=0.5, max_retries=1, retry_on_timeout=again)
    result = run_job(job, state, java=java, on_event=events.append)
    assert result.reason.startswith("task 0-hang: took longer than its timeout of")
    assert len(events) == retries
    assert find(job_folder(state, job) / "process.json") is None


def test_wheel_that_is_gone_is_named(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    with pytest.raises(LocalError, match=r"demo/x: the task 0-say needs /Volumes/c/s/none\.whl, which is not there"):
        run_job(job_of("say", wheels=("/Volumes/c/s/none.whl",)), state, java=java)
    assert run_job(job_of("say", wheels=()), state, java=java).reason == "task 0-say: has no wheel among its libraries"


@pytest.mark.parametrize(("after", "words"), [(("0-say",), "wait for each other"), (("ghost",), "'ghost'")])
def test_graph_that_cannot_be_ordered_is_named(
    state: StateFolder, job_of: Callable[..., Job], java: Java, *, after: tuple[str, ...], words: str
) -> None:
    with pytest.raises(LocalError, match=words):
        run_job(job_of("say", after=after), state, java=java)


def test_job_is_not_run_twice_and_outlives_no_kill(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    job = job_of("hang")
    write_jobs(state.jobs, [job])
    task = job_folder(state, job) / "process.json"
    with subprocess.Popen([sys.executable, "-c", RUN, str(state.root)], cwd=PROJECT) as other:
        orphan = _wait_for(task)
        with pytest.raises(LocalError, match=rf"demo/x: lakeform \(process {other.pid}\) runs it already"):
            run_job(job, state, java=java)
        other.send_signal(signal.SIGKILL)
    assert orphan.is_running()
    result = last_result(state, job)
    assert result is not None
    assert result.state is JobState.INTERRUPTED
    assert run_job(job_of("say"), state, java=java).state is JobState.SUCCEEDED
    _, alive = psutil.wait_procs([orphan], timeout=10)
    assert alive == []


def test_interrupted_run_ends_its_task(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    job = job_of("tell", "hang")

    def interrupt(event: Mapping[str, Any]) -> None:
        raise KeyboardInterrupt(event["event"])

    with pytest.raises(KeyboardInterrupt):
        run_job(job, state, java=java, on_event=interrupt)
    result = last_result(state, job)
    assert result is not None
    assert result.state is JobState.INTERRUPTED
    assert find(job_folder(state, job) / "process.json") is None


def test_logs_of_old_runs_are_removed(state: StateFolder, job_of: Callable[..., Job], java: Java) -> None:
    folder = job_folder(state, job_of("tell"))
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"20000101T0000{number:02d}Z-x.log").touch()
    result = run_job(job_of("tell"), state, java=java)
    kept = sorted(folder.glob("*.log"))
    assert len(kept) == 20
    assert kept[-1] == result.log
    assert json.loads((folder / "last.json").read_text())["run_id"] == result.run_id


def _wait_for(record: Path) -> psutil.Process:
    while True:
        if record.exists() and (process := find(record)):
            return process
        time.sleep(0.02)
