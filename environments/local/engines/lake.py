"""Storage and Unity Catalog: folders with the same names."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from environments.local.engines.engine import Engine
from environments.local.errors import LocalError
from environments.local.files import private_folder

if TYPE_CHECKING:
    from environments.local.world import Declared, World

__all__ = ["ENGINES", "upload"]

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _account(declared: Declared, world: World) -> dict[str, Any]:
    name = declared.arguments["name"]
    private_folder(world.state.storage / name)
    return {"id": f"local/storage_account/{name}"}


def _container(declared: Declared, world: World) -> dict[str, Any]:
    account = declared.arguments["storage_account_id"].rpartition("/")[2]
    private_folder(world.state.storage / account / declared.arguments["name"])
    return {}


def _location(declared: Declared, world: World) -> dict[str, Any]:
    private_folder(_lake_folder(declared, declared.arguments["url"], world))
    return {"id": declared.arguments["name"]}


def _lake_folder(declared: Declared, url: str, world: World) -> Path:
    match = re.fullmatch(r"abfss://([^@/]+)@([^./]+)\.dfs\.core\.windows\.net/?(.*)", url)
    if match is None:
        raise LocalError(f"{declared.address}: url {url!r} is not abfss://<container>@<account>.dfs.core.windows.net/…")
    container, account, below = match.groups()
    if not (world.state.storage / account / container).is_dir():
        raise LocalError(f"{declared.address}: the account {account} has no container {container}")
    return world.state.storage / account / container / below


def _catalog(declared: Declared, world: World) -> dict[str, Any]:
    name = declared.arguments["name"]
    private_folder(world.state.tables / name)
    return {"id": name}


def _schema(declared: Declared, world: World) -> dict[str, Any]:
    catalog, name = declared.arguments["catalog_name"], declared.arguments["name"]
    private_folder(world.state.tables / catalog / name)
    return {"id": f"{catalog}.{name}"}


def _volume(declared: Declared, world: World) -> dict[str, Any]:
    place = tuple(declared.arguments[part] for part in ("catalog_name", "schema_name", "name"))
    folder = world.state.volumes.joinpath(*place)
    if url := declared.arguments.get("storage_location"):
        _link(declared, folder, private_folder(_lake_folder(declared, url, world)))
    else:
        private_folder(folder)
    return {"id": ".".join(place), "volume_path": f"/Volumes/{'/'.join(place)}"}


def _link(declared: Declared, volume: Path, files: Path) -> None:
    """An external volume shows files of the lake: what is put there by other means is in it, and outlives it."""
    if volume.is_symlink():
        volume.unlink()
    elif volume.is_dir():
        try:
            volume.rmdir()
        except OSError:
            raise LocalError(
                f"{declared.address}: {volume} holds the files of a managed volume; move them to {files}"
            ) from None
    private_folder(volume.parent)
    volume.symlink_to(files, target_is_directory=True)


def _file(declared: Declared, world: World) -> dict[str, Any]:
    path = declared.arguments["path"]
    upload(declared, path, world.state.volumes / Path(path).relative_to("/Volumes"))
    return {"id": path}


def upload(declared: Declared, path: str, target: Path) -> None:
    """Put the resource's `source` where `path` is, by copy and rename.

    Raises:
        LocalError: the source is not there, or has not the sha256 that the path names.
    """
    source = declared.folder / declared.arguments["source"]
    if not source.is_file():
        raise LocalError(f"{declared.address}: its source {source} is not there; synthesize anew: lakeform up")
    digest = _digest(source)
    named = next(filter(_SHA256.fullmatch, Path(path).parts), digest)
    if named != digest:
        raise LocalError(f"{declared.address}: {source.name} has the sha256 {digest}, its path says {named}")
    if not target.is_file() or _digest(target) != digest:
        private_folder(target.parent)
        draft = target.with_name(f".{target.name}")
        shutil.copyfile(source, draft)
        draft.replace(target)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


ENGINES = {
    "azurerm_storage_account": Engine("folder", _account),
    "azurerm_storage_container": Engine("folder", _container),
    "databricks_external_location": Engine("folder", _location),
    "databricks_catalog": Engine("folder", _catalog),
    "databricks_schema": Engine("folder", _schema),
    "databricks_volume": Engine("folder", _volume),
    "databricks_file": Engine("file", _file),
}
