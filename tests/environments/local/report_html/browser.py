"""A page in headless Chromium: the document it builds, what it complains of, and whom it asks."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["Rendered", "find_chromium", "render"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_TIMEOUT = 120
_NOBODY = {"file", "data", "about"}
# What the log gives as the initiator of updates and the like.
_BROWSER_ITSELF = "not an origin"


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """The document as Chromium serializes it, the lines of its console, and the hosts that the page asked."""

    dom: str
    console: list[str]
    asked: set[str]


def find_chromium() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def render(chromium: str, page: Path, *, width: int = 1200) -> Rendered:
    """Load a file as a reader would."""
    with tempfile.TemporaryDirectory() as folder:
        network = Path(folder) / "network.json"
        command = [
            chromium,
            "--headless",
            # Its sandbox needs rights that a container seldom gives; the page is our own.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            # Nobody is really asked, the browser's maker neither.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 198.51.100.7",
            f"--user-data-dir={folder}/profile",
            f"--log-net-log={network}",
            "--enable-logging=stderr",
            f"--window-size={width},2000",
            "--virtual-time-budget=2000",
            "--dump-dom",
            page.as_uri(),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_TIMEOUT)
        logged = network.read_text(encoding="utf-8")
    return Rendered(
        dom=done.stdout,
        console=[line for line in done.stderr.splitlines() if ":CONSOLE" in line],
        asked=_hosts(logged),
    )


def _hosts(logged: str) -> set[str]:
    asked = [event["params"] for event in json.loads(logged)["events"] if "initiator" in event.get("params", ())]
    urls = [urlsplit(request["url"]) for request in asked if request["initiator"] != _BROWSER_ITSELF]
    return {url.netloc for url in urls if url.scheme not in _NOBODY}
