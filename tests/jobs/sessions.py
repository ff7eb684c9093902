"""What tests add to the options of a Spark session."""

from __future__ import annotations

from environments.local.world import SPARK

__all__ = ["SHORT_LIVED", "SPARK"]

SHORT_LIVED = SPARK | {"spark.sql.codegen.wholeStage": "false"}
"""For processes that are killed, or end after some rows: to compile each plan as a whole takes longer than it saves."""
