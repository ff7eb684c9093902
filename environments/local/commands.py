"""The verbs of the embedded platform: each does its work, shows it, and gives the document that `--json` prints."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from environments.local import processes, report
from environments.local.accounts import counting, job_rows, topic_rows
from environments.local.deploy import deploy
from environments.local.errors import LocalError
from environments.local.layers import layer_rows
from environments.local.realise import read_realised
from environments.local.runner import JobState, last_result, run_job
from environments.local.said import redact
from environments.local.world import Start, read_jobs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from environments.local.console import Progress, Step
    from environments.local.state import StateFolder
    from environments.local.world import Job, World

# Slices whose jobs see to the tables of all others: they are deployed first and run last.
_RUN_LAST = ("governance",)
# Jobs that read what other slices' jobs fill, of which no stack tells theirs.
_RUN_LATE = ("streaming/enrich",)

__all__ = ["Outcome", "down", "logs", "reset", "run", "status", "up"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a verb came to: the exit code, and the document that `--json` prints."""

    code: int
    document: Mapping[str, Any]


def up(state: StateFolder, progress: Progress) -> Outcome:
    """Deploy the local environment and run its jobs, those first that feed others."""
    with state.changing("up"):
        deployed = deploy(state, progress)
    progress.show(report.resources_table(deployed.resources))
    outcome = _run(state, progress, deployed.world, _started_by_up(list(deployed.world.jobs.values())), whole=True)
    resources = report.resources_document(deployed.resources)
    return Outcome(code=outcome.code, document={**outcome.document, "resources": resources})


def run(
    state: StateFolder,
    progress: Progress,
    slice_name: str,
    job_name: str | None,
    parameters: Mapping[str, str] = MappingProxyType({}),
) -> Outcome:
    """Deploy what changed, then run a slice's jobs or one of them; `parameters` replace declared ones of this run.

    Raises:
        LocalError: parameters are given and no job is, or the job has no such parameter.
    """
    if parameters and job_name is None:
        raise LocalError(f"--set is for one job's parameters; name it: lakeform run {slice_name} JOB --set …")
    with state.changing("run"):
        deployed = deploy(state, progress)
    chosen = _chosen(list(deployed.world.jobs.values()), slice_name, job_name)
    return _run(state, progress, deployed.world, [_with_parameters(job, parameters) for job in chosen])


def status(state: StateFolder, progress: Progress) -> Outcome:
    """What runs, and what the jobs have filled so far."""
    jobs = read_jobs(state.jobs)
    brokers = {folder.name: processes.find(folder / "process.json") for folder in _broker_folders(state)}
    running = {name for name, process in brokers.items() if process}
    if not state.exists:
        progress.say("nothing was ever started; start it with: lakeform up")
    for name in sorted(brokers):
        progress.say(f"broker {name}: {'running' if name in running else 'stopped'}")
    resources = read_realised(state)
    if resources:
        progress.show(report.resources_table(resources))
    document = _accounts(state, jobs, progress) | {
        "state": "running" if running else "stopped" if state.exists else "never started",
        "brokers": [{"namespace": name, "running": name in running} for name in sorted(brokers)],
        "resources": report.resources_document(resources),
    }
    return Outcome(code=0, document=document)


def logs(
    state: StateFolder, progress: Progress, slice_name: str | None, job_name: str | None, *, lines: int
) -> Outcome:
    """The last lines of the chosen jobs' last runs."""
    jobs = read_jobs(state.jobs)
    chosen = _chosen(jobs, slice_name, job_name) if slice_name else jobs
    entries = []
    for job in chosen:
        if result := last_result(state, job):
            said = redact(result.log.read_text(encoding="utf-8", errors="replace"), state.secrets)
            text = said.splitlines()[-lines:]
            entries.append({"job": job.label, "run_id": result.run_id, "log": str(result.log), "lines": text})
            progress.print(f"── {job.label}, run {result.run_id}: {result.state} ({result.log})")
            for line in text:
                progress.print(line)
    if not entries:
        progress.say("no job has run yet; run them with: lakeform up")
    return Outcome(code=0, document={"logs": entries})


def down(state: StateFolder, progress: Progress) -> Outcome:
    """Stop what runs; data and settings stay."""
    stopped, unreadable = _stop_everything(state)
    if unreadable:
        raise LocalError("\n".join(unreadable))
    progress.say(f"stopped: {', '.join(stopped)}" if stopped else "nothing runs")
    return Outcome(code=0, document={"stopped": stopped})


def reset(state: StateFolder, progress: Progress) -> Outcome:
    """Stop what runs and remove all data of this state folder."""
    if not state.exists:
        progress.say(f"{state.root}: nothing to remove")
        return Outcome(code=0, document={"stopped": [], "removed": None})
    stopped, unreadable = _stop_everything(state)
    for problem in unreadable:
        progress.warn(problem)
    shutil.rmtree(state.root)
    progress.say(f"removed {state.root}")
    return Outcome(code=0, document={"stopped": stopped, "removed": str(state.root)})


