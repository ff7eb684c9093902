"""The typed settings of one environment."""

# ruff: noqa: TC001 - pydantic resolves the annotations when it builds the classes

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, Field, PlainSerializer, StringConstraints, model_validator

from environments import naming
from environments.settings.azure import Azure, KeyVault, Lake, LogAnalytics, Protection, State
from environments.settings.base import Email, Fault, GroupName, Section, refuse
from environments.settings.databricks import Databricks
from environments.settings.governance import Governance
from environments.settings.kubernetes import ContainerRegistry, Kubernetes
from environments.settings.lakehouse import Lakehouse
from environments.settings.network import Network
from environments.settings.operations import Alerts, Budget
from environments.settings.streaming import Streaming
from environments.settings.vocabulary import DerivedTag, Environment, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Settings"]


def _frozen_tags(tags: dict[str, str]) -> Mapping[str, str]:
    refuse(
        Fault((name,), value, "derived from other settings; remove it here")
        for name, value in tags.items()
        if name in set(DerivedTag)
    )
    return MappingProxyType(tags)


_TagName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,127}$")]
_TagValue = Annotated[str, StringConstraints(min_length=1, max_length=256)]
_Tags = Annotated[
    dict[_TagName, _TagValue],
    Field(max_length=40, json_schema_extra={"additionalProperties": False}),
    AfterValidator(_frozen_tags),
    PlainSerializer(dict),
]


class Settings(Section):
    """Everything that sets one environment apart from another."""

    environment: Environment
    """The environment's name: its file's."""
    location: Location
    """Azure region."""
    organization: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,5}$")]
    """Short code of the organization, part of every resource's name."""
    workload: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{1,7}$")]
    """Short code of the platform, part of every resource's name."""
    cost_center: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    """Who pays: the tag COST_CENTER."""
    owner: GroupName
    """Entra group that answers for the environment: the tag OWNER."""
    tags: _Tags
    """Tags besides the derived ones (ENVM, COST_CENTER, OWNER, SYSTEM, DATA_DOMAIN)."""
    alert_emails: Annotated[tuple[Email, ...], Field(min_length=1)]
    """Addresses that hear of the platform's trouble."""
    azure: Azure
    """Tenant and subscription."""
    state: State
    """Where Terraform keeps its state."""
    network: Network
    """Virtual network."""
    lake: Lake
    """Storage account of the lake."""
    key_vault: KeyVault
    """Key Vault."""
    log_analytics: LogAnalytics
    """Log Analytics workspace."""
    alerts: Alerts
    """Alerts on the landing zone."""
    budget: Budget
    """Budget of the environment."""
    container_registry: ContainerRegistry
    """Registry of container images."""
    kubernetes: Kubernetes
    """Kubernetes cluster."""
    databricks: Databricks
    """Workspace, compute and catalogs."""
    streaming: Streaming
    """The slice `streaming`."""
    lakehouse: Lakehouse
    """The slice `lakehouse`."""
    governance: Governance
    """The slice `governance`."""
    protection: Protection
    """Locks against deletion."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse((*self.kubernetes.faults_in(self.network), *self._landing_faults()))
        return self

    def _landing_faults(self) -> Iterator[Fault]:
        if self.lakehouse.extracts is not None and self.databricks.workspace.landing_read_only:
            yield Fault(
                ("lakehouse", "extracts"),
                "given",
                "jobs can't write where databricks.workspace.landing_read_only is true; write null",
            )

    def resource_tags(self, *, data_domain: str) -> Mapping[str, str]:
        """The tags of a resource whose data belongs to `data_domain` (`platform` where there is none)."""
        return {**self.cost_tags(), DerivedTag.DATA_DOMAIN.value: data_domain}

    def cost_tags(self) -> Mapping[str, str]:
        """The tags that all resources share, whatever their data."""
        return dict(self.tags) | {
            DerivedTag.ENVIRONMENT.value: self.environment.value,
            DerivedTag.COST_CENTER.value: self.cost_center,
            DerivedTag.OWNER.value: self.owner,
            DerivedTag.SYSTEM.value: self.workload,
        }

    def name(self, kind: naming.ResourceKind, *, part: str | None = None, instance: int | None = None) -> str:
        """The Azure name of a resource of this environment.

        Raises:
            naming.NamingError: Azure would refuse it.
        """
        return naming.name(
            kind,
            organization=self.organization,
            workload=self.workload,
            environment=self.environment,
            location=self.location.short,
            part=part,
            instance=instance,
        )
