"""What was released of a slice's contracts: `contracts.lock.json` beside them, without the texts for people."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from jobs.runtime.contracts import Contract, ContractError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["LOCK", "CheckError", "Released"]

LOCK = "contracts.lock.json"

_FOR_PEOPLE = {"title", "description", "$comment", "examples"}


class CheckError(ValueError):
    """Nothing can be checked or released; the message says why and what to do."""


@dataclass(frozen=True)
class Released:
    """The contracts as they were released: schemas without texts, by the contract's file name."""

    schemas: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str, *, source: str) -> Self:
        """Read a lock file's text; `source` names it in errors.

        Raises:
            CheckError: it isn't JSON, or holds what is no contract.
        """
        try:
            schemas = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise CheckError(f"{source}: not JSON ({error}); restore it: git checkout -- {LOCK}") from None
        if not isinstance(schemas, dict):
            raise CheckError(f"{source}: expected an object of contracts; restore it: git checkout -- {LOCK}")
        released = cls(schemas)
        for file_name in schemas:
            try:
                released.contract(file_name)
            except ContractError as error:
                raise CheckError(f"{source}: {error}\n  restore it: git checkout -- {LOCK}") from None
        return released

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The lock file of a folder of contracts; nothing is released where there is none."""
        path = folder / LOCK
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except UnicodeDecodeError:
            raise CheckError(f"{path}: not UTF-8; restore it: git checkout -- {LOCK}") from None
        return cls.parse(text, source=str(path))

    def contract(self, file_name: str) -> Contract | None:
        """A contract as it was released; None if it never was."""
        schema = self.schemas.get(file_name)
        return None if schema is None else Contract.parse(json.dumps(schema), file_name=file_name)

    def write(self, folder: Path) -> None:
        """Make this the folder's lock file, in one step."""
        draft = folder / f".{LOCK}"
        draft.write_text(json.dumps(self.schemas, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(folder / LOCK)

    @staticmethod
    def without_texts(schema: Any) -> Any:
        """A schema without what is only for people, so that a better description is no release."""
        bare = {key: value for key, value in schema.items() if key not in _FOR_PEOPLE}
        fields = schema["properties"].items()
        bare["properties"] = {
            name: {key: value for key, value in rules.items() if key not in _FOR_PEOPLE} for name, rules in fields
        }
        return bare
