"""The session of the jobs' tests: what the report reads is written as jobs write it."""

from __future__ import annotations

from tests.jobs.conftest import spark

__all__ = ["spark"]
