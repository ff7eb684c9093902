"""`python -m modules.bindings.generate`: write a module for each type in types.toml."""

from __future__ import annotations

import sys
from pathlib import Path

from modules.bindings.generate.assembly import Assembly, fetch_wheel
from modules.bindings.generate.types import read_types
from modules.bindings.generate.write import write_provider

__all__ = ["BINDINGS", "CACHE", "main"]

BINDINGS = Path(__file__).parents[1]
CACHE = BINDINGS.parents[1] / ".cache" / "bindings"


def main(bindings: Path = BINDINGS, cache: Path = CACHE) -> None:
    """Regenerate the folder of each provider that `types.toml` in `bindings` lists; wheels are kept in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    for provider in read_types(bindings / "types.toml"):
        assembly = Assembly.from_wheel(fetch_wheel(provider, cache))
        written = write_provider(assembly, provider, bindings / provider.name)
        sys.stdout.write(f"{provider.name} {provider.version}: {written} types\n")


if __name__ == "__main__":
    main()
