"""`databricks_pipeline` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Pipeline",
    "PipelineCluster",
    "PipelineClusterAutoscale",
    "PipelineClusterAwsAttributes",
    "PipelineClusterAzureAttributes",
    "PipelineClusterAzureAttributesLogAnalyticsInfo",
    "PipelineClusterClusterLogConf",
    "PipelineClusterGcpAttributes",
    "PipelineClusterInitScripts",
    "PipelineClusterInitScriptsAbfss",
    "PipelineClusterInitScriptsDbfs",
    "PipelineClusterInitScriptsFile",
    "PipelineClusterInitScriptsGcs",
    "PipelineClusterInitScriptsS3",
    "PipelineClusterInitScriptsVolumes",
    "PipelineClusterInitScriptsWorkspace",
    "PipelineDeployment",
    "PipelineEnvironment",
    "PipelineEventLog",
    "PipelineFilters",
    "PipelineGatewayDefinition",
    "PipelineGatewayDefinitionConnectionParameters",
    "PipelineIngestionDefinition",
    "PipelineIngestionDefinitionDataStagingOptions",
    "PipelineIngestionDefinitionFullRefreshWindow",
    "PipelineIngestionDefinitionObjects",
    "PipelineIngestionDefinitionObjectsReport",
    "PipelineIngestionDefinitionObjectsSchema",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptions",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransforms",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptions",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistry",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistryConfluentOptions",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsJsonOptions",
    "PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsProtobufOptions",
    "PipelineIngestionDefinitionObjectsTable",
    "PipelineIngestionDefinitionObjectsTableConnectorOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsApiSourceConnectorOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsConfluenceOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptionsFileFilters",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsGoogleAdsOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsGoogleAdsOptionsCustomReportOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsJiraOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptionsKeyTransformer",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptionsValueTransformer",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsLinkedinAdsOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsLinkedinAdsOptionsCustomReportOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsMarketoOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsMetaAdsOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsMetaAdsOptionsCustomReportOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsOutlookOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsRabbitmqOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsRedditAdsOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsRedditAdsOptionsCustomReportOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsSharepointOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsSmartsheetOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsTiktokAdsOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsTiktokAdsOptionsCustomReportOptions",
    "PipelineIngestionDefinitionObjectsTableConnectorOptionsZendeskSupportOptions",
    "PipelineIngestionDefinitionSourceConfigurations",
    "PipelineIngestionDefinitionSourceConfigurationsApiSourceConnectorConfig",
    "PipelineIngestionDefinitionSourceConfigurationsCatalog",
    "PipelineIngestionDefinitionSourceConfigurationsCatalogPostgres",
    "PipelineIngestionDefinitionSourceConfigurationsCatalogPostgresSlotConfig",
    "PipelineIngestionDefinitionSourceConfigurationsGoogleAdsConfig",
    "PipelineIngestionDefinitionTableConfiguration",
    "PipelineIngestionDefinitionTableConfigurationAutoFullRefreshPolicy",
    "PipelineIngestionDefinitionTableConfigurationQueryBasedConnectorConfig",
    "PipelineIngestionDefinitionTableConfigurationWorkdayReportParameters",
    "PipelineIngestionDefinitionTableConfigurationWorkdayReportParametersReportParameters",
    "PipelineLatestUpdates",
    "PipelineLibrary",
    "PipelineLibraryFile",
    "PipelineLibraryGlob",
    "PipelineLibraryMaven",
    "PipelineLibraryNotebook",
    "PipelineNotification",
    "PipelineProviderConfig",
    "PipelineRestartWindow",
    "PipelineRunAs",
    "PipelineTimeouts",
    "PipelineTrigger",
    "PipelineTriggerCron",
    "PipelineTriggerManual",
]


class PipelineClusterAutoscale(Block):
    """The block `cluster.autoscale`."""

    max_workers: float
    min_workers: float
    mode: str | None = None


class PipelineClusterAwsAttributes(Block):
    """The block `cluster.aws_attributes`."""

    availability: str | None = None
    ebs_volume_count: float | None = None
    ebs_volume_iops: float | None = None
    ebs_volume_size: float | None = None
    ebs_volume_throughput: float | None = None
    ebs_volume_type: str | None = None
    first_on_demand: float | None = None
    instance_profile_arn: str | None = None
    spot_bid_price_percent: float | None = None
    zone_id: str | None = None


class PipelineClusterAzureAttributesLogAnalyticsInfo(Block):
    """The block `cluster.azure_attributes.log_analytics_info`."""

    log_analytics_primary_key: str | None = None
    log_analytics_workspace_id: str | None = None


class PipelineClusterAzureAttributes(Block):
    """The block `cluster.azure_attributes`."""

    availability: str | None = None
    capacity_reservation_group: str | None = None
    first_on_demand: float | None = None
    log_analytics_info: PipelineClusterAzureAttributesLogAnalyticsInfo | None = None
    spot_bid_max_price: float | None = None


class PipelineClusterInitScriptsDbfs(Block):
    """The block `cluster.cluster_log_conf.dbfs`, `cluster.init_scripts.dbfs`."""

    destination: str


class PipelineClusterInitScriptsS3(Block):
    """The block `cluster.cluster_log_conf.s3`, `cluster.init_scripts.s3`."""

    destination: str
    canned_acl: str | None = None
    enable_encryption: bool | Expression | None = None
    encryption_type: str | None = None
    endpoint: str | None = None
    kms_key: str | None = None
    region: str | None = None


class PipelineClusterInitScriptsVolumes(Block):
    """The block `cluster.cluster_log_conf.volumes`, `cluster.init_scripts.volumes`."""

    destination: str


class PipelineClusterClusterLogConf(Block):
    """The block `cluster.cluster_log_conf`."""

    dbfs: PipelineClusterInitScriptsDbfs | None = None
    s3: PipelineClusterInitScriptsS3 | None = None
    volumes: PipelineClusterInitScriptsVolumes | None = None


class PipelineClusterGcpAttributes(Block):
    """The block `cluster.gcp_attributes`."""

    availability: str | None = None
    confidential_compute_type: str | None = None
    first_on_demand: float | None = None
    google_service_account: str | None = None
    local_ssd_count: float | None = None
    zone_id: str | None = None


class PipelineClusterInitScriptsAbfss(Block):
    """The block `cluster.init_scripts.abfss`."""

    destination: str


class PipelineClusterInitScriptsFile(Block):
    """The block `cluster.init_scripts.file`."""

    destination: str


class PipelineClusterInitScriptsGcs(Block):
    """The block `cluster.init_scripts.gcs`."""

    destination: str


class PipelineClusterInitScriptsWorkspace(Block):
    """The block `cluster.init_scripts.workspace`."""

    destination: str


class PipelineClusterInitScripts(Block):
    """The block `cluster.init_scripts`."""

    abfss: PipelineClusterInitScriptsAbfss | None = None
    dbfs: PipelineClusterInitScriptsDbfs | None = None
    file: PipelineClusterInitScriptsFile | None = None
    gcs: PipelineClusterInitScriptsGcs | None = None
    s3: PipelineClusterInitScriptsS3 | None = None
    volumes: PipelineClusterInitScriptsVolumes | None = None
    workspace: PipelineClusterInitScriptsWorkspace | None = None


class PipelineCluster(Block):
    """The block `cluster`."""

    apply_policy_default_values: bool | Expression | None = None
    autoscale: PipelineClusterAutoscale | None = None
    aws_attributes: PipelineClusterAwsAttributes | None = None
    azure_attributes: PipelineClusterAzureAttributes | None = None
    cluster_log_conf: PipelineClusterClusterLogConf | None = None
    custom_tags: Mapping[str, str] | None = None
    driver_instance_pool_id: str | None = None
    driver_node_type_id: str | None = None
    enable_local_disk_encryption: bool | Expression | None = None
    gcp_attributes: PipelineClusterGcpAttributes | None = None
    init_scripts: Sequence[PipelineClusterInitScripts] | None = None
    instance_pool_id: str | None = None
    label: str | None = None
    node_type_id: str | None = None
    num_workers: float | None = None
    policy_id: str | None = None
    spark_conf: Mapping[str, str] | None = None
    spark_env_vars: Mapping[str, str] | None = None
    ssh_public_keys: Sequence[str] | None = None


class PipelineDeployment(Block):
    """The block `deployment`."""

    kind: str
    deployment_id: str | None = None
    metadata_file_path: str | None = None
    version_id: str | None = None


class PipelineEnvironment(Block):
    """The block `environment`."""

    dependencies: Sequence[str] | None = None
    environment_version: str | None = None


class PipelineEventLog(Block):
    """The block `event_log`."""

    name: str
    catalog: str | None = None
    schema: str | None = None


class PipelineFilters(Block):
    """The block `filters`."""

    exclude: Sequence[str] | None = None
    include: Sequence[str] | None = None


class PipelineGatewayDefinitionConnectionParameters(Block):
    """The block `gateway_definition.connection_parameters`."""

    source_catalog: str | None = None


class PipelineGatewayDefinition(Block):
    """The block `gateway_definition`."""

    connection_name: str
    gateway_storage_catalog: str
    gateway_storage_schema: str
    connection_id: str | None = None
    connection_parameters: PipelineGatewayDefinitionConnectionParameters | None = None
    gateway_storage_name: str | None = None


class PipelineIngestionDefinitionDataStagingOptions(Block):
    """The block `ingestion_definition.data_staging_options`."""

    catalog_name: str
    schema_name: str
    volume_name: str | None = None


class PipelineIngestionDefinitionFullRefreshWindow(Block):
    """The block `ingestion_definition.full_refresh_window`."""

    start_hour: float
    days_of_week: Sequence[str] | None = None
    time_zone_id: str | None = None


class PipelineIngestionDefinitionTableConfigurationAutoFullRefreshPolicy(Block):
    """The block `ingestion_definition.objects.report.table_configuration.auto_full_refresh_policy`, `ingestion_definition.objects.schema.table_configuration.auto_full_refresh_policy`, `ingestion_definition.objects.table.table_configuration.auto_full_refresh_policy` and 1 more."""

    enabled: bool | Expression
    min_interval_hours: float | None = None


class PipelineIngestionDefinitionTableConfigurationQueryBasedConnectorConfig(Block):
    """The block `ingestion_definition.objects.report.table_configuration.query_based_connector_config`, `ingestion_definition.objects.schema.table_configuration.query_based_connector_config`, `ingestion_definition.objects.table.table_configuration.query_based_connector_config` and 1 more."""

    cursor_columns: Sequence[str] | None = None
    deletion_condition: str | None = None
    hard_deletion_sync_min_interval_in_seconds: float | None = None


class PipelineIngestionDefinitionTableConfigurationWorkdayReportParametersReportParameters(Block):
    """The block `ingestion_definition.objects.report.table_configuration.workday_report_parameters.report_parameters`, `ingestion_definition.objects.schema.table_configuration.workday_report_parameters.report_parameters`, `ingestion_definition.objects.table.table_configuration.workday_report_parameters.report_parameters` and 1 more."""

    key: str | None = None
    value: str | None = None


class PipelineIngestionDefinitionTableConfigurationWorkdayReportParameters(Block):
    """The block `ingestion_definition.objects.report.table_configuration.workday_report_parameters`, `ingestion_definition.objects.schema.table_configuration.workday_report_parameters`, `ingestion_definition.objects.table.table_configuration.workday_report_parameters` and 1 more."""

    incremental: bool | Expression | None = None
    parameters: Mapping[str, str] | None = None
    report_parameters: Sequence[PipelineIngestionDefinitionTableConfigurationWorkdayReportParametersReportParameters] | None = None


class PipelineIngestionDefinitionTableConfiguration(Block):
    """The block `ingestion_definition.objects.report.table_configuration`, `ingestion_definition.objects.schema.table_configuration`, `ingestion_definition.objects.table.table_configuration` and 1 more."""

    auto_full_refresh_policy: PipelineIngestionDefinitionTableConfigurationAutoFullRefreshPolicy | None = None
    clustering_columns: Sequence[str] | None = None
    enable_auto_clustering: bool | Expression | None = None
    exclude_columns: Sequence[str] | None = None
    include_columns: Sequence[str] | None = None
    primary_keys: Sequence[str] | None = None
    query_based_connector_config: PipelineIngestionDefinitionTableConfigurationQueryBasedConnectorConfig | None = None
    row_filter: str | None = None
    salesforce_include_formula_fields: bool | Expression | None = None
    scd_type: str | None = None
    sequence_by: Sequence[str] | None = None
    source_metadata_column: str | None = None
    table_properties: Mapping[str, str] | None = None
    workday_report_parameters: PipelineIngestionDefinitionTableConfigurationWorkdayReportParameters | None = None


class PipelineIngestionDefinitionObjectsReport(Block):
    """The block `ingestion_definition.objects.report`."""

    destination_catalog: str
    destination_schema: str
    source_url: str
    destination_table: str | None = None
    table_configuration: PipelineIngestionDefinitionTableConfiguration | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsApiSourceConnectorOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.api_source_connector_options`, `ingestion_definition.objects.table.connector_options.api_source_connector_options`."""

    options: Mapping[str, str] | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsConfluenceOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.confluence_options`, `ingestion_definition.objects.table.connector_options.confluence_options`."""

    include_confluence_spaces: Sequence[str] | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptionsFileFilters(Block):
    """The block `ingestion_definition.objects.schema.connector_options.gdrive_options.file_ingestion_options.file_filters`, `ingestion_definition.objects.schema.connector_options.sharepoint_options.file_ingestion_options.file_filters`, `ingestion_definition.objects.table.connector_options.gdrive_options.file_ingestion_options.file_filters` and 1 more."""

    modified_after: str | None = None
    modified_before: str | None = None
    path_filter: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.gdrive_options.file_ingestion_options`, `ingestion_definition.objects.schema.connector_options.sharepoint_options.file_ingestion_options`, `ingestion_definition.objects.table.connector_options.gdrive_options.file_ingestion_options` and 1 more."""

    corrupt_record_column: str | None = None
    file_filters: Sequence[PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptionsFileFilters] | None = None
    format: str | None = None
    format_options: Mapping[str, str] | None = None
    ignore_corrupt_files: bool | Expression | None = None
    infer_column_types: bool | Expression | None = None
    reader_case_sensitive: bool | Expression | None = None
    rescued_data_column: str | None = None
    schema_evolution_mode: str | None = None
    schema_hints: str | None = None
    single_variant_column: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.gdrive_options`, `ingestion_definition.objects.table.connector_options.gdrive_options`."""

    entity_type: str | None = None
    file_ingestion_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptions | None = None
    url: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsGoogleAdsOptionsCustomReportOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.google_ads_options.custom_report_options`, `ingestion_definition.objects.table.connector_options.google_ads_options.custom_report_options`."""

    resource: str
    metrics: Sequence[str] | None = None
    resource_fields: Sequence[str] | None = None
    segments: Sequence[str] | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsGoogleAdsOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.google_ads_options`, `ingestion_definition.objects.table.connector_options.google_ads_options`."""

    manager_account_id: str
    custom_report_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsGoogleAdsOptionsCustomReportOptions | None = None
    lookback_window_days: float | None = None
    sync_start_date: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsJiraOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.jira_options`, `ingestion_definition.objects.table.connector_options.jira_options`."""

    include_jira_spaces: Sequence[str] | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistryConfluentOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.avro_options.schema_registry.confluent_options`, `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.protobuf_options.schema_registry.confluent_options`, `ingestion_definition.objects.schema.connector_options.kafka_options.value_transformer.avro_options.schema_registry.confluent_options` and 7 more."""

    subject: str | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistry(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.avro_options.schema_registry`, `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.protobuf_options.schema_registry`, `ingestion_definition.objects.schema.connector_options.kafka_options.value_transformer.avro_options.schema_registry` and 7 more."""

    confluent_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistryConfluentOptions | None = None
    connection_name: str | None = None
    protobuf_message_name: str | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.avro_options`, `ingestion_definition.objects.schema.connector_options.kafka_options.value_transformer.avro_options`, `ingestion_definition.objects.schema.fanout_options.transforms.avro_options` and 2 more."""

    parse_mode: str | None = None
    schema: str | None = None
    schema_file_path: str | None = None
    schema_registry: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistry | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsJsonOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.json_options`, `ingestion_definition.objects.schema.connector_options.kafka_options.value_transformer.json_options`, `ingestion_definition.objects.schema.fanout_options.transforms.json_options` and 2 more."""

    as_variant: bool | Expression | None = None
    schema: str | None = None
    schema_evolution_mode: str | None = None
    schema_file_path: str | None = None
    schema_hints: str | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsProtobufOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer.protobuf_options`, `ingestion_definition.objects.schema.connector_options.kafka_options.value_transformer.protobuf_options`, `ingestion_definition.objects.schema.fanout_options.transforms.protobuf_options` and 2 more."""

    desc_file_path: str | None = None
    message_name: str | None = None
    parse_mode: str | None = None
    recursive_fields_max_depth: float | None = None
    schema_registry: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptionsSchemaRegistry | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptionsKeyTransformer(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.key_transformer`, `ingestion_definition.objects.table.connector_options.kafka_options.key_transformer`."""

    avro_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptions | None = None
    format: str | None = None
    input_column: str | None = None
    json_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsJsonOptions | None = None
    output_column: str | None = None
    protobuf_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsProtobufOptions | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptionsValueTransformer(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options.value_transformer`, `ingestion_definition.objects.table.connector_options.kafka_options.value_transformer`."""

    avro_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptions | None = None
    format: str | None = None
    input_column: str | None = None
    json_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsJsonOptions | None = None
    output_column: str | None = None
    protobuf_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsProtobufOptions | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.kafka_options`, `ingestion_definition.objects.table.connector_options.kafka_options`."""

    client_config: Mapping[str, str] | None = None
    key_transformer: PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptionsKeyTransformer | None = None
    max_offsets_per_trigger: float | None = None
    starting_offset: str | None = None
    topic_pattern: str | None = None
    topics: Sequence[str] | None = None
    value_transformer: PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptionsValueTransformer | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsLinkedinAdsOptionsCustomReportOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.linkedin_ads_options.custom_report_options`, `ingestion_definition.objects.table.connector_options.linkedin_ads_options.custom_report_options`."""

    finder: str
    entity_granularity: Sequence[str] | None = None
    metrics: Sequence[str] | None = None
    time_granularity: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsLinkedinAdsOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.linkedin_ads_options`, `ingestion_definition.objects.table.connector_options.linkedin_ads_options`."""

    custom_report_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsLinkedinAdsOptionsCustomReportOptions | None = None
    lookback_window_days: float | None = None
    sync_start_date: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsMarketoOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.marketo_options`, `ingestion_definition.objects.table.connector_options.marketo_options`."""

    sync_start_date: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsMetaAdsOptionsCustomReportOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.meta_ads_options.custom_report_options`, `ingestion_definition.objects.table.connector_options.meta_ads_options.custom_report_options`."""

    action_attribution_windows: Sequence[str] | None = None
    action_breakdowns: Sequence[str] | None = None
    action_report_time: str | None = None
    breakdowns: Sequence[str] | None = None
    level: str | None = None
    time_increment: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsMetaAdsOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.meta_ads_options`, `ingestion_definition.objects.table.connector_options.meta_ads_options`."""

    action_attribution_windows: Sequence[str] | None = None
    action_breakdowns: Sequence[str] | None = None
    action_report_time: str | None = None
    breakdowns: Sequence[str] | None = None
    custom_insights_lookback_window: float | None = None
    custom_report_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsMetaAdsOptionsCustomReportOptions | None = None
    level: str | None = None
    start_date: str | None = None
    time_increment: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsOutlookOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.outlook_options`, `ingestion_definition.objects.table.connector_options.outlook_options`."""

    attachment_mode: str | None = None
    body_format: str | None = None
    folder_filter: Sequence[str] | None = None
    include_folders: Sequence[str] | None = None
    include_mailboxes: Sequence[str] | None = None
    include_senders: Sequence[str] | None = None
    include_subjects: Sequence[str] | None = None
    sender_filter: Sequence[str] | None = None
    start_date: str | None = None
    subject_filter: Sequence[str] | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsRabbitmqOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.rabbitmq_options`, `ingestion_definition.objects.table.connector_options.rabbitmq_options`."""

    queue: str


class PipelineIngestionDefinitionObjectsTableConnectorOptionsRedditAdsOptionsCustomReportOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.reddit_ads_options.custom_report_options`, `ingestion_definition.objects.table.connector_options.reddit_ads_options.custom_report_options`."""

    breakdowns: Sequence[str] | None = None
    fields: Sequence[str] | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsRedditAdsOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.reddit_ads_options`, `ingestion_definition.objects.table.connector_options.reddit_ads_options`."""

    custom_report_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsRedditAdsOptionsCustomReportOptions | None = None
    lookback_window_days: float | None = None
    sync_start_date: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsSharepointOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.sharepoint_options`, `ingestion_definition.objects.table.connector_options.sharepoint_options`."""

    entity_type: str | None = None
    file_ingestion_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptionsFileIngestionOptions | None = None
    url: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsSmartsheetOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.smartsheet_options`, `ingestion_definition.objects.table.connector_options.smartsheet_options`."""

    enforce_schema: bool | Expression | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsTiktokAdsOptionsCustomReportOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.tiktok_ads_options.custom_report_options`, `ingestion_definition.objects.table.connector_options.tiktok_ads_options.custom_report_options`."""

    data_level: str | None = None
    dimensions: Sequence[str] | None = None
    metrics: Sequence[str] | None = None
    query_lifetime: bool | Expression | None = None
    report_type: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsTiktokAdsOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.tiktok_ads_options`, `ingestion_definition.objects.table.connector_options.tiktok_ads_options`."""

    custom_report_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsTiktokAdsOptionsCustomReportOptions | None = None
    data_level: str | None = None
    dimensions: Sequence[str] | None = None
    lookback_window_days: float | None = None
    metrics: Sequence[str] | None = None
    query_lifetime: bool | Expression | None = None
    report_type: str | None = None
    sync_start_date: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptionsZendeskSupportOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options.zendesk_support_options`, `ingestion_definition.objects.table.connector_options.zendesk_support_options`."""

    start_date: str | None = None


class PipelineIngestionDefinitionObjectsTableConnectorOptions(Block):
    """The block `ingestion_definition.objects.schema.connector_options`, `ingestion_definition.objects.table.connector_options`."""

    api_source_connector_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsApiSourceConnectorOptions | None = None
    confluence_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsConfluenceOptions | None = None
    gdrive_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsGdriveOptions | None = None
    google_ads_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsGoogleAdsOptions | None = None
    jira_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsJiraOptions | None = None
    kafka_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsKafkaOptions | None = None
    linkedin_ads_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsLinkedinAdsOptions | None = None
    marketo_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsMarketoOptions | None = None
    meta_ads_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsMetaAdsOptions | None = None
    outlook_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsOutlookOptions | None = None
    rabbitmq_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsRabbitmqOptions | None = None
    reddit_ads_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsRedditAdsOptions | None = None
    sharepoint_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsSharepointOptions | None = None
    smartsheet_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsSmartsheetOptions | None = None
    tiktok_ads_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsTiktokAdsOptions | None = None
    zendesk_support_options: PipelineIngestionDefinitionObjectsTableConnectorOptionsZendeskSupportOptions | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransforms(Block):
    """The block `ingestion_definition.objects.schema.fanout_options.transforms`."""

    avro_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsAvroOptions | None = None
    format: str | None = None
    input_column: str | None = None
    json_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsJsonOptions | None = None
    output_column: str | None = None
    protobuf_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransformsProtobufOptions | None = None


class PipelineIngestionDefinitionObjectsSchemaFanoutOptions(Block):
    """The block `ingestion_definition.objects.schema.fanout_options`."""

    fanout_by: str | None = None
    transforms: Sequence[PipelineIngestionDefinitionObjectsSchemaFanoutOptionsTransforms] | None = None


class PipelineIngestionDefinitionObjectsSchema(Block):
    """The block `ingestion_definition.objects.schema`."""

    destination_catalog: str
    destination_schema: str
    connector_options: PipelineIngestionDefinitionObjectsTableConnectorOptions | None = None
    fanout_options: PipelineIngestionDefinitionObjectsSchemaFanoutOptions | None = None
    source_catalog: str | None = None
    source_schema: str | None = None
    table_configuration: PipelineIngestionDefinitionTableConfiguration | None = None


class PipelineIngestionDefinitionObjectsTable(Block):
    """The block `ingestion_definition.objects.table`."""

    destination_catalog: str
    destination_schema: str
    connector_options: PipelineIngestionDefinitionObjectsTableConnectorOptions | None = None
    destination_table: str | None = None
    source_catalog: str | None = None
    source_schema: str | None = None
    source_table: str | None = None
    table_configuration: PipelineIngestionDefinitionTableConfiguration | None = None


class PipelineIngestionDefinitionObjects(Block):
    """The block `ingestion_definition.objects`."""

    report: PipelineIngestionDefinitionObjectsReport | None = None
    schema: PipelineIngestionDefinitionObjectsSchema | None = None
    table: PipelineIngestionDefinitionObjectsTable | None = None


class PipelineIngestionDefinitionSourceConfigurationsApiSourceConnectorConfig(Block):
    """The block `ingestion_definition.source_configurations.api_source_connector_config`."""

    configs: Mapping[str, str] | None = None


class PipelineIngestionDefinitionSourceConfigurationsCatalogPostgresSlotConfig(Block):
    """The block `ingestion_definition.source_configurations.catalog.postgres.slot_config`."""

    publication_name: str | None = None
    slot_name: str | None = None


class PipelineIngestionDefinitionSourceConfigurationsCatalogPostgres(Block):
    """The block `ingestion_definition.source_configurations.catalog.postgres`."""

    slot_config: PipelineIngestionDefinitionSourceConfigurationsCatalogPostgresSlotConfig | None = None


class PipelineIngestionDefinitionSourceConfigurationsCatalog(Block):
    """The block `ingestion_definition.source_configurations.catalog`."""

    postgres: PipelineIngestionDefinitionSourceConfigurationsCatalogPostgres | None = None
    source_catalog: str | None = None


class PipelineIngestionDefinitionSourceConfigurationsGoogleAdsConfig(Block):
    """The block `ingestion_definition.source_configurations.google_ads_config`."""

    manager_account_id: str | None = None


class PipelineIngestionDefinitionSourceConfigurations(Block):
    """The block `ingestion_definition.source_configurations`."""

    api_source_connector_config: PipelineIngestionDefinitionSourceConfigurationsApiSourceConnectorConfig | None = None
    catalog: PipelineIngestionDefinitionSourceConfigurationsCatalog | None = None
    google_ads_config: PipelineIngestionDefinitionSourceConfigurationsGoogleAdsConfig | None = None


class PipelineIngestionDefinition(Block):
    """The block `ingestion_definition`."""

    connection_name: str | None = None
    connector_type: str | None = None
    data_staging_options: PipelineIngestionDefinitionDataStagingOptions | None = None
    full_refresh_window: PipelineIngestionDefinitionFullRefreshWindow | None = None
    ingest_from_uc_foreign_catalog: bool | Expression | None = None
    ingestion_gateway_id: str | None = None
    netsuite_jar_path: str | None = None
    objects: Sequence[PipelineIngestionDefinitionObjects] | None = None
    source_configurations: Sequence[PipelineIngestionDefinitionSourceConfigurations] | None = None
    source_type: str | None = None
    table_configuration: PipelineIngestionDefinitionTableConfiguration | None = None


class PipelineLatestUpdates(Block):
    """The block `latest_updates`."""

    creation_time: str | None = None
    state: str | None = None
    update_id: str | None = None


class PipelineLibraryFile(Block):
    """The block `library.file`."""

    path: str


class PipelineLibraryGlob(Block):
    """The block `library.glob`."""

    include: str


class PipelineLibraryMaven(Block):
    """The block `library.maven`."""

    coordinates: str
    exclusions: Sequence[str] | None = None
    repo: str | None = None


class PipelineLibraryNotebook(Block):
    """The block `library.notebook`."""

    path: str


class PipelineLibrary(Block):
    """The block `library`."""

    file: PipelineLibraryFile | None = None
    glob: PipelineLibraryGlob | None = None
    jar: str | None = None
    maven: PipelineLibraryMaven | None = None
    notebook: PipelineLibraryNotebook | None = None
    whl: str | None = None


class PipelineNotification(Block):
    """The block `notification`."""

    alerts: Sequence[str] | None = None
    email_recipients: Sequence[str] | None = None


class PipelineProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class PipelineRestartWindow(Block):
    """The block `restart_window`."""

    start_hour: float
    days_of_week: Sequence[str] | None = None
    time_zone_id: str | None = None


class PipelineRunAs(Block):
    """The block `run_as`."""

    group_name: str | None = None
    service_principal_name: str | None = None
    user_name: str | None = None


class PipelineTimeouts(Block):
    """The block `timeouts`."""

    default: str | None = None


class PipelineTriggerCron(Block):
    """The block `trigger.cron`."""

    quartz_cron_schedule: str | None = None
    timezone_id: str | None = None


class PipelineTriggerManual(Block):
    """The block `trigger.manual`."""



class PipelineTrigger(Block):
    """The block `trigger`."""

    cron: PipelineTriggerCron | None = None
    manual: PipelineTriggerManual | None = None


class PipelineClusterRef(Ref):
    """What can be read of `cluster`."""

    apply_policy_default_values = BooleanAttribute()
    custom_tags = MapAttribute()
    driver_instance_pool_id = StringAttribute()
    driver_node_type_id = StringAttribute()
    enable_local_disk_encryption = BooleanAttribute()
    instance_pool_id = StringAttribute()
    label = StringAttribute()
    node_type_id = StringAttribute()
    num_workers = NumberAttribute()
    policy_id = StringAttribute()
    spark_conf = MapAttribute()
    spark_env_vars = MapAttribute()
    ssh_public_keys = ListAttribute()


class PipelineEventLogRef(Ref):
    """What can be read of `event_log`."""

    catalog = StringAttribute()
    name = StringAttribute()
    schema = StringAttribute()


class PipelineProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Pipeline(Resource):
    """`databricks_pipeline`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_pipeline"

    allow_duplicate_names = BooleanAttribute()
    budget_policy_id = StringAttribute()
    catalog = StringAttribute()
    cause = StringAttribute()
    channel = StringAttribute()
    cluster = BlocksAttribute(PipelineClusterRef)
    cluster_id = StringAttribute()
    configuration = MapAttribute()
    continuous = BooleanAttribute()
    creator_user_name = StringAttribute()
    development = BooleanAttribute()
    edition = StringAttribute()
    event_log = BlockAttribute(PipelineEventLogRef)
    expected_last_modified = NumberAttribute()
    health = StringAttribute()
    id = StringAttribute()
    last_modified = NumberAttribute()
    name = StringAttribute()
    photon = BooleanAttribute()
    provider_config = BlockAttribute(PipelineProviderConfigRef)
    root_path = StringAttribute()
    run_as_user_name = StringAttribute()
    schema = StringAttribute()
    serverless = BooleanAttribute()
    serverless_compute_id = StringAttribute()
    state = StringAttribute()
    storage = StringAttribute()
    tags = MapAttribute()
    target = StringAttribute()
    url = StringAttribute()
    usage_policy_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        allow_duplicate_names: bool | Expression | None = None,
        budget_policy_id: str | None = None,
        catalog: str | None = None,
        cause: str | None = None,
        channel: str | None = None,
        cluster: Sequence[PipelineCluster] | None = None,
        cluster_id: str | None = None,
        configuration: Mapping[str, str] | None = None,
        continuous: bool | Expression | None = None,
        creator_user_name: str | None = None,
        deployment: PipelineDeployment | None = None,
        development: bool | Expression | None = None,
        edition: str | None = None,
        environment: PipelineEnvironment | None = None,
        event_log: PipelineEventLog | None = None,
        expected_last_modified: float | None = None,
        filters: PipelineFilters | None = None,
        gateway_definition: PipelineGatewayDefinition | None = None,
        health: str | None = None,
        ingestion_definition: PipelineIngestionDefinition | None = None,
        last_modified: float | None = None,
        latest_updates: Sequence[PipelineLatestUpdates] | None = None,
        library: Sequence[PipelineLibrary] | None = None,
        name: str | None = None,
        notification: Sequence[PipelineNotification] | None = None,
        photon: bool | Expression | None = None,
        provider_config: PipelineProviderConfig | None = None,
        restart_window: PipelineRestartWindow | None = None,
        root_path: str | None = None,
        run_as: PipelineRunAs | None = None,
        run_as_user_name: str | None = None,
        schema: str | None = None,
        serverless: bool | Expression | None = None,
        serverless_compute_id: str | None = None,
        state: str | None = None,
        storage: str | None = None,
        tags: Mapping[str, str] | None = None,
        target: str | None = None,
        timeouts: PipelineTimeouts | None = None,
        trigger: PipelineTrigger | None = None,
        url: str | None = None,
        usage_policy_id: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
