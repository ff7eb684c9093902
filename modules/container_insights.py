"""Container insights: what pods print and nodes measure, sent to Log Analytics by the cluster's own identity.

The agent that AKS installs collects nothing until a data collection rule tells it what
(learn.microsoft.com/azure/azure-monitor/containers/container-insights-data-collection-dcr).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from modules.bindings.azurerm.monitor_data_collection_rule import (
    MonitorDataCollectionRule,
    MonitorDataCollectionRuleDataFlow,
    MonitorDataCollectionRuleDataSources,
    MonitorDataCollectionRuleDataSourcesExtension,
    MonitorDataCollectionRuleDestinations,
    MonitorDataCollectionRuleDestinationsLogAnalytics,
)
from modules.bindings.azurerm.monitor_data_collection_rule_association import MonitorDataCollectionRuleAssociation
from modules.bindings.cdk import Construct

if TYPE_CHECKING:
    from modules.placement import Placement

__all__ = ["ContainerInsights"]

_STREAMS = ("Microsoft-ContainerInsights-Group-Default",)
_DESTINATION = "log-analytics"
_SETTINGS = {
    "dataCollectionSettings": {
        "interval": "1m",
        # What Kubernetes' own pods print is of use to Azure's support and fills the workspace.
        "namespaceFilteringMode": "Exclude",
        "namespaces": ["kube-system", "gatekeeper-system", "calico-system", "tigera-operator"],
        "enableContainerLogV2": True,
    }
}


class ContainerInsights(Construct):
    """A data collection rule, and its association with a cluster."""

    def __init__(
        self, scope: Construct, construct_id: str, *, placement: Placement, name: str, cluster_id: str
    ) -> None:
        super().__init__(scope, construct_id)
        rule = MonitorDataCollectionRule(
            self,
            "rule",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            kind="Linux",
            data_sources=MonitorDataCollectionRuleDataSources(
                extension=[
                    MonitorDataCollectionRuleDataSourcesExtension(
                        name="ContainerInsightsExtension",
                        extension_name="ContainerInsights",
                        streams=_STREAMS,
                        extension_json=json.dumps(_SETTINGS, sort_keys=True),
                    )
                ]
            ),
            destinations=MonitorDataCollectionRuleDestinations(
                log_analytics=[
                    MonitorDataCollectionRuleDestinationsLogAnalytics(
                        name=_DESTINATION, workspace_resource_id=placement.log_analytics_workspace_id
                    )
                ]
            ),
            data_flow=[MonitorDataCollectionRuleDataFlow(streams=_STREAMS, destinations=[_DESTINATION])],
            tags=placement.tags,
        )
        # The agent looks for this very name.
        MonitorDataCollectionRuleAssociation(
            self,
            "association",
            name="ContainerInsightsExtension",
            target_resource_id=cluster_id,
            data_collection_rule_id=rule.id,
        )
