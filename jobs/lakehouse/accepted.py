"""Whose failed audit somebody accepts for a run."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.marts import MARTS
from jobs.runtime.params import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["accepted_subjects"]


def accepted_subjects(names: Sequence[str]) -> frozenset[str]:
    """The names of entities and marts that `--accept` gives; the tasks of a job are all given the same.

    Raises:
        ParameterError: one names neither.
    """
    known = [*map(str, ENTITIES), *map(str, MARTS)]
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            rather = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            raise ParameterError(f"--accept={name}: no entity and no mart; {rather}")
    return frozenset(names)
