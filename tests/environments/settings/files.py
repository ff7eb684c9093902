"""The settings files, and how tests spoil copies of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from environments.settings import (
    ENVIRONMENTS,
    Problem,
    SettingsError,
    load_all,
)

FILES = Path(__file__).parents[3] / "environments"


def replace(root: Path, environment: str, *changes: tuple[str, str]) -> None:
    file = root / f"{environment}.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def set_field(root: Path, environment: str, field: tuple[str, ...], value: object) -> None:
    file = root / f"{environment}.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    section = data
    for step in field[:-1]:
        section = section[step]
    section[field[-1]] = value
    file.write_text(yaml.safe_dump(data), encoding="utf-8")


def problems_in(root: Path, *environments: str) -> tuple[Problem, ...]:
    with pytest.raises(SettingsError) as caught:
        load_all(environments or ENVIRONMENTS, root)
    return caught.value.problems


def only_problem(root: Path, environment: str) -> Problem:
    (problem,) = problems_in(root, environment)
    return problem
