"""Streams of several entities beside each other, until what is there is worked off."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from pyspark.errors import StreamingQueryException

from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql.streaming.query import StreamingQuery

__all__ = ["EntityStream", "work_off"]

# What a person can mend, by what Spark's exception says of it.
_REMEDIES = {
    "No space left on device": "the disk is full; make room and run the job again: it resumes where it was",
    "Read-only file system": "the disk is read-only; mount it writable and run the job again",
    "Permission denied": "permission is missing; give it to the user that runs the job and run it again",
}


class EntityStream(Protocol):
    """A stream that ends by itself; `failure` tells more of why it could not go on than Spark's exception does."""

    @property
    def failure(self) -> JobError | None:
        """Why it could not go on; None where Spark's exception alone tells, or nothing failed."""

    def start(self) -> StreamingQuery | None:
        """Start the query; None where there is nothing to read."""


def work_off(streams: Sequence[EntityStream]) -> None:
    """Start the streams and wait until each has ended by itself; one that fails does not stop the others.

    Raises:
        JobError: streams failed for reasons that a person can mend, each of which the message tells.
        StreamingQueryException: one failed for another reason.
    """
    with ThreadPoolExecutor(max_workers=len(streams)) as pool:
        failures = [failure for failure in pool.map(_work_off, streams) if failure]
    unforeseen = [failure for failure in failures if not isinstance(failure, JobError)]
    if unforeseen:
        raise unforeseen[0]
    if failures:
        raise JobError("\n".join(map(str, failures)))


def _work_off(stream: EntityStream) -> Exception | None:
    query = stream.start()
    if query is None:
        return None
    try:
        query.awaitTermination()
    except StreamingQueryException as error:
        if stream.failure:
            return stream.failure
        text = str(error)
        remedy = next((remedy for sign, remedy in _REMEDIES.items() if sign in text), None)
        return JobError(f"{query.name}: {remedy}") if remedy else error
    return None
