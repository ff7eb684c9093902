from __future__ import annotations

import shutil
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from environments.local import jars as module
from environments.local.errors import LocalError
from environments.local.jars import Jar, ensure_jars, locked_jars
from environments.local.java import find_java

if TYPE_CHECKING:
    from environments.local.jars import JarSet
    from environments.local.java import Java

SMALL = "org.slf4j:slf4j-simple:1.7.36"
SHA256 = next(jar.sha256 for jar in locked_jars()["broker"] if jar.artifact == "slf4j-simple")


def _lock(folder: Path, *, sha256: str = SHA256, coordinates: str = SMALL) -> Path:
    path = folder / "jars.lock"
    path.write_text(f'[broker]\n"{coordinates}" = "{sha256}"\n[spark]\n"{coordinates}" = "{sha256}"\n')
    return path


def test_lock_keeps_the_two_class_paths_apart() -> None:
    sets = locked_jars()
    clients = {name: [jar.version for jar in jars if jar.artifact == "kafka-clients"] for name, jars in sets.items()}
    assert clients == {"broker": ["4.0.2"], "spark": ["3.9.1"]}


def test_lock_names_no_host() -> None:
    text = Path(module.__file__).with_name("jars.lock").read_text()
    assert "://" not in text


def test_spark_jars_leave_out_what_pyspark_brings(jars: JarSet) -> None:
    brought = {path.name.rpartition("-")[0] for path in (module._ivy().parent).glob("*.jar")}
    assert not {jar.artifact for jar in locked_jars()["spark"]} & brought
    assert len(jars.spark) == len(locked_jars()["spark"])


def test_jar_file_name_tells_same_artifacts_of_two_groups_apart() -> None:
    jar = Jar(group="a.b", artifact="c", version="1", sha256="")
    assert jar.file_name == "a.b.c-1.jar"


def test_jars_are_fetched_once_and_a_corrupted_one_again(tmp_path: Path, java: Java) -> None:
    counts: list[tuple[int, int]] = []
    lock, cache = _lock(tmp_path), tmp_path / "cache"
    first = ensure_jars(cache, java=java, lock=lock, on_progress=lambda done, total: counts.append((done, total)))
    assert counts == [(0, 1), (1, 1)]
    counts.clear()
    assert ensure_jars(cache, java=java, lock=lock, on_progress=lambda *count: counts.append(count)) == first
    assert counts == []
    good = first.spark[0].read_bytes()
    first.spark[0].write_bytes(good[:-1])
    ensure_jars(cache, java=java, lock=lock, on_progress=lambda *count: counts.append(count))
    assert counts == [(0, 1), (1, 1)]
    assert first.spark[0].read_bytes() == good
    assert sorted(path.name for path in cache.iterdir()) == ["broker", "spark"]


def test_jar_other_than_locked_is_refused_and_not_kept(tmp_path: Path, java: Java) -> None:
    lock = _lock(tmp_path, sha256="0" * 64)
    with pytest.raises(LocalError, match=rf"{SMALL} is not what jars\.lock locks: sha256 {SHA256} instead of 0000"):
        ensure_jars(tmp_path / "cache", java=java, lock=lock)
    assert list((tmp_path / "cache").iterdir()) == []


def test_jar_that_does_not_exist_is_named_with_what_ivy_says(tmp_path: Path, java: Java) -> None:
    lock = _lock(tmp_path, coordinates="org.slf4j:slf4j-simple:0.0.0-never")
    with pytest.raises(LocalError, match=r"org\.slf4j:slf4j-simple:0\.0\.0-never could not be fetched"):
        ensure_jars(tmp_path / "cache", java=java, lock=lock)


def test_jars_come_with_the_wheels_java_and_this_machines_certificates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = find_java(tmp_path / "shim", environment={"PATH": ""})
    bundle = tmp_path / "bundle.pem"
    system = ssl.get_default_verify_paths().cafile
    if system is None:
        pytest.skip("this machine's OpenSSL has no bundle in one file")
    shutil.copy(system, bundle)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    fetched = ensure_jars(tmp_path / "cache", java=java, lock=_lock(tmp_path))
    assert fetched.broker[0].is_file()
