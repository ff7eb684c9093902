"""The typed settings of each environment: `load("prod").lake.replication`.

`environments/<environment>.yaml` holds the values, this package what they mean and which are refused.
"""

from __future__ import annotations

from environments.settings.azure import AzurermState, LocalState
from environments.settings.databricks import AdoptedMetastore, AssignedMetastore, CreatedMetastore
from environments.settings.governance import Periodic
from environments.settings.kubernetes import NodePool
from environments.settings.loading import ENVIRONMENTS, load, load_all
from environments.settings.model import Settings
from environments.settings.network import CreatedNetwork, ExistingNetwork
from environments.settings.problems import Problem, SettingsError
from environments.settings.schema import schema_json
from environments.settings.streaming import Retries, Schedule
from environments.settings.vocabulary import (
    Authentication,
    Availability,
    Catalog,
    DerivedTag,
    Environment,
    EventHubsSku,
    KeyVaultSku,
    LakeContainer,
    Location,
    Replication,
    Trigger,
)

__all__ = [
    "ENVIRONMENTS",
    "AdoptedMetastore",
    "AssignedMetastore",
    "Authentication",
    "Availability",
    "AzurermState",
    "Catalog",
    "CreatedMetastore",
    "CreatedNetwork",
    "DerivedTag",
    "Environment",
    "EventHubsSku",
    "ExistingNetwork",
    "KeyVaultSku",
    "LakeContainer",
    "LocalState",
    "Location",
    "NodePool",
    "Periodic",
    "Problem",
    "Replication",
    "Retries",
    "Schedule",
    "Settings",
    "SettingsError",
    "Trigger",
    "load",
    "load_all",
    "schema_json",
]
