"""An engine per resource type: what stands in for it on this machine.

An engine takes a declared resource and the world so far, makes its part of the world, and gives the computed attributes
that other resources read. To add one: write it in its family's module and name it in that module's ENGINES.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.local.engines import access, cloud, kafka, lake, pipelines, vault, workloads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.local.engines.engine import Engine

__all__ = ["ENGINES"]

ENGINES: Mapping[str, Engine] = {
    **access.ENGINES,
    **cloud.ENGINES,
    **kafka.ENGINES,
    **lake.ENGINES,
    **pipelines.ENGINES,
    **vault.ENGINES,
    **workloads.ENGINES,
}
"""Engines by Terraform resource type."""
