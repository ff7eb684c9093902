"""What the stack `governance` ships and schedules: masks, audit, maintenance, backup, restore and its drill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings import Periodic
from environments.settings import Retries as RetrySettings
from jobs.governance.params import (
    AuditParams,
    BackupParams,
    DrillParams,
    MaintainParams,
    ProtectParams,
    RestoreParams,
)
from modules.bindings.cdk import Construct
from modules.shipped_file import ShippedFile
from modules.spark_job import JobCluster, ShippedWheel, SparkJob, Task
from stacks.base import JOBS
from stacks.parts.schedule import scheduled

if TYPE_CHECKING:
    from jobs.runtime.params import JobParams
    from stacks.base import EnvironmentStack
    from stacks.governance import Outputs

__all__ = ["SEES_PERSONAL_DATA", "schedule_jobs"]

# Slices whose jobs carry personal data on: masked, they would write masks into the next table or into a backup.
SEES_PERSONAL_DATA = ("governance", "streaming", "lakehouse")
# What runs on a cluster here and is in no runtime of Databricks for sure; the lock holds the same versions.
_PACKAGES = ("pydantic==2.14.3", "pyyaml==6.0.3")
_HOURS = 24
_OF_A_RESTORE = RetrySettings(max_retries=1, interval_seconds=60, timeout_seconds=14400)
_ROLES = {"raw": "ep_raw", "curated": "ep_curated", "marts": "ep_marts"}


def schedule_jobs(stack: EnvironmentStack, platform: Outputs, *, granted: str) -> None:
    """Ship the slice's wheel and declare its jobs; `granted` is what the stack grants, as a text."""

    def schema(name: str) -> str:
        return f"{platform.catalogs[name.partition('.')[0]]}.{platform.schemas[name]}"

    filled = tuple(schema(name) for name in platform.schemas if name.partition(".")[0] in _ROLES.values())
    # The catalogs have taken the plain names.
    jobs = Construct(stack, "jobs")
    settings = stack.settings.governance
    files = platform.volumes["ep_backup.files.backups"]
    protect = ProtectParams(
        catalogs={role: platform.catalogs[name] for role, name in _ROLES.items()},
        groups=stack.settings.databricks.groups.model_dump(),
        regions=settings.regions.by_state(),
        exempt=tuple(platform.run_as[name] for name in SEES_PERSONAL_DATA if name in platform.run_as),
        schema=schema("ep_curated.ops"),
    )
    audit = AuditParams(
        declared=ShippedFile(
            jobs, "granted", name="granted.json", text=granted, volume=platform.wheels["governance"]
        ).path,
        principals=dict(platform.run_as),
        findings=f"{schema('ep_curated.ops')}.audit_findings",
        catalogs={**protect.catalogs, "ai": platform.catalogs["ep_ai"], "backup": platform.catalogs["ep_backup"]},
        groups=protect.groups,
        regions=protect.regions,
        exempt=protect.exempt,
        schema=protect.schema,
    )
    maintain = MaintainParams(
        catalogs=protect.catalogs,
        schemas=filled,
        retention_hours=settings.maintenance.retention_days * _HOURS,
    )
    backup = BackupParams(
        schemas=filled,
        checkpoints=tuple(platform.checkpoints.values()),
        into=schema("ep_backup.tables"),
        files=files,
        retention_days=settings.backup.retention_days,
    )
    drill = DrillParams(files=files, into=schema("ep_backup.drill"))
    restore = RestoreParams(
        files=files,
        aside=schema("ep_backup.replaced"),
        # Whoever starts it names the table, and may name the rest.
        table="",
        backup="latest",
        target="",
        checkpoint="",
    )
    ship = _Shipping(stack, jobs, platform)
    ship.job("protect", "Masks, row filters and secure views, as declared", protect, settings.protect)
    ship.job("audit", "Looks for grants, masks, filters and tags that nobody deployed", audit, settings.audit)
    ship.job("maintain", "Puts small files together and removes old ones", maintain, settings.maintenance)
    ship.job("backup", "Copies tables and checkpoints under a manifest", backup, settings.backup)
    ship.job("drill", "Restores the newest backup beside the tables and compares", drill, settings.drill)
    ship.job("restore", "Puts a table back from a backup", restore, Periodic(schedule=None, retries=_OF_A_RESTORE))


class _Shipping:
    """The wheel, and what all of the slice's jobs have in common."""

    def __init__(self, stack: EnvironmentStack, jobs: Construct, platform: Outputs) -> None:
        self._stack = stack
        self._jobs = jobs
        self._platform = platform
        self._wheel = ShippedWheel(
            jobs, "code", slice_name="governance", jobs=JOBS, volume=platform.wheels["governance"]
        )

    def job(self, name: str, description: str, params: JobParams, periodic: Periodic) -> None:
        """Declare a job of one task."""
        settings = self._stack.settings
        SparkJob(
            self._jobs,
            name,
            name=f"{self._stack.construct_path}-{name}",
            description=description,
            wheel=self._wheel,
            tasks=[Task(key=name, params=params, pypi=_PACKAGES)],
            trigger=scheduled(periodic.schedule, periodic.retries),
            cluster=JobCluster(
                policy_id=self._platform.policy_ids["etl"],
                spark_version=settings.databricks.spark_version,
                node_type_id=settings.databricks.node_type,
                num_workers=settings.databricks.cluster_policy.workers.minimum,
            ),
            run_as=self._platform.run_as["governance"],
            notify=settings.governance.on_failure,
            tags=settings.resource_tags(data_domain="governance"),
        )
