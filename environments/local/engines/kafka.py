"""Event Hubs: a namespace is a broker, a hub a topic."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from environments.local.broker import Broker
from environments.local.engines.engine import RECORDED, Engine
from environments.local.errors import LocalError
from environments.synthesized.expressions import walk

if TYPE_CHECKING:
    from environments.local.world import Declared, World

__all__ = ["ENGINES"]


def _namespace(declared: Declared, world: World) -> dict[str, Any]:
    name = declared.arguments["name"]
    if declared.arguments.get("local_authentication_enabled") is False:
        raise LocalError(
            f"{declared.address}: local_authentication_enabled is false, and the embedded broker knows no Entra; in "
            "environments/local.yaml set streaming.event_hubs.authentication to connection_string"
        )
    identity = f"local/eventhub_namespace/{name}"
    broker = Broker(
        world.state.brokers / name,
        java=world.java.executable,
        jars=world.jars.broker,
        namespace=name,
        port=world.kafka_port,
    )
    broker.start()
    world.brokers[identity] = broker
    world.namespaces[name] = identity
    return {"id": identity, "default_primary_connection_string": broker.connection_string}


def _hub(declared: Declared, world: World) -> dict[str, Any]:
    name, namespace = declared.arguments["name"], declared.arguments["namespace_id"]
    hours = walk(declared.arguments, ("retention_description", 0, "retention_time_in_hours"))
    days = declared.arguments.get("message_retention")
    if not isinstance(hours, int) and not isinstance(days, int):
        raise LocalError(f"{declared.address}: says nowhere how long events are kept; give retention_description")
    retention = timedelta(hours=hours) if isinstance(hours, int) else timedelta(days=days or 0)
    broker = world.brokers[namespace]
    broker.create_topic(name, partitions=declared.arguments["partition_count"], retention=retention)
    return {"id": f"{namespace}/{name}"}


def _rule(declared: Declared, world: World) -> dict[str, Any]:
    # PLAIN has one password per user, and the user is $ConnectionString: every rule of a namespace gives the same.
    broker = world.brokers[world.namespaces[declared.arguments["namespace_name"]]]
    return {"primary_connection_string": broker.connection_string}


ENGINES = {
    "azurerm_eventhub_namespace": Engine("Kafka broker", _namespace),
    "azurerm_eventhub": Engine("Kafka topic", _hub),
    "azurerm_eventhub_namespace_authorization_rule": Engine("Kafka credential", _rule),
    # Kafka makes a group when its first member joins.
    "azurerm_eventhub_consumer_group": Engine(RECORDED),
}
