"""One provider's folder of generated modules."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from modules.bindings.generate.render import file_name, render
from modules.bindings.generate.schema import Base, read_definition

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.generate.assembly import Assembly
    from modules.bindings.generate.types import ProviderTypes

__all__ = ["write_provider"]


def write_provider(assembly: Assembly, provider: ProviderTypes, folder: Path) -> int:
    """Write one module for each type in use, remove those of types no longer in use, and give their number.

    Raises:
        SystemExit: the provider has no such type.
    """
    wanted: list[tuple[Base, str]] = [("Provider", provider.name)]
    wanted += [("Resource", f"{provider.name}_{name}") for name in provider.resources]
    wanted += [("DataSource", f"{provider.name}_{name}") for name in provider.data_sources]
    sources = {"__init__.py": f'"""Types of {provider.source} {provider.version}; generated, one module a type."""\n'}
    for base, terraform_type in wanted:
        if (base, terraform_type) not in assembly.constructs:
            near = difflib.get_close_matches(terraform_type, [name for _, name in assembly.constructs], n=3)
            raise SystemExit(
                f"types.toml: [{provider.name}]: {provider.source} {provider.version} has no {base} {terraform_type}; "
                f"near it: {', '.join(near) or 'nothing'}"
            )
        definition = read_definition(assembly, base, terraform_type)
        sources[file_name(definition)] = render(definition, provider)
    folder.mkdir(exist_ok=True)
    for stale in {path.name for path in folder.glob("*.py")} - sources.keys():
        (folder / stale).unlink()
    for name, source in sources.items():
        (folder / name).write_text(source, encoding="utf-8")
    return len(wanted)
