"""The closed vocabularies of the settings: a value outside them is refused when a file is read."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Authentication",
    "Availability",
    "Catalog",
    "ClusterTier",
    "DerivedTag",
    "Environment",
    "EventHubsSku",
    "KeyVaultSku",
    "LakeContainer",
    "Location",
    "NodeEgress",
    "Replication",
    "Trigger",
    "WarehouseSize",
    "WeekDay",
]


class Environment(StrEnum):
    """Where the platform is deployed, in the order in which a change is promoted."""

    LOCAL = "local"
    DEV = "dev"
    TEST = "test"
    PROD = "prod"


class Location(StrEnum):
    """The Azure regions that data may live in; both are Australian."""

    AUSTRALIA_EAST = "australiaeast"
    AUSTRALIA_SOUTHEAST = "australiasoutheast"

    @property
    def short(self) -> str:
        """The region as it appears in resource names."""
        return {Location.AUSTRALIA_EAST: "aue", Location.AUSTRALIA_SOUTHEAST: "ause"}[self]

    @property
    def display_name(self) -> str:
        """The region as Azure's service health names it."""
        return {Location.AUSTRALIA_EAST: "Australia East", Location.AUSTRALIA_SOUTHEAST: "Australia Southeast"}[self]


class Replication(StrEnum):
    """How a storage account is copied; Terraform's `account_replication_type`."""

    LRS = "LRS"
    ZRS = "ZRS"
    GRS = "GRS"
    RAGRS = "RAGRS"
    GZRS = "GZRS"
    RAGZRS = "RAGZRS"

    @property
    def zone_redundant(self) -> bool:
        """Whether the region's copies lie in three availability zones."""
        return "ZRS" in self


class LakeContainer(StrEnum):
    """The containers of the lake's storage account."""

    RAW = "raw"
    CURATED = "curated"
    MARTS = "marts"
    AI = "ai"
    LANDING = "landing"
    CHECKPOINTS = "checkpoints"
    MODELS = "models"
    BACKUP = "backup"


class Catalog(StrEnum):
    """The Unity Catalog catalogs, one per zone of the lake and one of copies; an environment may put a prefix first."""

    RAW = "ep_raw"
    CURATED = "ep_curated"
    MARTS = "ep_marts"
    AI = "ep_ai"
    BACKUP = "ep_backup"


class DerivedTag(StrEnum):
    """The tags that every resource gets from other settings and from its data."""

    ENVIRONMENT = "ENVM"
    COST_CENTER = "COST_CENTER"
    OWNER = "OWNER"
    SYSTEM = "SYSTEM"
    DATA_DOMAIN = "DATA_DOMAIN"


class KeyVaultSku(StrEnum):
    """Key Vault's tiers; `premium` keeps keys in hardware security modules."""

    STANDARD = "standard"
    PREMIUM = "premium"


class Availability(StrEnum):
    """How Databricks acquires virtual machines; Terraform's `azure_attributes.availability`."""

    ON_DEMAND = "ON_DEMAND_AZURE"
    SPOT_WITH_FALLBACK = "SPOT_WITH_FALLBACK_AZURE"


class EventHubsSku(StrEnum):
    """The Event Hubs tiers that speak Kafka; `Basic` doesn't."""

    STANDARD = "Standard"
    PREMIUM = "Premium"


class Authentication(StrEnum):
    """How a client proves itself to Event Hubs: an Entra identity, or a connection string from the secret scope."""

    ENTRA = "entra"
    CONNECTION_STRING = "connection_string"


class Trigger(StrEnum):
    """When a stream's micro-batches run: without end, or until what has arrived is worked off."""

    CONTINUOUS = "continuous"
    AVAILABLE_NOW = "available_now"


class WarehouseSize(StrEnum):
    """Sizes of a SQL warehouse's cluster; Terraform's `cluster_size`."""

    XX_SMALL = "2X-Small"
    X_SMALL = "X-Small"
    SMALL = "Small"
    MEDIUM = "Medium"
    LARGE = "Large"
    X_LARGE = "X-Large"


class ClusterTier(StrEnum):
    """The tiers of AKS's control plane; `Free` comes without a promise of uptime."""

    FREE = "Free"
    STANDARD = "Standard"


class NodeEgress(StrEnum):
    """How nodes leave the virtual network: AKS's outbound types, without those that open a public address."""

    NAT_GATEWAY = "userAssignedNATGateway"
    ROUTES = "userDefinedRouting"


class WeekDay(StrEnum):
    """A day of the week, as Azure spells it."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"
