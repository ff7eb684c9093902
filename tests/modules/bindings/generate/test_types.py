from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.bindings.generate.types import ProviderTypes, read_types

if TYPE_CHECKING:
    from pathlib import Path

LIST = """
[acme]
source = "acme/acme"
version = "1.2.3"
wheel = "acme-bindings==9.8.7"
sha256 = "abc"
resources = [
  "lake",
]
data_sources = []
"""


def test_read_types_gives_each_provider(tmp_path: Path) -> None:
    path = tmp_path / "types.toml"
    path.write_text(LIST)
    assert read_types(path) == [
        ProviderTypes(
            name="acme",
            source="acme/acme",
            version="1.2.3",
            wheel="acme-bindings==9.8.7",
            sha256="abc",
            resources=("lake",),
            data_sources=(),
        )
    ]


@pytest.mark.parametrize(
    ("line", "instead"), [("data_sources = []", ""), ('sha256 = "abc"', ""), ('sha256 = "abc"', 'sha265 = "abc"')]
)
def test_read_types_names_the_table_that_is_wrong(tmp_path: Path, line: str, instead: str) -> None:
    path = tmp_path / "types.toml"
    path.write_text(LIST.replace(line, instead))
    with pytest.raises(SystemExit, match=r"types\.toml: \[acme\]: .*(data_sources|sha2)"):
        read_types(path)
