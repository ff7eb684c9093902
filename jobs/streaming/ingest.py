"""Kafka to bronze: a stream per topic, all in one session, until what has arrived is worked off or for ever."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Protocol

from jobs.runtime.entry import JobError, entry
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import Telemetry
from jobs.streaming.params import IngestParams
from jobs.streaming.stream import TopicStream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.errors import StreamingQueryException
    from pyspark.sql.streaming.query import StreamingQuery

__all__ = ["Stream", "follow", "main"]

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
# Spark 4.1 fails so when it reports on a batch that a killed run had planned, after it has committed it (SPARK-57438).
_AFTER_TAKEOVER = 'IterableOps.map(scala.Function1)" because the return value of "scala.Option.get()" is null'


@entry
def main() -> None:
    """Start the streams that the parameters name, and wait for them."""
    params = IngestParams.parse()
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    follow([TopicStream(spark, params, topic, telemetry) for topic in params.topics], telemetry)


class Stream(Protocol):
    """Something whose query can be started, and started again where it stopped."""

    def start(self) -> StreamingQuery:
        """Start the query where its checkpoint says."""


def follow(streams: Sequence[Stream], telemetry: Telemetry) -> None:
    """Run the streams until each has ended by itself, one fails, or the process is asked to stop (SIGTERM).

    A stream that is stopped in a batch loses nothing: the batch is tried again by the next run.

    Raises:
        JobError: a stream failed for a reason that a person can mend; the others are stopped.
    """
    asked_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: asked_to_stop.set())
    runs = [_Run(stream) for stream in streams]
    try:
        while any(run.goes_on() for run in runs) and not asked_to_stop.wait(_POLL_SECONDS):
            pass
    finally:
        for run in runs:
            run.query.stop()
    telemetry.log("job_finished", stopped=asked_to_stop.is_set())


class _Run:
    """A stream's query, started once more where Spark fails after a batch that it took over."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._took_over = False
        self.query = stream.start()

    def goes_on(self) -> bool:
        """Whether there is more to wait for; raises what the query failed with."""
        active, error = self.query.isActive, self.query.exception()
        if error is None:
            return active
        if self._took_over or _AFTER_TAKEOVER not in str(error):
            raise _explained(self.query, error)
        self._took_over = True
        self.query = self._stream.start()
        return True


def _explained(query: StreamingQuery, error: StreamingQueryException) -> Exception:
    text = str(error)
    remedy = next((remedy for sign, remedy in _REMEDIES.items() if sign in text), None)
    return JobError(f"{query.name}: {remedy}") if remedy else error
