"""When a job runs, as its settings say; for every stack that schedules one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.spark_job import Cron, Manual, Retries

if TYPE_CHECKING:
    from environments.settings import Retries as RetrySettings
    from environments.settings import Schedule

__all__ = ["scheduled"]


def scheduled(schedule: Schedule | None, retries: RetrySettings) -> Cron | Manual:
    """By the schedule, or, without one, when somebody starts it."""
    tries = Retries(
        max_retries=retries.max_retries,
        interval_seconds=retries.interval_seconds,
        timeout_seconds=retries.timeout_seconds,
    )
    if schedule is None:
        return Manual(retries=tries)
    return Cron(expression=schedule.cron, timezone=schedule.timezone, retries=tries)