def _run(state: StateFolder, progress: Progress, world: World, jobs: Sequence[Job], *, whole: bool = False) -> Outcome:
    failed = None
    for job in jobs:
        with progress.step(f"run {job.label}") as step, counting(state, job):
            result = run_job(job, state, java=world.java, on_event=partial(_tell, progress, step))
            step.succeeded = result.state is JobState.SUCCEEDED
        if result.state is not JobState.SUCCEEDED:
            failed = result
            break
    document = _accounts(state, list(world.jobs.values()), progress)
    if failed:
        why = f"{failed.label} failed: {failed.reason}\nits log: {failed.log}"
        for broker in world.brokers.values():
            if not broker.running:
                why += f"\nthe broker is gone as well; its log, {broker.log}, ends:\n{broker.last_words()}"
        progress.fail(why)
        return Outcome(code=1, document=document | {"state": "failed", "error": why})
    lost = [topic for topic in document["topics"] if not topic["balanced"]]
    for topic in lost:
        progress.fail(
            f"{topic['topic']}: {topic['produced']} produced, but {topic['accepted']} accepted and "
            f"{topic['quarantined']} quarantined"
        )
    # Layers are a slice's own to bring up to date: a run of one job leaves the next layer behind.
    behind = [layer for layer in document["layers"] if not layer["balanced"]] if whole else []
    for layer in behind:
        progress.fail(
            f"{layer['table']}: {layer['rows_in']} rows read, {layer['expected']} to be read, but "
            f"{layer['accepted']} accepted and {layer['quarantined']} quarantined"
        )
    lost += behind
    return Outcome(code=1 if lost else 0, document=document | {"state": "unbalanced" if lost else "succeeded"})


def _accounts(state: StateFolder, jobs: Sequence[Job], progress: Progress) -> dict[str, Any]:
    rows = [row for job in jobs for row in job_rows(state, job)]
    topics = topic_rows(state, jobs)
    if rows:
        progress.show(report.jobs_table(rows))
    if topics:
        progress.show(report.topics_table(topics))
    layers = layer_rows(state, jobs)
    if layers:
        progress.show(report.layers_table(layers))
    return {
        "jobs": [asdict(row) for row in rows],
        "topics": [{**asdict(row), "balanced": row.balanced} for row in topics],
        "layers": [{**asdict(row), "balanced": row.balanced} for row in layers],
    }


def _started_by_up(jobs: Sequence[Job]) -> Sequence[Job]:
    """Scheduled and continuous jobs, and whatever feeds them; in the order of the stacks, caretakers last."""
    wanted: set[str] = set()
    for job in reversed(jobs):
        if job.start in {Start.SCHEDULED, Start.CONTINUOUS} or job.label in wanted:
            wanted |= {job.label, *job.after}
    started = [job for job in jobs if job.label in wanted and job.start is not Start.PAUSED]
    return sorted(started, key=lambda job: (job.slice in _RUN_LAST, job.label in _RUN_LATE))


def _tell(progress: Progress, step: Step, event: Mapping[str, Any]) -> None:
    """An alert is to be seen when the step is long over."""
    (progress.warn if event["event"] == "alert" else step.far)(report.event_line(event))


def _chosen(jobs: Sequence[Job], slice_name: str, job_name: str | None) -> Sequence[Job]:
    slices = sorted({job.slice for job in jobs})
    if slice_name not in slices:
        raise LocalError(f"no jobs in a slice {slice_name!r}{_rather(slice_name, slices)}")
    own = [job for job in jobs if job.slice == slice_name]
    if job_name is None:
        return own
    names = [job.name for job in own]
    if job_name not in names:
        raise LocalError(f"the slice {slice_name!r} has no job {job_name!r}{_rather(job_name, names)}")
    return [job for job in own if job.name == job_name]


def _with_parameters(job: Job, given: Mapping[str, str]) -> Job:
    known = {name for task in job.tasks for name in task.parameters}
    for name in given:
        if name not in known:
            raise LocalError(f"{job.label} has no parameter {name!r}{_rather(name, sorted(known))}")
    tasks = tuple(
        replace(task, parameters={name: given.get(name, value) for name, value in task.parameters.items()})
        for task in job.tasks
    )
    return replace(job, tasks=tasks)


def _rather(given: str, known: Sequence[str]) -> str:
    near = get_close_matches(given, known, n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there are: {', '.join(known)}" if known else "; nothing was deployed yet: lakeform up"


def _broker_folders(state: StateFolder) -> Sequence[Path]:
    return sorted(path for path in state.brokers.glob("*") if path.is_dir())


def _stop_everything(state: StateFolder) -> tuple[list[str], list[str]]:
    """Those first who would start something again: commands at work, then tasks, then brokers.

    Returns what was stopped, and what is wrong with the records that can't be read.
    """
    records = [
        state.controller,
        *sorted(state.runs.glob("*/*/controller.json")),
        *sorted(state.runs.glob("*/*/process.json")),
        *(folder / "process.json" for folder in _broker_folders(state)),
    ]
    stopped, unreadable = [], []
    for record in records:
        try:
            if processes.stop(record):
                name = record.relative_to(state.root)
                stopped.append(str(name.parent if name.stem == "process" else name.with_suffix("")))
        except LocalError as error:
            unreadable.append(str(error))
    return stopped, unreadable
