"""What the versions of records become when the source says more of them: functions of DataFrames, without a table.

A record's history is what the source said and when. Each row keeps, beside its interval, the instants at which the
source said exactly that: `A@1, A@3` and a late `B@2` must give `A [1,2) B [2,3) A [3,∞)`, which the interval alone
could not know. So the history is a function of the set of what was said, whatever the order, batches and repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from pyspark.sql import Window
from pyspark.sql import functions as F

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import Column, DataFrame

    from jobs.lakehouse.keyed import Keyed

__all__ = ["CURRENT", "END", "FROM", "GONE", "HASH", "SEEN", "SINCE", "TO", "Versions", "intervals"]

END = datetime(9999, 12, 31, tzinfo=UTC)
"""Where the interval of a current row ends."""

HASH = "record_hash"
FROM, TO, CURRENT, SEEN = "effective_from", "effective_to", "is_current", "seen_at"
SINCE = "since"
"""The instant of a key's first news."""
GONE = "gone"
"""Whether a row is to be removed."""

_TS = "ingest_ts"
# What was said, and the instants at which it was.
_SAID, _INSTANTS, _START = "said", "instants", "start"
_FIRST = f"{_INSTANTS}[0]"
# At how many instants there are news of a key, and the hash of its only one.
_TIMES, _NEWS_HASH = "times", "news_hash"
# A current row, told of before its key's only news: that alone it can be compared with.
_IS_FOLLOWED = f"{_TIMES} = 1 AND {CURRENT} AND element_at({SEEN}, -1) < {SINCE}"
_IS_REPEATED = f"{HASH} <=> {_NEWS_HASH}"


