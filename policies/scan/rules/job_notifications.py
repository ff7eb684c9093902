"""Somebody is told when a job or a pipeline fails, and in production when a stream falls behind.

Why: a job that fails unseen is found by those who miss its data.

Remedy: set `email_notifications.on_failure` or `webhook_notifications.on_failure`; `notification` of a pipeline;
`health` and `on_streaming_backlog_exceeded` of a continuous job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_job", "databricks_pipeline")

_FAILURES = {"on-update-failure", "on-update-fatal-failure"}
_BACKLOG = "STREAMING_BACKLOG_"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge who is told of what."""
    if resource.type == "databricks_pipeline":
        alerts = {
            alert
            for notification in resource.blocks("notification")
            if notification.value("email_recipients")
            for alert in notification.value("alerts") or ()
        }
        if missing := sorted(_FAILURES - alerts):
            yield f"nobody is told of {' and '.join(missing)}"
        return
    if not _told(resource, "on_failure"):
        yield "nobody is told when it fails"
    if environment.kind == "prod" and resource.blocks("continuous"):
        if not any((rule.value("metric") or "").startswith(_BACKLOG) for rule in resource.blocks("health.rules")):
            yield f"health has no rule of a metric {_BACKLOG}…, so that nobody sees the stream fall behind"
        elif not _told(resource, "on_streaming_backlog_exceeded"):
            yield "nobody is told when the stream falls behind"


def _told(job: Resource, event: str) -> bool:
    if job.value(f"email_notifications.{event}"):
        return True
    return bool(job.blocks(f"webhook_notifications.{event}"))
