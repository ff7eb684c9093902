"""`python -m modules.bindings.generate`: write a module for each type in types.toml."""

from __future__ import annotations

import sys
from pathlib import Path

from modules.bindings.generate.assembly import Assembly, fetch_wheel
from modules.bindings.generate.types import read_types
from modules.bindings.generate.write import write_provider

BINDINGS = Path(__file__).parents[1]
CACHE = BINDINGS.parents[1] / ".cache" / "bindings"


def main() -> None:
    """Regenerate every provider's folder."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for provider in read_types(BINDINGS / "types.toml"):
        assembly = Assembly.from_wheel(fetch_wheel(provider, CACHE))
        written = write_provider(assembly, provider, BINDINGS / provider.name)
        sys.stdout.write(f"{provider.name} {provider.version}: {written} types\n")


if __name__ == "__main__":
    main()
