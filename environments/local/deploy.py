"""Bring the embedded platform to what the stacks declare: synthesize, find Java, fetch jars, realise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local.deployment import load_deployment
from environments.local.errors import LocalError
from environments.local.jars import ensure_jars
from environments.local.java import find_java
from environments.local.realise import realise
from environments.local.state import PROJECT
from environments.local.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.local.console import Progress
    from environments.local.realise import Realised
    from environments.local.state import StateFolder

__all__ = ["ENVIRONMENT", "Deployed", "deploy"]

ENVIRONMENT = "local"
_CACHE = PROJECT / ".cache" / "jars"


@dataclass(frozen=True, kw_only=True)
class Deployed:
    """The platform as it stands after a deploy."""

    world: World
    resources: Sequence[Realised]


def deploy(state: StateFolder, progress: Progress) -> Deployed:
    """Synthesize the local environment and realise it; what is there already stays.

    Raises:
        LocalError: something the user can mend is in the way.
    """
    port = _asked_port()
    java = find_java(state.java)
    for note in java.notes:
        progress.warn(note)
    with progress.step("synthesize the stacks"):
        _synthesize(state.synth)
        deployment = load_deployment(state.synth, environment=ENVIRONMENT)
    with progress.step(f"Java {java.version} from {java.source}; jars") as step:
        jars = ensure_jars(_CACHE, java=java, on_progress=lambda done, total: step.far(f"{done} of {total} fetched"))
    world = World(state=state, java=java, jars=jars, kafka_port=port)
    with progress.step(f"realise {len(deployment.blocks)} resources of {len(deployment.stacks)} stacks") as step:
        resources = realise(deployment, world, on_resource=lambda address, engine: step.far(f"{address} → {engine}"))
    for kind in sorted({entry.address.type for entry in resources if not entry.known}):
        progress.warn(f"{kind}: no engine knows this type, so it is cloud only here")
    for entry in resources:
        if not entry.declared:
            progress.warn(f"{entry.address}: no longer declared; its {entry.engine} is kept until lakeform reset")
    return Deployed(world=world, resources=resources)


def _synthesize(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    environment = os.environ | {
        "LAKEFORM_ENVIRONMENTS": ENVIRONMENT,
        "CDKTF_OUTDIR": str(folder),
        # jsii must meet the Node of this Python, not the machine's.
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "stacks"], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        words = done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}"
        if "Traceback" in words:
            words = words.splitlines()[-1]
        raise LocalError(f"the stacks can't be synthesized:\n{words}")


def _asked_port() -> int | None:
    text = os.environ.get("LAKEFORM_KAFKA_PORT")
    if not text:
        return None
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:  # noqa: PLR2004 (the ports that a user may open)
        raise LocalError(f"LAKEFORM_KAFKA_PORT={text}: not a port; give a whole number from 1024 to 65535, or unset it")
    return int(text)
