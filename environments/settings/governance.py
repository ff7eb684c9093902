"""Settings of the slice `governance`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from environments.settings.base import Email, GroupName, Section
from environments.settings.streaming import Retries, Schedule  # noqa: TC001 - pydantic resolves the annotations

__all__ = ["Backup", "Governance", "Maintenance", "Periodic", "Regions"]


class Regions(Section):
    """Account-level groups by the state whose customers they see; a few other groups see those of every state."""

    act: GroupName | None
    """Sees customers in the Australian Capital Territory; null: no group does."""
    nsw: GroupName | None
    """Sees customers in New South Wales; null: no group does."""
    nt: GroupName | None
    """Sees customers in the Northern Territory; null: no group does."""
    qld: GroupName | None
    """Sees customers in Queensland; null: no group does."""
    sa: GroupName | None
    """Sees customers in South Australia; null: no group does."""
    tas: GroupName | None
    """Sees customers in Tasmania; null: no group does."""
    vic: GroupName | None
    """Sees customers in Victoria; null: no group does."""
    wa: GroupName | None
    """Sees customers in Western Australia; null: no group does."""

    def by_state(self) -> dict[str, str]:
        """The groups by state as data writes it, such as `NSW`, where there is one."""
        return {state.upper(): group for state, group in self if group is not None}


class Periodic(Section):
    """When a job runs, and how a failed run is tried again."""

    schedule: Schedule | None
    """When the job starts; null: by hand."""
    retries: Retries
    """How a failed run is tried again."""


class Maintenance(Periodic):
    """The job that puts small files together and removes old ones."""

    retention_days: Annotated[int, Field(ge=7, le=365)]
    """Days for which a table's older versions stay readable: its removed files are kept so long."""


class Backup(Periodic):
    """The job that copies tables and checkpoints."""

    retention_days: Annotated[int, Field(ge=7, le=365)]
    """Days for which a backup is kept; the newest is kept anyway."""


class Governance(Section):
    """What sees to the tables that the other slices fill."""

    protect: Periodic
    """The job that sets column masks, row filters and secure views."""
    audit: Periodic
    """The job that looks for grants, masks and tags that nobody deployed."""
    maintenance: Maintenance
    """The job that keeps tables in shape."""
    backup: Backup
    """The job that backs up tables and checkpoints."""
    drill: Periodic
    """The job that restores the newest backup beside the tables and compares the two."""
    regions: Regions
    """Who sees the customers of which state."""
    on_failure: Annotated[tuple[Email, ...], Field(min_length=1)]
    """Addresses told of a failed run, and so of drift that the audit finds."""
