from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from environments.local.deployment import load_deployment
from environments.local.errors import LocalError
from environments.local.realise import realise
from environments.local.state import StateFolder
from environments.local.topics import Topics
from environments.local.world import World
from tests.environments.local.stacks import write_stacks

if TYPE_CHECKING:
    from pathlib import Path

    from environments.local.jars import JarSet
    from environments.local.java import Java

HUB = {
    "name": "events",
    "namespace_id": "${azurerm_eventhub_namespace.ns.id}",
    "partition_count": 3,
    "retention_description": {"cleanup_policy": "Delete", "retention_time_in_hours": 168},
}


def _stack(**hub: Any) -> dict[str, Any]:
    namespace = "${azurerm_eventhub_namespace.ns.name}"
    return {
        "resource": {
            "azurerm_eventhub_namespace": {"ns": {"name": "evhns-x", "local_authentication_enabled": True}},
            "azurerm_eventhub": {"events": {key: value for key, value in (HUB | hub).items() if value is not None}},
            "azurerm_eventhub_consumer_group": {"g": {"name": "g", "eventhub_name": "${azurerm_eventhub.events.name}"}},
            "azurerm_eventhub_namespace_authorization_rule": {"r": {"name": "clients", "namespace_name": namespace}},
            "azurerm_key_vault": {"v": {"name": "kv"}},
            "azurerm_key_vault_secret": {
                "s": {
                    "name": "connection",
                    "key_vault_id": "${azurerm_key_vault.v.id}",
                    "value": "${azurerm_eventhub_namespace_authorization_rule.r.primary_connection_string}",
                }
            },
            "databricks_secret_scope": {
                "c": {"name": "c", "keyvault_metadata": [{"resource_id": "${azurerm_key_vault.v.id}"}]}
            },
        }
    }


@pytest.mark.broker
def test_event_hubs_are_a_broker_that_takes_the_secret(tmp_path: Path, java: Java, jars: JarSet) -> None:
    world = World(state=StateFolder(tmp_path / "state"), java=java, jars=jars)
    folder = write_stacks(tmp_path, local=_stack())
    try:
        realise(load_deployment(folder, environment="local"), world)
        platform = json.loads(world.state.platform.read_text())
        secret = json.loads(world.state.secrets.read_text())["c"]["connection"]
        assert secret.startswith("Endpoint=sb://evhns-x.servicebus.windows.net/;SharedAccessKeyName=")
        client = {
            "bootstrap.servers": platform["endpoints"]["evhns-x.servicebus.windows.net:9093"],
            "security.protocol": "SASL_PLAINTEXT",
            "sasl.mechanism": "PLAIN",
            "sasl.username": "$ConnectionString",
            "sasl.password": secret,
        }
        assert Topics(client).names() == ["events"]
        assert Topics(client).end_offsets("events") == {0: 0, 1: 0, 2: 0}
    finally:
        for broker in world.brokers.values():
            broker.stop()


def test_namespace_without_connection_strings_is_refused(tmp_path: Path, java: Java, jars: JarSet) -> None:
    stack = _stack()
    stack["resource"]["azurerm_eventhub_namespace"]["ns"]["local_authentication_enabled"] = False
    world = World(state=StateFolder(tmp_path / "state"), java=java, jars=jars)
    with pytest.raises(
        LocalError, match=r"azurerm_eventhub_namespace\.ns: .* set streaming\.event_hubs\.authentication"
    ):
        realise(load_deployment(write_stacks(tmp_path, local=stack), environment="local"), world)
