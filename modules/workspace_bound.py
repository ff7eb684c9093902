"""Which workspace may reach an isolated securable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.databricks.workspace_binding import WorkspaceBinding

if TYPE_CHECKING:
    from modules.bindings.cdk import Construct

__all__ = ["bind"]


def bind(
    scope: Construct, construct_id: str, *, securable_type: str, securable_name: str, workspace_id: float
) -> WorkspaceBinding:
    """Bind an isolated catalog, external_location or storage_credential to the one workspace that may write to it.

    Isolating binds the workspace that declares it; declared as well, a binding that someone drops is a plan's diff.
    """
    return WorkspaceBinding(
        scope,
        construct_id,
        securable_type=securable_type,
        securable_name=securable_name,
        workspace_id=workspace_id,
        binding_type="BINDING_TYPE_READ_WRITE",
    )
