from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobs.runtime.paths import volume_path
from jobs.runtime.platform import Site, local_platform, site
from jobs.runtime.session import local_options

if TYPE_CHECKING:
    from pathlib import Path


def test_site_is_local_where_the_platform_says_so(platform: Path) -> None:
    assert site() is Site.LOCAL
    assert local_platform().tables == platform / "tables"


def test_site_is_databricks_on_its_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABRICKS_RUNTIME_VERSION", "18.0")
    assert site() is Site.DATABRICKS


def test_site_is_azure_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_PLATFORM", raising=False)
    assert site() is Site.AZURE


def test_volume_path_is_a_folder_on_a_laptop(platform: Path) -> None:
    assert volume_path("/Volumes/ep_raw/streaming/checkpoints/x") == str(
        platform / "volumes/ep_raw/streaming/checkpoints/x"
    )


def test_volume_path_is_itself_on_databricks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABRICKS_RUNTIME_VERSION", "18.0")
    assert volume_path("/Volumes/a/b/c") == "/Volumes/a/b/c"


@pytest.mark.parametrize("path", ["/Volumes/a/../../etc", "/etc/passwd", "relative"])
def test_path_outside_volumes_is_refused(platform: Path, path: str) -> None:
    assert platform.is_dir()
    with pytest.raises(ValueError, match="Volumes"):
        volume_path(path)


def test_session_takes_jars_and_scratch_from_the_platform(platform: Path) -> None:
    options = local_options(local_platform())
    assert options["spark.jars"] == "/jars/delta.jar,/jars/kafka.jar"
    assert options["spark.local.dir"] == str(platform / "scratch")
    assert options["spark.sql.session.timeZone"] == "UTC"
