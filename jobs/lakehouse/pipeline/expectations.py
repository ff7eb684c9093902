"""`dq_rules.yaml` as a pipeline's expectations, on Databricks and where open-source Spark has none."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from pyspark import pipelines

from jobs.lakehouse.rules import Action
from jobs.runtime.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pyspark.sql import DataFrame

    from jobs.lakehouse.rules import EntityRules

    Query = Callable[[], DataFrame]

__all__ = ["constraints", "expecting", "keeping"]

_DECORATORS = {
    Action.WARN: "expect_all",
    Action.QUARANTINE: "expect_all_or_drop",
    Action.FAIL: "expect_all_or_fail",
}


def constraints(rules: EntityRules, action: Action) -> Mapping[str, str]:
    """The conditions of the rules with this action, as SQL by the rule's name: false, not null, where it is broken."""
    return {name: f"coalesce(({rule.predicate}), false)" for name, rule in rules.rules.items() if rule.action is action}


def expecting(rules: EntityRules, query: Query, *, platform: Any = pipelines) -> Query:
    """A dataset's query under the rules: rows that break one are counted, dropped, or fail the update.

    `platform` is the module `pyspark.pipelines`: Databricks' has expectations, and shows in its event log what they
    came to; with open-source Spark's the same conditions filter, and nobody counts.
    """
    if hasattr(platform, _DECORATORS[Action.QUARANTINE]):
        for action, decorator in _DECORATORS.items():
            if chosen := constraints(rules, action):
                query = getattr(platform, decorator)(dict(chosen))(query)
        return query

    @wraps(query)
    def filtered() -> DataFrame:
        return keeping(query(), rules)

    return filtered


def keeping(rows: DataFrame, rules: EntityRules) -> DataFrame:
    """The rows that keep every rule that quarantines; one that breaks a rule that fails raises when it is read."""
    fatal = " ".join(
        f"WHEN NOT {condition} THEN CAST(raise_error({quoted(f'a row breaks the rule {name}')}) AS BOOLEAN)"
        for name, condition in constraints(rules, Action.FAIL).items()
    )
    kept = " AND ".join(constraints(rules, Action.QUARANTINE).values()) or "true"
    return rows.where(f"CASE {fatal} ELSE {kept} END" if fatal else kept)
