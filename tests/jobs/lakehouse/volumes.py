"""The lakehouse's landing volumes in a test's folder, and what lies in them."""

from __future__ import annotations

import gzip
import json
from importlib import resources
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.params import ExtractParams

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    import pytest

    from jobs.lakehouse.entities import Entity

__all__ = ["LANDING", "contract_of", "extract_params", "landed", "lines_of", "platform", "text_of"]

LANDING = {entity.system: f"/Volumes/ep_raw/{entity.system}/landing" for entity in ENTITIES}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def platform(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the process's platform one whose files lie in the folder."""
    told = {name: str(folder / name) for name in ("tables", "volumes", "secrets", "scratch")}
    file = folder / "platform.json"
    file.write_text(json.dumps({**told, "kind": "local", "endpoints": {}, "jars": [], "spark": {}}))
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(file))


def extract_params(
    *, first_day: str = "2026-07-01", days: int = 1, customers: int = 50, malformed_share: float = 0.0, seed: int = 1
) -> ExtractParams:
    return ExtractParams(
        landing=LANDING,
        first_day=first_day,
        days=days,
        customers=customers,
        malformed_share=malformed_share,
        seed=seed,
    )


def landed(folder: Path, entity: Entity | None = None) -> list[Path]:
    """The files in the volumes, in the order of their names."""
    below = f"{entity.system}/landing/{entity.name}" if entity else "."
    return sorted(path for path in (folder / "volumes" / "ep_raw" / below).rglob("*") if path.is_file())


def text_of(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.decompress(content) if file.suffix == ".gz" else content


def lines_of(file: Path) -> list[bytes]:
    """A good file's lines, without their ends and the byte order mark."""
    return text_of(file).removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n")


def contract_of(entity: Entity) -> Traversable:
    return resources.files("jobs.lakehouse") / "contracts" / f"{entity.label}.{entity.version}.schema.json"
