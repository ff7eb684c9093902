"""What a job installs is exactly what was reviewed.

Why: a version range or a file that is overwritten in place lets two runs of one deployment run different code, and a
rollback bring nothing back. A content's hash in its path can't lie.

Remedy: wheels from a volume under a folder named by their sha256 (`modules.spark_job.ShippedWheel`); packages as
`name==version`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError
from policies.scan.rules._compute import clusters, tasks
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

TYPES = (
    "databricks_cluster",
    "databricks_file",
    "databricks_job",
    "databricks_library",
    "databricks_pipeline",
    "databricks_workspace_file",
)

_CODE = (".whl", ".jar")
_SOURCES = (*_CODE, ".py", ".sql")
_CONTENT = re.compile(r"/(?P<sha256>[0-9a-f]{64})/[^/]+$")
_PINNED = re.compile(r"[A-Za-z0-9][\w.-]*(\[[\w,. -]+\])?\s*==\s*[0-9][\w.+!-]*")
_EXACT_COORDINATES = re.compile(r"[\w.-]+:[\w.-]+:[0-9][\w.-]*")
_UNPINNED = ("egg", "requirements", "cran")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge every library, wherever a type keeps them."""
    if resource.type == "databricks_file":
        # The volume's part of its path is known after the apply alone.
        yield from _uploaded(resource, str(resource.body.get("path")), _CODE)
        return
    if resource.type == "databricks_workspace_file":
        yield from _uploaded(resource, str(resource.value("path")), _SOURCES)
        return
    for label, library in _installed(resource):
        yield from _library(library, label)
    for path in ("environment", "environment.spec"):
        for spec in resource.blocks(path):
            written = spec.written("dependencies") or ()
            for dependency in spec.value("dependencies") if isinstance(written, str) else written:
                yield from _dependency(_uploaded_to(dependency, resource, environment))


def _uploaded(file: Resource, path: str, code: tuple[str, ...]) -> Iterator[str]:
    source = str(file.body.get("source"))
    named = _CONTENT.search(path)
    if named is None:
        if path.endswith(code):
            yield f"path {path} holds no sha256, so that an upload overwrites what runs"
    elif named["sha256"] not in source:
        yield f"path {path} names another content than its source {source}"


def _installed(resource: Resource) -> Iterator[tuple[str, Block | Resource]]:
    match resource.type:
        case "databricks_library":
            yield "the library", resource
        case "databricks_cluster":
            yield from (("the cluster", library) for library in resource.blocks("library"))
        case "databricks_job":
            yield from (("the job", library) for library in resource.blocks("library"))
            if resource.blocks("task"):
                yield from (
                    (task.label, library) for task in tasks(resource) for library in task.block.blocks("library")
                )
            for cluster in clusters(resource):
                yield from ((cluster.label, library) for library in cluster.block.blocks("library"))


def _library(library: Block | Resource, label: str) -> Iterator[str]:
    for kind in ("whl", "jar"):
        if is_set(library, kind) and not _is_by_content(path := _path(library, kind)):
            yield f"{label} installs {path}, which can be overwritten: its path holds no sha256"
    for package in library.blocks("pypi"):
        if not _PINNED.fullmatch(package.value("package") or ""):
            yield f"{label} installs {package.value('package')!r} without an exact version"
        yield from _repository(package, label)
    for package in library.blocks("maven"):
        if not _EXACT_COORDINATES.fullmatch(package.value("coordinates") or ""):
            yield f"{label} installs {package.value('coordinates')!r} without an exact version"
        yield from _repository(package, label)
    for kind in _UNPINNED:
        if is_set(library, kind):
            yield f"{label} installs by {kind}, which pins nothing"


def _is_by_content(path: str) -> bool:
    return path.endswith(_CODE) and _CONTENT.search(path) is not None


def _path(library: Block | Resource, kind: str) -> str:
    """The path that is installed; of a file that a stack uploads, the path that it is uploaded to."""
    try:
        uploaded = library.target(kind)
    except UnresolvedError:
        return str(library.value(kind))
    if uploaded is None or uploaded.type != "databricks_file":
        raise UnresolvedError(f"{kind} refers to {uploaded and uploaded.address}, which is no uploaded file")
    # The volume's part of it is known after the apply alone; the rest says what is wanted.
    return str(uploaded.body["path"])


def _repository(package: Block, label: str) -> Iterator[str]:
    repository = package.value("repo")
    if repository is not None and not repository.startswith("https://"):
        yield f"{label} installs from {repository}, over a connection that anybody may change"


def _uploaded_to(dependency: str, resource: Resource, environment: Environment) -> str:
    """What is written, or the path of the uploaded file that it refers to."""
    if not dependency.startswith("${"):
        return dependency
    uploaded = environment.target(dependency, stack=resource.stack)
    if uploaded.type != "databricks_file":
        raise UnresolvedError(f"dependencies refer to {uploaded.address}, which is no uploaded file")
    # The volume's part of it is known after the apply alone; the rest says what is wanted.
    return str(uploaded.body["path"])


def _dependency(dependency: str) -> Iterator[str]:
    if not (_PINNED.fullmatch(dependency) or _is_by_content(dependency)):
        yield f"the environment installs {dependency!r}; a wheel under its sha256, or name==version"
