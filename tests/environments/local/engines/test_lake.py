from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from environments.local.deployment import Address
from environments.local.engines.lake import ENGINES
from environments.local.errors import LocalError
from environments.local.state import StateFolder
from environments.local.world import Declared, World

if TYPE_CHECKING:
    from pathlib import Path

    from environments.local.jars import JarSet
    from environments.local.java import Java

VOLUME = {"catalog_name": "ep_raw", "schema_name": "cmdm", "name": "landing"}
EXTERNAL = {**VOLUME, "storage_location": "abfss://landing@stlake.dfs.core.windows.net/cmdm"}


@pytest.fixture
def world(tmp_path: Path, java: Java, jars: JarSet) -> World:
    world = World(state=StateFolder(tmp_path / "state"), java=java, jars=jars)
    (world.state.storage / "stlake" / "landing").mkdir(parents=True)
    return world


def realise_volume(world: World, arguments: dict[str, Any]) -> dict[str, Any]:
    address = Address("local-governance", "databricks_volume", "v")
    declared = Declared(address=address, arguments=arguments, needs=frozenset(), folder=world.state.root)
    return dict(ENGINES[address.type].realise(declared, world))


def test_external_volume_shows_the_lakes_files(world: World) -> None:
    computed = realise_volume(world, EXTERNAL)
    assert computed == {"id": "ep_raw.cmdm.landing", "volume_path": "/Volumes/ep_raw/cmdm/landing"}
    (world.state.storage / "stlake" / "landing" / "cmdm" / "customers.json").write_text("{}")
    assert (world.state.volumes / "ep_raw" / "cmdm" / "landing" / "customers.json").read_text() == "{}"


def test_external_volume_keeps_its_files_when_realised_again(world: World) -> None:
    realise_volume(world, EXTERNAL)
    (world.state.volumes / "ep_raw" / "cmdm" / "landing" / "customers.json").write_text("{}")
    realise_volume(world, EXTERNAL)
    moved = {**EXTERNAL, "storage_location": EXTERNAL["storage_location"].replace("/cmdm", "/customers")}
    realise_volume(world, moved)
    assert list((world.state.volumes / "ep_raw" / "cmdm" / "landing").iterdir()) == []
    assert (world.state.storage / "stlake" / "landing" / "cmdm" / "customers.json").is_file()


def test_external_volume_takes_an_empty_managed_ones_place(world: World) -> None:
    realise_volume(world, VOLUME)
    realise_volume(world, EXTERNAL)
    assert (world.state.volumes / "ep_raw" / "cmdm" / "landing").is_symlink()


def test_external_volume_never_hides_a_managed_ones_files(world: World) -> None:
    realise_volume(world, VOLUME)
    (world.state.volumes / "ep_raw" / "cmdm" / "landing" / "kept.json").write_text("{}")
    with pytest.raises(LocalError, match=r"landing holds the files of a managed volume; move them to .*landing/cmdm"):
        realise_volume(world, EXTERNAL)
    assert (world.state.volumes / "ep_raw" / "cmdm" / "landing" / "kept.json").is_file()


def test_external_volume_needs_its_container(world: World) -> None:
    with pytest.raises(LocalError, match="the account stlake has no container archive"):
        realise_volume(world, {**EXTERNAL, "storage_location": "abfss://archive@stlake.dfs.core.windows.net/x"})
