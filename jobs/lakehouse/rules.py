"""`dq_rules.yaml`, read and checked: every mistake at once, with rule, field and remedy. No engine is imported here."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from jobs.lakehouse.entities import ENTITIES
from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "FILE",
    "Action",
    "EntityRules",
    "Expectation",
    "Freshness",
    "MinimumRows",
    "NullShare",
    "QuarantinedShare",
    "ReferentialShare",
    "Rule",
    "Rules",
    "UniqueKey",
    "load_rules",
    "parse",
]

FILE = "dq_rules.yaml"

_Share = Annotated[float, Field(ge=0, le=1)]
_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Action(StrEnum):
    """What a broken rule or expectation leads to."""

    WARN = "warn"
    QUARANTINE = "quarantine"
    FAIL = "fail"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Part):
    """A condition on one row: broken unless `predicate`, Spark's SQL over silver's columns, is true.

    `field` is the column whose value is told where the rule is broken.
    """

    description: Annotated[str, Field(min_length=1)]
    field: str
    predicate: Annotated[str, Field(min_length=1)]
    action: Action


class _Expected(_Part):
    description: Annotated[str, Field(min_length=1)]
    action: Literal[Action.WARN, Action.FAIL]


class MinimumRows(_Expected):
    """So many rows at least: a number, or a share of what the previous run published."""

    kind: Literal["minimum_rows"]
    at_least: Annotated[int, Field(ge=0)] | None = None
    of_previous: _Share | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.at_least is None) == (self.of_previous is None):
            raise ValueError("give either at_least, in rows, or of_previous, a share of the last run's")
        return self


class UniqueKey(_Expected):
    """No two rows have the same values in these columns."""

    kind: Literal["unique_key"]
    columns: Annotated[tuple[str, ...], Field(min_length=1)]


class QuarantinedShare(_Expected):
    """So large a share of the rows is quarantined at most; fewer than `from_rows` rows are too few to tell."""

    kind: Literal["quarantined_share"]
    at_most: _Share
    from_rows: Annotated[int, Field(ge=1)] = 1


class Freshness(_Expected):
    """The newest row left its source so many hours ago at most."""

    kind: Literal["freshness"]
    hours: Annotated[float, Field(gt=0)]


class NullShare(_Expected):
    """So large a share of the accepted rows lacks a value at most."""

    kind: Literal["null_share"]
    column: str
    at_most: _Share


class ReferentialShare(_Expected):
    """So large a share of the accepted rows with a value refers to a `key` that the table `of` has, at least.

    `of` is `<catalog's role>.<schema>.<table>`.
    """

    kind: Literal["referential_share"]
    column: str
    of: Annotated[str, Field(pattern=r"^(raw|curated|marts)\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    key: str
    at_least: _Share


Expectation: TypeAlias = Annotated[
    MinimumRows | UniqueKey | QuarantinedShare | Freshness | NullShare | ReferentialShare, Field(discriminator="kind")
]
"""A condition on a batch or a table as a whole."""


class MartRules(_Part):
    """What a mart must be like as a whole."""

    expectations: dict[_Name, Expectation]


class EntityRules(_Part):
    """What an entity's rows must be like, and its batches."""

    rules: dict[_Name, Rule]
    expectations: dict[_Name, Expectation] = Field(default_factory=dict)

    def predicates(self, action: Action | str) -> dict[str, str]:
        """SQL of the rules with this action by name: true for a row that keeps it, else false or null."""
        return {name: rule.predicate for name, rule in self.rules.items() if rule.action == action}


class Rules(_Part):
    """The whole of `dq_rules.yaml`, by entity and by mart: `cmdm.customers`, `customer.customer_360`."""

    entities: dict[str, EntityRules]
    marts: dict[str, MartRules]

    @model_validator(mode="after")
    def _has_every_entity(self) -> Self:
        known = {str(entity) for entity in ENTITIES}
        if missing := known - self.entities.keys():
            raise ValueError(f"entities: no rules for {', '.join(sorted(missing))}; say what its rows must be like")
        if unknown := self.entities.keys() - known:
            raise ValueError(
                f"entities: {', '.join(sorted(unknown))}: no such entity; there are {', '.join(sorted(known))}"
            )
        return self


@cache
def load_rules() -> Rules:
    """The rules that the slice ships.

    Raises:
        JobError: the file can't be used.
    """
    return parse(files("jobs.lakehouse").joinpath(FILE).read_text(encoding="utf-8"))


def parse(text: str) -> Rules:
    """Read rules from a text of the form of `dq_rules.yaml`.

    Raises:
        JobError: the text can't be used; the message lists every mistake.
    """
    try:
        return Rules.model_validate(yaml.load(text, Loader=_Loader))  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        raise JobError(f"{FILE}: not YAML: {error}") from None
    except ValidationError as error:
        lines = "\n".join(f"  {line}" for line in _mistakes(error.errors(include_url=False)))
        raise JobError(f"{FILE}: the rules can't be used\n{lines}") from None


class _Loader(yaml.SafeLoader):
    """YAML lets the last of two equal keys win: a rule would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - yaml's
        keys = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise yaml.MarkedYAMLError(problem=f"{', '.join(twice)}: given twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep=deep)


def _mistakes(problems: list[Any]) -> Iterator[str]:
    for problem in problems:
        # A discriminated union puts the kind between the expectation's name and its field.
        kinds = {"minimum_rows", "unique_key", "quarantined_share", "freshness", "null_share", "referential_share"}
        path = ".".join(str(part) for part in problem["loc"] if part not in kinds)
        given = problem["input"]
        shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool | None) else ""
        yield f"{path}: {problem['msg']}{shown}; {_remedy(problem)}" if path else problem["msg"]


_REMEDIES: Mapping[str, str] = {
    "missing": "add it",
    "extra_forbidden": "remove it, or mend its spelling",
    "union_tag_not_found": "say which kind of expectation it is",
}


def _remedy(problem: Any) -> str:
    return _REMEDIES.get(problem["type"], "see docs/data-quality.md")
