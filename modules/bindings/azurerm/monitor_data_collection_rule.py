"""`azurerm_monitor_data_collection_rule` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, MapAttribute, Ref, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "MonitorDataCollectionRule",
    "MonitorDataCollectionRuleDataFlow",
    "MonitorDataCollectionRuleDataSources",
    "MonitorDataCollectionRuleDataSourcesDataImport",
    "MonitorDataCollectionRuleDataSourcesDataImportEventHubDataSource",
    "MonitorDataCollectionRuleDataSourcesExtension",
    "MonitorDataCollectionRuleDataSourcesIisLog",
    "MonitorDataCollectionRuleDataSourcesLogFile",
    "MonitorDataCollectionRuleDataSourcesLogFileSettings",
    "MonitorDataCollectionRuleDataSourcesLogFileSettingsText",
    "MonitorDataCollectionRuleDataSourcesPerformanceCounter",
    "MonitorDataCollectionRuleDataSourcesPlatformTelemetry",
    "MonitorDataCollectionRuleDataSourcesPrometheusForwarder",
    "MonitorDataCollectionRuleDataSourcesPrometheusForwarderLabelIncludeFilter",
    "MonitorDataCollectionRuleDataSourcesSyslog",
    "MonitorDataCollectionRuleDataSourcesWindowsEventLog",
    "MonitorDataCollectionRuleDataSourcesWindowsFirewallLog",
    "MonitorDataCollectionRuleDestinations",
    "MonitorDataCollectionRuleDestinationsAzureMonitorMetrics",
    "MonitorDataCollectionRuleDestinationsEventHub",
    "MonitorDataCollectionRuleDestinationsEventHubDirect",
    "MonitorDataCollectionRuleDestinationsLogAnalytics",
    "MonitorDataCollectionRuleDestinationsMonitorAccount",
    "MonitorDataCollectionRuleDestinationsStorageBlob",
    "MonitorDataCollectionRuleDestinationsStorageBlobDirect",
    "MonitorDataCollectionRuleDestinationsStorageTableDirect",
    "MonitorDataCollectionRuleIdentity",
    "MonitorDataCollectionRuleStreamDeclaration",
    "MonitorDataCollectionRuleStreamDeclarationColumn",
    "MonitorDataCollectionRuleTimeouts",
]


class MonitorDataCollectionRuleDataFlow(Block):
    """The block `data_flow`."""

    destinations: Sequence[str]
    streams: Sequence[str]
    built_in_transform: str | None = None
    output_stream: str | None = None
    transform_kql: str | None = None


class MonitorDataCollectionRuleDestinationsAzureMonitorMetrics(Block):
    """The block `destinations.azure_monitor_metrics`."""

    name: str


class MonitorDataCollectionRuleDestinationsEventHub(Block):
    """The block `destinations.event_hub`."""

    event_hub_id: str
    name: str


class MonitorDataCollectionRuleDestinationsEventHubDirect(Block):
    """The block `destinations.event_hub_direct`."""

    event_hub_id: str
    name: str


class MonitorDataCollectionRuleDestinationsLogAnalytics(Block):
    """The block `destinations.log_analytics`."""

    name: str
    workspace_resource_id: str


class MonitorDataCollectionRuleDestinationsMonitorAccount(Block):
    """The block `destinations.monitor_account`."""

    monitor_account_id: str
    name: str


class MonitorDataCollectionRuleDestinationsStorageBlob(Block):
    """The block `destinations.storage_blob`."""

    container_name: str
    name: str
    storage_account_id: str


class MonitorDataCollectionRuleDestinationsStorageBlobDirect(Block):
    """The block `destinations.storage_blob_direct`."""

    container_name: str
    name: str
    storage_account_id: str


class MonitorDataCollectionRuleDestinationsStorageTableDirect(Block):
    """The block `destinations.storage_table_direct`."""

    name: str
    storage_account_id: str
    table_name: str


class MonitorDataCollectionRuleDestinations(Block):
    """The block `destinations`."""

    azure_monitor_metrics: MonitorDataCollectionRuleDestinationsAzureMonitorMetrics | None = None
    event_hub: MonitorDataCollectionRuleDestinationsEventHub | None = None
    event_hub_direct: MonitorDataCollectionRuleDestinationsEventHubDirect | None = None
    log_analytics: Sequence[MonitorDataCollectionRuleDestinationsLogAnalytics] | None = None
    monitor_account: Sequence[MonitorDataCollectionRuleDestinationsMonitorAccount] | None = None
    storage_blob: Sequence[MonitorDataCollectionRuleDestinationsStorageBlob] | None = None
    storage_blob_direct: Sequence[MonitorDataCollectionRuleDestinationsStorageBlobDirect] | None = None
    storage_table_direct: Sequence[MonitorDataCollectionRuleDestinationsStorageTableDirect] | None = None


class MonitorDataCollectionRuleDataSourcesDataImportEventHubDataSource(Block):
    """The block `data_sources.data_import.event_hub_data_source`."""

    name: str
    stream: str
    consumer_group: str | None = None


class MonitorDataCollectionRuleDataSourcesDataImport(Block):
    """The block `data_sources.data_import`."""

    event_hub_data_source: Sequence[MonitorDataCollectionRuleDataSourcesDataImportEventHubDataSource]


class MonitorDataCollectionRuleDataSourcesExtension(Block):
    """The block `data_sources.extension`."""

    extension_name: str
    name: str
    streams: Sequence[str]
    extension_json: str | None = None
    input_data_sources: Sequence[str] | None = None


class MonitorDataCollectionRuleDataSourcesIisLog(Block):
    """The block `data_sources.iis_log`."""

    name: str
    streams: Sequence[str]
    log_directories: Sequence[str] | None = None


class MonitorDataCollectionRuleDataSourcesLogFileSettingsText(Block):
    """The block `data_sources.log_file.settings.text`."""

    record_start_timestamp_format: str


class MonitorDataCollectionRuleDataSourcesLogFileSettings(Block):
    """The block `data_sources.log_file.settings`."""

    text: MonitorDataCollectionRuleDataSourcesLogFileSettingsText


class MonitorDataCollectionRuleDataSourcesLogFile(Block):
    """The block `data_sources.log_file`."""

    file_patterns: Sequence[str]
    format: str
    name: str
    streams: Sequence[str]
    settings: MonitorDataCollectionRuleDataSourcesLogFileSettings | None = None


class MonitorDataCollectionRuleDataSourcesPerformanceCounter(Block):
    """The block `data_sources.performance_counter`."""

    counter_specifiers: Sequence[str]
    name: str
    sampling_frequency_in_seconds: float
    streams: Sequence[str]


class MonitorDataCollectionRuleDataSourcesPlatformTelemetry(Block):
    """The block `data_sources.platform_telemetry`."""

    name: str
    streams: Sequence[str]


class MonitorDataCollectionRuleDataSourcesPrometheusForwarderLabelIncludeFilter(Block):
    """The block `data_sources.prometheus_forwarder.label_include_filter`."""

    label: str
    value: str


class MonitorDataCollectionRuleDataSourcesPrometheusForwarder(Block):
    """The block `data_sources.prometheus_forwarder`."""

    name: str
    streams: Sequence[str]
    label_include_filter: Sequence[MonitorDataCollectionRuleDataSourcesPrometheusForwarderLabelIncludeFilter] | None = None


class MonitorDataCollectionRuleDataSourcesSyslog(Block):
    """The block `data_sources.syslog`."""

    facility_names: Sequence[str]
    log_levels: Sequence[str]
    name: str
    streams: Sequence[str]


class MonitorDataCollectionRuleDataSourcesWindowsEventLog(Block):
    """The block `data_sources.windows_event_log`."""

    name: str
    streams: Sequence[str]
    x_path_queries: Sequence[str]


class MonitorDataCollectionRuleDataSourcesWindowsFirewallLog(Block):
    """The block `data_sources.windows_firewall_log`."""

    name: str
    streams: Sequence[str]


class MonitorDataCollectionRuleDataSources(Block):
    """The block `data_sources`."""

    data_import: MonitorDataCollectionRuleDataSourcesDataImport | None = None
    extension: Sequence[MonitorDataCollectionRuleDataSourcesExtension] | None = None
    iis_log: Sequence[MonitorDataCollectionRuleDataSourcesIisLog] | None = None
    log_file: Sequence[MonitorDataCollectionRuleDataSourcesLogFile] | None = None
    performance_counter: Sequence[MonitorDataCollectionRuleDataSourcesPerformanceCounter] | None = None
    platform_telemetry: Sequence[MonitorDataCollectionRuleDataSourcesPlatformTelemetry] | None = None
    prometheus_forwarder: Sequence[MonitorDataCollectionRuleDataSourcesPrometheusForwarder] | None = None
    syslog: Sequence[MonitorDataCollectionRuleDataSourcesSyslog] | None = None
    windows_event_log: Sequence[MonitorDataCollectionRuleDataSourcesWindowsEventLog] | None = None
    windows_firewall_log: Sequence[MonitorDataCollectionRuleDataSourcesWindowsFirewallLog] | None = None


class MonitorDataCollectionRuleIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class MonitorDataCollectionRuleStreamDeclarationColumn(Block):
    """The block `stream_declaration.column`."""

    name: str
    type: str


class MonitorDataCollectionRuleStreamDeclaration(Block):
    """The block `stream_declaration`."""

    column: Sequence[MonitorDataCollectionRuleStreamDeclarationColumn]
    stream_name: str


class MonitorDataCollectionRuleTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class MonitorDataCollectionRuleIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class MonitorDataCollectionRule(Resource):
    """`azurerm_monitor_data_collection_rule`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_monitor_data_collection_rule"

    data_collection_endpoint_id = StringAttribute()
    description = StringAttribute()
    id = StringAttribute()
    identity = BlockAttribute(MonitorDataCollectionRuleIdentityRef)
    immutable_id = StringAttribute()
    kind = StringAttribute()
    location = StringAttribute()
    logs_ingestion_endpoint = StringAttribute()
    metrics_ingestion_endpoint = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        data_flow: Sequence[MonitorDataCollectionRuleDataFlow],
        destinations: MonitorDataCollectionRuleDestinations,
        location: str,
        name: str,
        resource_group_name: str,
        data_collection_endpoint_id: str | None = None,
        data_sources: MonitorDataCollectionRuleDataSources | None = None,
        description: str | None = None,
        identity: MonitorDataCollectionRuleIdentity | None = None,
        kind: str | None = None,
        stream_declaration: Sequence[MonitorDataCollectionRuleStreamDeclaration] | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: MonitorDataCollectionRuleTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
