"""A slice's code as a wheel whose bytes depend on its sources alone.

Secure and repeatable by default: no timestamps, no user or machine in the archive, files sorted and stored
uncompressed (deflate's bytes differ between zlib builds), so that equal sources give an equal sha256 everywhere.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Wheel", "WheelError", "build_wheel"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TAG = "py3-none-any"
_SHARED = "runtime"
_METADATA = "Metadata-Version: 2.1\nName: {package}\nVersion: {version}\nRequires-Python: >=3.11\n"


class WheelError(ValueError):
    """A slice can't be packaged; the message names the file and the remedy."""


@dataclass(frozen=True, kw_only=True)
class Wheel:
    """A built wheel: its file name, bytes, hex sha256, distribution name and the entry points a task may name."""

    file_name: str
    content: bytes
    sha256: str
    package: str
    entry_points: tuple[str, ...]

    def write(self, directory: Path) -> Path:
        """Write the wheel under `directory/<sha256>/` unless it is there already; gives its path."""
        path = directory / self.sha256 / self.file_name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.content)
        return path


def build_wheel(slice_name: str, *, jobs: Path) -> Wheel:
    """Package `jobs/<slice_name>` and `jobs/runtime` as `lakeform_<slice_name>`.

    Every module of the slice with a top-level `main` becomes an entry point of its name. The version's local part is
    the sources' digest, so that an installer never mistakes one build for another.

    Args:
        slice_name: the folder under `jobs` to ship.
        jobs: the `jobs` package's folder.

    Raises:
        WheelError: there is no such slice, or a module of it does not parse.
    """
    if not (jobs / slice_name / "__init__.py").is_file():
        raise WheelError(
            f"{jobs.name}/{slice_name} is no package: a slice's code needs a folder of its name with an __init__.py"
        )
    files = {"jobs/__init__.py": (jobs / "__init__.py").read_bytes()}
    for part in (_SHARED, slice_name):
        files |= _sources(jobs, part)
    package = f"lakeform_{slice_name}"
    version = f"1.0+{_digest(files)[:12]}"
    entry_points = _entry_points(jobs, slice_name)
    info = f"{package}-{version}.dist-info"
    files |= {
        f"{info}/METADATA": _METADATA.format(package=package, version=version).encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: lakeform\nRoot-Is-Purelib: true\nTag: {_TAG}\n".encode(),
        f"{info}/entry_points.txt": _entry_points_text(slice_name, entry_points).encode(),
    }
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    content = _archive(files)
    return Wheel(
        file_name=f"{package}-{version}-{_TAG}.whl",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        package=package,
        entry_points=entry_points,
    )


def _sources(jobs: Path, part: str) -> dict[str, bytes]:
    return {
        f"jobs/{path.relative_to(jobs).as_posix()}": path.read_bytes()
        for path in (jobs / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()


def _entry_points(jobs: Path, slice_name: str) -> tuple[str, ...]:
    found = []
    for path in sorted((jobs / slice_name).glob("*.py")):
        try:
            runs = _defines_main(path.read_text(encoding="utf-8"))
        except SyntaxError as error:
            raise WheelError(
                f"jobs/{slice_name}/{path.name}:{error.lineno}: {error.msg}; mend it before it is shipped"
            ) from None
        if runs:
            found.append(path.stem)
    return tuple(found)


@cache
def _defines_main(source: str) -> bool:
    # By its text: every environment ships the same modules.
    return any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in ast.parse(source).body)


def _entry_points_text(slice_name: str, names: tuple[str, ...]) -> str:
    return "[console_scripts]\n" + "".join(f"{name} = jobs.{slice_name}.{name}:main\n" for name in names)


def _record(files: dict[str, bytes], own_name: str) -> bytes:
    lines = []
    for name in sorted(files):
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(files[name])}\n")
    return "".join([*lines, f"{own_name},,\n"]).encode()


def _archive(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.create_system = 3  # Unix, whatever machine builds
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()