@dataclass(frozen=True, kw_only=True)
class Versions:
    """Versions of the records that `key` names, of these `attributes`."""

    key: str
    attributes: Sequence[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of a version's columns."""
        return (self.key, *self.attributes, HASH, FROM, TO, CURRENT, SEEN)

    def of(self, changes: Keyed) -> DataFrame:
        """What the changes alone tell, in `columns`."""
        return changes.together(
            once=self._only_version, repeated=lambda repeated: intervals(self._said(repeated), self.key)
        ).select(*self.columns)

    def news(self, changes: Keyed) -> DataFrame:
        """What was said at one instant each, as `intervals` takes it; of several at one, the one that holds."""
        return changes.together(once=self._said_once, repeated=self._said)

    def extent(self, news: DataFrame) -> tuple[datetime | None, int]:
        """The instant of the oldest news, and how many there are."""
        oldest, count = news.agg(F.min(F.expr(_FIRST)), F.count(F.lit(1))).collect()[0]
        return oldest, count

    def told(self, news: DataFrame) -> DataFrame:
        """The keys that there are news of: `key`, `since`, `times`, and the hash that a key's only news has."""
        return news.groupBy(self.key).agg(
            F.min(F.expr(_FIRST)).alias(SINCE),
            F.count(F.lit(1)).alias(_TIMES),
            F.min(F.col(_SAID)[HASH]).alias(_NEWS_HASH),
        )

    def differing(self, news: DataFrame, stored: DataFrame) -> DataFrame:
        """The rows that change: in `columns` those to write, and by `key` and `effective_from` those that are `gone`.

        Args:
            news: what `news` gave.
            stored: the rows of the keys told of that did not end before `since`, with the columns of `told`.
        """
        # What was seen before the first news can't be torn apart: it stays in one piece.
        early = F.filter(SEEN, lambda instant: instant < F.col(SINCE))
        late = F.filter(SEEN, lambda instant: instant >= F.col(SINCE))
        pieces = F.concat(
            F.filter(F.array(early), lambda piece: F.size(piece) > 0),
            F.transform(late, lambda instant: F.array(instant)),  # noqa: PLW0108 - Spark looks at the signature
        )
        said = stored.select(
            self.key, F.struct(HASH, *self.attributes).alias(_SAID), F.explode(pieces).alias(_INSTANTS)
        )
        wanted = intervals(said.unionByName(news), self.key)
        had, have = stored.alias("had"), wanted.alias("have")
        identity = [F.col(f"had.{name}") == F.col(f"have.{name}") for name in (self.key, FROM)]
        same = [F.col(f"had.{name}").eqNullSafe(F.col(f"have.{name}")) for name in (HASH, TO, SEEN)]
        return (
            had.join(have, on=identity, how="full")
            .where(~reduce(and_, same))
            .select(
                *(F.coalesce(f"have.{name}", f"had.{name}").alias(name) for name in (self.key, FROM)),
                *(F.col(f"have.{name}") for name in (*self.attributes, HASH, TO, CURRENT, SEEN)),
                F.col(f"have.{HASH}").isNull().alias(GONE),
            )
        )

    def differing_of_many(self, news: DataFrame, told: DataFrame, stored: DataFrame) -> DataFrame:
        """What `differing` gives, without putting all in order by key and time.

        Nearly all changes are the only ones of their key and later than all that is stored of it. What becomes of these
        each row says by itself; only the others are put in order.

        Args:
            news: as for `differing`. All three are read several times.
            told: what `told` gave.
            stored: as for `differing`.
        """
        followed = stored.where(_IS_FOLLOWED)
        involved = stored.where(f"NOT ({_IS_FOLLOWED})")
        plain = told.where(f"{_TIMES} = 1").join(self._keys(involved), self.key, "left_anti").select(self.key)
        repeated = followed.where(_IS_REPEATED)
        begun = news.join(F.broadcast(plain.join(self._keys(repeated), self.key, "left_anti")), self.key, "left_semi")
        return (
            self._written(self._begun(begun))
            .unionByName(self._written(self._followed(followed)))
            .unionByName(self.differing(news.join(F.broadcast(plain), self.key, "left_anti"), involved))
        )

    def _keys(self, rows: DataFrame) -> DataFrame:
        return F.broadcast(rows.select(self.key))

    def _written(self, versions: DataFrame) -> DataFrame:
        return versions.select(*self.columns, F.lit(False).alias(GONE))

    def _followed(self, rows: DataFrame) -> DataFrame:
        """Current rows that end with the news, or that hold on as these say the same."""
        is_repeated = F.expr(_IS_REPEATED)
        return rows.withColumns(
            {
                TO: F.when(is_repeated, F.col(TO)).otherwise(F.col(SINCE)),
                CURRENT: is_repeated,
                SEEN: F.when(is_repeated, F.concat(SEEN, F.array(SINCE))).otherwise(F.col(SEEN)),
            }
        )

    def _begun(self, news: DataFrame) -> DataFrame:
        """The version that begins with a key's only news."""
        return news.select(self.key, f"{_SAID}.*", *self._open(F.expr(_FIRST)))

    def _only_version(self, changes: DataFrame) -> DataFrame:
        """What `of` gives for keys of one change."""
        return changes.select(self.key, HASH, *self.attributes, *self._open(F.col(_TS)))

    @staticmethod
    def _open(since: Column) -> tuple[Column, ...]:
        return (since.alias(FROM), F.lit(END).alias(TO), F.lit(True).alias(CURRENT), F.array(since).alias(SEEN))

    def _said_once(self, changes: DataFrame) -> DataFrame:
        """What `_said` gives for keys of one change."""
        said = F.struct(HASH, *self.attributes)
        return changes.select(self.key, said.alias(_SAID), F.array(_TS).alias(_INSTANTS))

    def _said(self, changes: DataFrame) -> DataFrame:
        said = F.struct(HASH, *self.attributes)
        rows = changes.groupBy(self.key, F.col(_TS).alias(_START)).agg(F.max(said).alias(_SAID))
        return rows.select(self.key, _SAID, F.array(_START).alias(_INSTANTS))


def intervals(said: DataFrame, key: str) -> DataFrame:
    """The versions of each key with the time they held for.

    Args:
        said: `key`, `said` (a struct that begins with `record_hash`) and `instants`, ascending, not empty, at which it
            was said. Rows of several instants overlap no others.
        key: the key's name.

    Returns:
        `key`, the struct's fields, `effective_from`, `effective_to`, `is_current`, `seen_at`.
    """
    in_time = Window.partitionBy(key).orderBy(_START)
    versions = Window.partitionBy(key).orderBy(FROM)
    hash_of = F.col(_SAID)[HASH]
    return (
        said.repartition(key)
        .groupBy(key, F.expr(_FIRST).alias(_START))
        .agg(F.max(_SAID).alias(_SAID), F.max(_INSTANTS).alias(_INSTANTS))
        .withColumn("is_repeat", F.lag(hash_of).over(in_time).eqNullSafe(hash_of))
        .withColumn("run", F.count_if(~F.col("is_repeat")).over(in_time))
        .groupBy(key, "run")
        .agg(
            F.max(_SAID).alias(_SAID),
            F.min(_START).alias(FROM),
            F.array_sort(F.flatten(F.collect_list(_INSTANTS))).alias(SEEN),
        )
        .withColumn("until", F.lead(FROM).over(versions))
        .select(
            key,
            f"{_SAID}.*",
            FROM,
            F.coalesce("until", F.lit(END)).alias(TO),
            F.isnull("until").alias(CURRENT),
            SEEN,
        )
    )
