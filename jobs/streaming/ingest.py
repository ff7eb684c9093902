"""Kafka to bronze: a stream per topic, all in one session, until what has arrived is worked off or for ever."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

from jobs.runtime.entry import JobError, entry
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import Telemetry
from jobs.streaming.params import IngestParams
from jobs.streaming.stream import TopicStream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.errors import StreamingQueryException
    from pyspark.sql.streaming.query import StreamingQuery

__all__ = ["main"]

_POLL_SECONDS = 0.5
# What a person can mend, by what Spark's exception says of it.
_REMEDIES = {
    "No space left on device": "the disk is full; make room and run the job again: it resumes where it was",
    "Read-only file system": "the disk is read-only; mount it writable and run the job again",
    "Permission denied": "permission is missing; give it to the user that runs the job and run it again",
    "SaslAuthenticationException": "the broker refused the credential; check the secret, or the identity's role",
    "UnknownTopicOrPartitionException": "the topic does not exist; deploy the stack that declares it",
    "TimeoutException": "the broker can't be reached; check that it runs and that this machine may connect to it",
}


@entry
def main() -> None:
    """Start the streams that the parameters name, and wait for them."""
    params = IngestParams.parse()
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    follow([TopicStream(spark, params, topic, telemetry).start() for topic in params.topics], telemetry)


def follow(queries: Sequence[StreamingQuery], telemetry: Telemetry) -> None:
    """Wait until every query has ended by itself, one fails, or the process is asked to stop (SIGTERM).

    A query that is stopped in a batch loses nothing: the batch is tried again by the next run.

    Raises:
        JobError: a query failed for a reason that a person can mend; the others are stopped.
    """
    asked_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: asked_to_stop.set())
    try:
        while any(query.isActive for query in queries) and not asked_to_stop.wait(_POLL_SECONDS):
            if any(query.exception() for query in queries):
                break
        for query in queries:
            if (error := query.exception()) is not None:
                raise _explained(query, error)
    finally:
        for query in queries:
            query.stop()
    telemetry.log("job_finished", stopped=asked_to_stop.is_set())


def _explained(query: StreamingQuery, error: StreamingQueryException) -> Exception:
    text = str(error)
    remedy = next((remedy for sign, remedy in _REMEDIES.items() if sign in text), None)
    return JobError(f"{query.name}: {remedy}") if remedy else error
