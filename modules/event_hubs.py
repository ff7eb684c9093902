"""Event Hubs as a Kafka broker.

Secure by default: TLS 1.2, no public endpoint, a private endpoint, diagnostics, and no shared keys: a connection string
exists only when a client is known that can't use Entra.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.eventhub import Eventhub, EventhubRetentionDescription
from modules.bindings.azurerm.eventhub_consumer_group import EventhubConsumerGroup
from modules.bindings.azurerm.eventhub_namespace import EventhubNamespace, EventhubNamespaceIdentity
from modules.bindings.azurerm.eventhub_namespace_authorization_rule import EventhubNamespaceAuthorizationRule
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import ALL_LOGS, diagnose
from modules.private_link import Subresource, private_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.placement import Placement

__all__ = ["EventHubs", "Throughput", "Topic"]

_KAFKA_PORT = 9093
_HOURS_PER_DAY = 24


@dataclass(frozen=True, kw_only=True)
class Throughput:
    """Tier and throughput units: what is always there, and how far the namespace inflates by itself (None: not)."""

    sku: str
    capacity: int
    maximum: int | None


@dataclass(frozen=True, kw_only=True)
class Topic:
    """An event hub: a Kafka topic's name, partitions, retention in days, and the consumer groups that read it."""

    name: str
    partitions: int
    retention_days: int
    consumer_groups: Sequence[str]


class EventHubs(Construct):
    """A namespace with its hubs. `bootstrap_servers`: what a Kafka client connects to, `host:9093`."""

    namespace_id: str
    bootstrap_servers: str
    topics: Mapping[str, str]

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        throughput: Throughput,
        topics: Sequence[Topic],
        local_authentication: bool,
        private_endpoint_subnet_id: str,
        zone_ids: Mapping[Subresource, str],
        prevent_destroy: bool,
    ) -> None:
        super().__init__(scope, construct_id)
        self._placement = placement
        self._lifecycle = Lifecycle(prevent_destroy=prevent_destroy)
        self._namespace = namespace = EventhubNamespace(
            self,
            "namespace",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            sku=throughput.sku,
            capacity=throughput.capacity,
            auto_inflate_enabled=throughput.maximum is not None,
            maximum_throughput_units=throughput.maximum,
            minimum_tls_version="1.2",
            local_authentication_enabled=local_authentication,
            public_network_access_enabled=False,
            identity=EventhubNamespaceIdentity(type="SystemAssigned"),
            tags=placement.tags,
            lifecycle=self._lifecycle,
        )
        self.namespace_id = namespace.id
        self.bootstrap_servers = f"{namespace.name}.servicebus.windows.net:{_KAFKA_PORT}"
        self.topics = {topic.name: self._topic(topic) for topic in topics}
        private_endpoint(
            self,
            "endpoint",
            placement=placement,
            subnet_id=private_endpoint_subnet_id,
            target_name=name,
            target_resource_id=namespace.id,
            subresource=Subresource.NAMESPACE,
            zone_ids=zone_ids,
        )
        diagnose(
            self,
            "diagnostics",
            target_resource_id=namespace.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            category_groups=ALL_LOGS,
        )

    def allow(self, construct_id: str, *, principal_id: str, send: bool) -> RoleAssignment:
        """Let an identity read events, or send them: never both, and never manage the namespace."""
        return RoleAssignment(
            self,
            construct_id,
            scope=self.namespace_id,
            role_definition_name="Azure Event Hubs Data Sender" if send else "Azure Event Hubs Data Receiver",
            principal_id=principal_id,
            principal_type="ServicePrincipal",
        )

    def connection_string(self, construct_id: str, *, name: str) -> str:
        """A shared key that may listen and send, for clients that can't use Entra; needs `local_authentication`."""
        return EventhubNamespaceAuthorizationRule(
            self,
            construct_id,
            name=name,
            namespace_name=self._namespace.name,
            resource_group_name=self._placement.resource_group_name,
            listen=True,
            send=True,
            manage=False,
        ).primary_connection_string

    def _topic(self, topic: Topic) -> str:
        hub = Eventhub(
            self,
            topic.name,
            name=topic.name,
            namespace_id=self.namespace_id,
            partition_count=topic.partitions,
            retention_description=EventhubRetentionDescription(
                cleanup_policy="Delete", retention_time_in_hours=topic.retention_days * _HOURS_PER_DAY
            ),
            lifecycle=self._lifecycle,
        )
        for group in topic.consumer_groups:
            EventhubConsumerGroup(
                self,
                f"{topic.name}-{group}",
                name=group,
                eventhub_name=hub.name,
                namespace_name=self._namespace.name,
                resource_group_name=self._placement.resource_group_name,
            )
        return hub.name
