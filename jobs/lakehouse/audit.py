"""What a batch or a table must be like as a whole, judged from facts: counts and an instant. No engine is imported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from jobs.lakehouse.rules import (
    Action,
    Freshness,
    MinimumRows,
    NullShare,
    QuarantinedShare,
    ReferentialShare,
    UniqueKey,
)
from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobs.lakehouse.rules import Expectation

__all__ = [
    "ACCEPTED",
    "AS_OF",
    "FATAL",
    "NEWEST",
    "QUARANTINED",
    "ROWS",
    "AuditFailed",
    "audit",
    "broken",
    "distinct",
    "known",
    "nulls",
    "referring",
    "rule_fact",
]

ROWS, ACCEPTED, QUARANTINED, FATAL, NEWEST = "rows", "accepted", "quarantined", "fatal", "newest_ingest_ts"
"""Names of facts: numbers of rows, and the newest row's instant."""

AS_OF = "as_of"
"""Name of the fact that freshness counts back from: an instant with its time zone."""


class AuditFailed(JobError):  # noqa: N818 - it says what happened
    """A batch or table is not published: it is not what it must be like as a whole."""

    def __init__(self, subject: str, problems: Sequence[str]) -> None:
        """`subject` is the entity or mart, `problems` what `audit` told."""
        self.subject = subject
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"{subject}: the audit failed; nothing was published, and readers still see the version before\n{lines}\n"
            f"  mend the source or the rule and run again, or accept it for one run: --set accept={subject}"
        )


def rule_fact(action: Action, rule: str) -> str:
    """The fact of how many rows break a rule."""
    return f"{action}.{rule}"


def nulls(column: str) -> str:
    """The fact of how many rows have no value in a column."""
    return f"nulls.{column}"


def distinct(columns: Sequence[str]) -> str:
    """The fact of how many different values a key has."""
    return f"distinct.{','.join(columns)}"


def referring(column: str) -> str:
    """The fact of how many rows have a value in a column that refers to another table."""
    return f"referring.{column}"


def known(column: str) -> str:
    """The fact of how many rows refer to what the other table has."""
    return f"known.{column}"


def broken(facts: Mapping[str, Any], *actions: Action) -> dict[str, int]:
    """Rows by the name of the rule that they break, of the rules with these actions."""
    prefixes = tuple(rule_fact(action, "") for action in actions)
    return {name.partition(".")[2]: count for name, count in facts.items() if name.startswith(prefixes)}


def audit(
    facts: Mapping[str, Any],
    expectations: Mapping[str, Expectation],
    previous: Mapping[str, Any] | None = None,
    *,
    action: Action = Action.FAIL,
) -> list[str]:
    """The expectations with this action that do not hold, in words with figures; for `FAIL` also broken `fail` rules.

    An expectation that can't be judged, since a fact is missing, does not hold; one relative to a previous run holds
    where there was none.

    Args:
        facts: what `survey`, `table_survey` and `references` found, and `as_of`, by default now.
        expectations: by name.
        previous: the facts of the last run that was published.
        action: `FAIL` for what keeps a batch from being published, `WARN` for what somebody is alerted of.
    """
    problems = [
        f"{name}: {count:,} rows break it, and none may" for name, count in broken(facts, Action.FAIL).items() if count
    ]
    found = problems if action is Action.FAIL else []
    for name, expectation in expectations.items():
        if expectation.action != action:
            continue
        try:
            problem = _problem(expectation, facts, previous)
        except KeyError as missing:
            problem = f"can't be judged: nobody counted {missing}"
        if problem:
            found.append(f"{name}: {problem}")
    return found


def _problem(expectation: Expectation, facts: Mapping[str, Any], previous: Mapping[str, Any] | None) -> str | None:
    match expectation:
        case MinimumRows():
            return _too_few(expectation, facts, previous)
        case UniqueKey(columns=columns):
            twice = facts[ROWS] - facts[distinct(columns)]
            return f"{twice:,} of {facts[ROWS]:,} rows repeat the key {', '.join(columns)}" if twice else None
        case QuarantinedShare(at_most=most, from_rows=enough):
            most = most if facts[ROWS] >= enough else 1
            return _above(facts[QUARANTINED], facts[ROWS], most, "rows are quarantined")
        case Freshness(hours=hours):
            return _stale(facts, timedelta(hours=hours))
        case NullShare(column=column, at_most=most):
            return _above(facts[nulls(column)], facts.get(ACCEPTED, facts[ROWS]), most, f"rows have no {column}")
        case ReferentialShare(column=column, of=table, at_least=least):
            refer = facts[referring(column)]
            unknown = refer - facts[known(column)]
            return _above(unknown, refer, 1 - least, f"values of {column} are unknown to {table}")


def _too_few(expectation: MinimumRows, facts: Mapping[str, Any], previous: Mapping[str, Any] | None) -> str | None:
    rows = facts[ROWS]
    if expectation.of_previous is None:
        least = expectation.at_least or 0
        return f"{rows:,} rows; at least {least:,} are expected" if rows < least else None
    if previous is None:
        return None
    before = previous[ROWS]
    if rows >= before * expectation.of_previous:
        return None
    return (
        f"{rows:,} rows after {before:,} in the last run; at least {expectation.of_previous:.1%} of these are expected"
    )


def _above(part: int, whole: int, most: float, what: str) -> str | None:
    # In whole numbers of rows: 1 - 0.95 is a little more than 0.05.
    if part <= round(whole * most, 6):
        return None
    return f"{part:,} of {whole:,} {what}, {part / whole:.2%}; at most {most:.2%} may"


def _stale(facts: Mapping[str, Any], limit: timedelta) -> str | None:
    newest = facts[NEWEST]
    if newest is None:
        return "there is no row to tell by"
    as_of = facts.get(AS_OF) or datetime.now(UTC)
    # PySpark gives instants in the machine's own time, without saying so: as astimezone takes them.
    age = as_of - newest.astimezone(UTC)
    if age <= limit:
        return None
    hours = timedelta(hours=1)
    return f"the newest row is {age / hours:,.1f} hours old; at most {limit / hours:g} are expected"
