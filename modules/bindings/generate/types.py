"""The list of Terraform types in use, read from `types.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ProviderTypes", "read_types"]


@dataclass(frozen=True, kw_only=True)
class ProviderTypes:
    """One provider: where its schema comes from and which of its types are in use."""

    name: str
    source: str
    version: str
    wheel: str
    sha256: str
    resources: tuple[str, ...]
    data_sources: tuple[str, ...]


def read_types(path: Path) -> list[ProviderTypes]:
    """Read the list at `path`.

    Raises:
        SystemExit: a table lacks a key, or has one that means nothing.
    """
    providers = []
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        try:
            resources, data_sources = tuple(table.pop("resources")), tuple(table.pop("data_sources"))
            providers.append(ProviderTypes(name=name, resources=resources, data_sources=data_sources, **table))
        except (KeyError, TypeError) as error:
            raise SystemExit(f"{path}: [{name}]: {error}; compare it with the other tables") from error
    return providers
