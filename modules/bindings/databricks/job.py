"""`databricks_job` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    AnyAttribute,
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
    "Job",
    "JobContinuous",
    "JobContinuousMaintenanceWindow",
    "JobDbtTask",
    "JobDeployment",
    "JobEmailNotifications",
    "JobEnvironment",
    "JobEnvironmentSpec",
    "JobEnvironmentVariables",
    "JobEnvironmentVariablesSpec",
    "JobGitSource",
    "JobGitSourceGitSnapshot",
    "JobGitSourceJobSource",
    "JobGitSourceSparseCheckout",
    "JobHealth",
    "JobHealthRules",
    "JobJobCluster",
    "JobLibrary",
    "JobLibraryCran",
    "JobLibraryMaven",
    "JobLibraryPypi",
    "JobNewCluster",
    "JobNewClusterAutoscale",
    "JobNewClusterAwsAttributes",
    "JobNewClusterAzureAttributes",
    "JobNewClusterAzureAttributesLogAnalyticsInfo",
    "JobNewClusterClusterLogConf",
    "JobNewClusterClusterMountInfo",
    "JobNewClusterClusterMountInfoNetworkFilesystemInfo",
    "JobNewClusterDockerImage",
    "JobNewClusterDockerImageBasicAuth",
    "JobNewClusterDriverNodeTypeFlexibility",
    "JobNewClusterGcpAttributes",
    "JobNewClusterInitScripts",
    "JobNewClusterInitScriptsAbfss",
    "JobNewClusterInitScriptsDbfs",
    "JobNewClusterInitScriptsFile",
    "JobNewClusterInitScriptsGcs",
    "JobNewClusterInitScriptsS3",
    "JobNewClusterInitScriptsVolumes",
    "JobNewClusterInitScriptsWorkspace",
    "JobNewClusterWorkerNodeTypeFlexibility",
    "JobNewClusterWorkloadType",
    "JobNewClusterWorkloadTypeClients",
    "JobNotebookTask",
    "JobNotificationSettings",
    "JobParameter",
    "JobPipelineTask",
    "JobProviderConfig",
    "JobPythonWheelTask",
    "JobQueue",
    "JobRunAs",
    "JobRunJobTask",
    "JobSchedule",
    "JobSparkJarTask",
    "JobSparkPythonTask",
    "JobSparkSubmitTask",
    "JobTask",
    "JobTaskAiRuntimeTask",
    "JobTaskAiRuntimeTaskDeployments",
    "JobTaskAiRuntimeTaskDeploymentsCompute",
    "JobTaskAlertTask",
    "JobTaskAlertTaskSubscribers",
    "JobTaskCleanRoomsNotebookTask",
    "JobTaskCompute",
    "JobTaskConditionTask",
    "JobTaskDashboardTask",
    "JobTaskDashboardTaskSubscription",
    "JobTaskDbtCloudTask",
    "JobTaskDbtPlatformTask",
    "JobTaskDependsOn",
    "JobTaskForEachTask",
    "JobTaskForEachTaskTask",
    "JobTaskGenAiComputeTask",
    "JobTaskGenAiComputeTaskCompute",
    "JobTaskNewCluster",
    "JobTaskNotificationSettings",
    "JobTaskPipelineTask",
    "JobTaskPowerBiTask",
    "JobTaskPowerBiTaskPowerBiModel",
    "JobTaskPowerBiTaskTables",
    "JobTaskPythonOperatorTask",
    "JobTaskPythonOperatorTaskParameters",
    "JobTaskRunJobTask",
    "JobTaskRunJobTaskPipelineParams",
    "JobTaskSparkJarTask",
    "JobTaskSqlTask",
    "JobTaskSqlTaskAlert",
    "JobTaskSqlTaskAlertSubscriptions",
    "JobTaskSqlTaskDashboard",
    "JobTaskSqlTaskFile",
    "JobTaskSqlTaskQuery",
    "JobTimeouts",
    "JobTrigger",
    "JobTriggerFileArrival",
    "JobTriggerModel",
    "JobTriggerPeriodic",
    "JobTriggerSqlCondition",
    "JobTriggerTableUpdate",
    "JobTriggers",
    "JobTriggersContinuous",
    "JobTriggersSchedule",
    "JobWebhookNotifications",
    "JobWebhookNotificationsOnDurationWarningThresholdExceeded",
    "JobWebhookNotificationsOnFailure",
    "JobWebhookNotificationsOnMaintenanceComplete",
    "JobWebhookNotificationsOnMaintenanceStart",
    "JobWebhookNotificationsOnStart",
    "JobWebhookNotificationsOnStreamingBacklogExceeded",
    "JobWebhookNotificationsOnSuccess",
]


class JobContinuousMaintenanceWindow(Block):
    """The block `continuous.maintenance_window`, `triggers.continuous.maintenance_window`."""

    day_of_week: str
    start_hour: float
    timezone_id: str


class JobContinuous(Block):
    """The block `continuous`."""

    maintenance_window: JobContinuousMaintenanceWindow | None = None
    pause_status: str | None = None
    task_retry_mode: str | None = None


class JobDbtTask(Block):
    """The block `dbt_task`, `task.dbt_task`, `task.for_each_task.task.dbt_task`."""

    commands: Sequence[str]
    catalog: str | None = None
    profiles_directory: str | None = None
    project_directory: str | None = None
    schema: str | None = None
    source: str | None = None
    warehouse_id: str | None = None


class JobDeployment(Block):
    """The block `deployment`."""

    kind: str
    deployment_id: str | None = None
    metadata_file_path: str | None = None
    version_id: str | None = None


class JobEmailNotifications(Block):
    """The block `email_notifications`, `task.email_notifications`, `task.for_each_task.task.email_notifications`."""

    no_alert_for_skipped_runs: bool | Expression | None = None
    on_duration_warning_threshold_exceeded: Sequence[str] | None = None
    on_failure: Sequence[str] | None = None
    on_maintenance_complete: Sequence[str] | None = None
    on_maintenance_start: Sequence[str] | None = None
    on_start: Sequence[str] | None = None
    on_streaming_backlog_exceeded: Sequence[str] | None = None
    on_success: Sequence[str] | None = None


class JobEnvironmentSpec(Block):
    """The block `environment.spec`."""

    base_environment: str | None = None
    client: str | None = None
    dependencies: Sequence[str] | None = None
    environment_version: str | None = None
    java_dependencies: Sequence[str] | None = None
    project_environment: str | None = None


class JobEnvironment(Block):
    """The block `environment`."""

    environment_key: str
    spec: JobEnvironmentSpec | None = None


class JobEnvironmentVariablesSpec(Block):
    """The block `environment_variables.spec`."""

    files: Sequence[str] | None = None
    variables: Mapping[str, str] | None = None


class JobEnvironmentVariables(Block):
    """The block `environment_variables`."""

    environment_variables_key: str
    spec: JobEnvironmentVariablesSpec | None = None


class JobGitSourceGitSnapshot(Block):
    """The block `git_source.git_snapshot`."""

    used_commit: str | None = None


class JobGitSourceJobSource(Block):
    """The block `git_source.job_source`."""

    import_from_git_branch: str
    job_config_path: str
    dirty_state: str | None = None


class JobGitSourceSparseCheckout(Block):
    """The block `git_source.sparse_checkout`."""

    patterns: Sequence[str] | None = None


class JobGitSource(Block):
    """The block `git_source`."""

    url: str
    branch: str | None = None
    commit: str | None = None
    git_snapshot: JobGitSourceGitSnapshot | None = None
    job_source: JobGitSourceJobSource | None = None
    provider: str | None = None
    sparse_checkout: JobGitSourceSparseCheckout | None = None
    tag: str | None = None


class JobHealthRules(Block):
    """The block `health.rules`, `task.for_each_task.task.health.rules`, `task.health.rules`."""

    metric: str
    op: str
    value: float


class JobHealth(Block):
    """The block `health`, `task.for_each_task.task.health`, `task.health`."""

    rules: Sequence[JobHealthRules]


class JobNewClusterAutoscale(Block):
    """The block `job_cluster.new_cluster.autoscale`, `new_cluster.autoscale`, `task.for_each_task.task.new_cluster.autoscale` and 1 more."""

    max_workers: float | None = None
    min_workers: float | None = None


class JobNewClusterAwsAttributes(Block):
    """The block `job_cluster.new_cluster.aws_attributes`, `new_cluster.aws_attributes`, `task.for_each_task.task.new_cluster.aws_attributes` and 1 more."""

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


class JobNewClusterAzureAttributesLogAnalyticsInfo(Block):
    """The block `job_cluster.new_cluster.azure_attributes.log_analytics_info`, `new_cluster.azure_attributes.log_analytics_info`, `task.for_each_task.task.new_cluster.azure_attributes.log_analytics_info` and 1 more."""

    log_analytics_primary_key: str | None = None
    log_analytics_workspace_id: str | None = None


class JobNewClusterAzureAttributes(Block):
    """The block `job_cluster.new_cluster.azure_attributes`, `new_cluster.azure_attributes`, `task.for_each_task.task.new_cluster.azure_attributes` and 1 more."""

    availability: str | None = None
    capacity_reservation_group: str | None = None
    first_on_demand: float | None = None
    log_analytics_info: JobNewClusterAzureAttributesLogAnalyticsInfo | None = None
    spot_bid_max_price: float | None = None


class JobNewClusterInitScriptsDbfs(Block):
    """The block `job_cluster.new_cluster.cluster_log_conf.dbfs`, `job_cluster.new_cluster.init_scripts.dbfs`, `new_cluster.cluster_log_conf.dbfs` and 5 more."""

    destination: str


class JobNewClusterInitScriptsS3(Block):
    """The block `job_cluster.new_cluster.cluster_log_conf.s3`, `job_cluster.new_cluster.init_scripts.s3`, `new_cluster.cluster_log_conf.s3` and 5 more."""

    destination: str
    canned_acl: str | None = None
    enable_encryption: bool | Expression | None = None
    encryption_type: str | None = None
    endpoint: str | None = None
    kms_key: str | None = None
    region: str | None = None


class JobNewClusterInitScriptsVolumes(Block):
    """The block `job_cluster.new_cluster.cluster_log_conf.volumes`, `job_cluster.new_cluster.init_scripts.volumes`, `new_cluster.cluster_log_conf.volumes` and 5 more."""

    destination: str


class JobNewClusterClusterLogConf(Block):
    """The block `job_cluster.new_cluster.cluster_log_conf`, `new_cluster.cluster_log_conf`, `task.for_each_task.task.new_cluster.cluster_log_conf` and 1 more."""

    dbfs: JobNewClusterInitScriptsDbfs | None = None
    s3: JobNewClusterInitScriptsS3 | None = None
    volumes: JobNewClusterInitScriptsVolumes | None = None


class JobNewClusterClusterMountInfoNetworkFilesystemInfo(Block):
    """The block `job_cluster.new_cluster.cluster_mount_info.network_filesystem_info`, `new_cluster.cluster_mount_info.network_filesystem_info`, `task.for_each_task.task.new_cluster.cluster_mount_info.network_filesystem_info` and 1 more."""

    server_address: str
    mount_options: str | None = None


class JobNewClusterClusterMountInfo(Block):
    """The block `job_cluster.new_cluster.cluster_mount_info`, `new_cluster.cluster_mount_info`, `task.for_each_task.task.new_cluster.cluster_mount_info` and 1 more."""

    local_mount_dir_path: str
    network_filesystem_info: JobNewClusterClusterMountInfoNetworkFilesystemInfo
    remote_mount_dir_path: str | None = None


class JobNewClusterDockerImageBasicAuth(Block):
    """The block `job_cluster.new_cluster.docker_image.basic_auth`, `new_cluster.docker_image.basic_auth`, `task.for_each_task.task.new_cluster.docker_image.basic_auth` and 1 more."""

    password: str
    username: str


class JobNewClusterDockerImage(Block):
    """The block `job_cluster.new_cluster.docker_image`, `new_cluster.docker_image`, `task.for_each_task.task.new_cluster.docker_image` and 1 more."""

    url: str
    basic_auth: JobNewClusterDockerImageBasicAuth | None = None


class JobNewClusterDriverNodeTypeFlexibility(Block):
    """The block `job_cluster.new_cluster.driver_node_type_flexibility`, `new_cluster.driver_node_type_flexibility`, `task.for_each_task.task.new_cluster.driver_node_type_flexibility` and 1 more."""

    alternate_node_type_ids: Sequence[str] | None = None
    aws_context_id: str | None = None


class JobNewClusterGcpAttributes(Block):
    """The block `job_cluster.new_cluster.gcp_attributes`, `new_cluster.gcp_attributes`, `task.for_each_task.task.new_cluster.gcp_attributes` and 1 more."""

    availability: str | None = None
    boot_disk_size: float | None = None
    confidential_compute_type: str | None = None
    first_on_demand: float | None = None
    google_service_account: str | None = None
    local_ssd_count: float | None = None
    use_preemptible_executors: bool | Expression | None = None
    zone_id: str | None = None


class JobNewClusterInitScriptsAbfss(Block):
    """The block `job_cluster.new_cluster.init_scripts.abfss`, `new_cluster.init_scripts.abfss`, `task.for_each_task.task.new_cluster.init_scripts.abfss` and 1 more."""

    destination: str


class JobNewClusterInitScriptsFile(Block):
    """The block `job_cluster.new_cluster.init_scripts.file`, `new_cluster.init_scripts.file`, `task.for_each_task.task.new_cluster.init_scripts.file` and 1 more."""

    destination: str


class JobNewClusterInitScriptsGcs(Block):
    """The block `job_cluster.new_cluster.init_scripts.gcs`, `new_cluster.init_scripts.gcs`, `task.for_each_task.task.new_cluster.init_scripts.gcs` and 1 more."""

    destination: str


class JobNewClusterInitScriptsWorkspace(Block):
    """The block `job_cluster.new_cluster.init_scripts.workspace`, `new_cluster.init_scripts.workspace`, `task.for_each_task.task.new_cluster.init_scripts.workspace` and 1 more."""

    destination: str


class JobNewClusterInitScripts(Block):
    """The block `job_cluster.new_cluster.init_scripts`, `new_cluster.init_scripts`, `task.for_each_task.task.new_cluster.init_scripts` and 1 more."""

    abfss: JobNewClusterInitScriptsAbfss | None = None
    dbfs: JobNewClusterInitScriptsDbfs | None = None
    file: JobNewClusterInitScriptsFile | None = None
    gcs: JobNewClusterInitScriptsGcs | None = None
    s3: JobNewClusterInitScriptsS3 | None = None
    volumes: JobNewClusterInitScriptsVolumes | None = None
    workspace: JobNewClusterInitScriptsWorkspace | None = None


class JobLibraryCran(Block):
    """The block `job_cluster.new_cluster.library.cran`, `library.cran`, `new_cluster.library.cran` and 4 more."""

    package: str
    repo: str | None = None


class JobLibraryMaven(Block):
    """The block `job_cluster.new_cluster.library.maven`, `library.maven`, `new_cluster.library.maven` and 4 more."""

    coordinates: str
    exclusions: Sequence[str] | None = None
    repo: str | None = None


class JobProviderConfig(Block):
    """The block `job_cluster.new_cluster.library.provider_config`, `job_cluster.new_cluster.provider_config`, `library.provider_config` and 9 more."""

    workspace_id: str | None = None


class JobLibraryPypi(Block):
    """The block `job_cluster.new_cluster.library.pypi`, `library.pypi`, `new_cluster.library.pypi` and 4 more."""

    package: str
    repo: str | None = None


class JobLibrary(Block):
    """The block `job_cluster.new_cluster.library`, `library`, `new_cluster.library` and 4 more."""

    cran: JobLibraryCran | None = None
    egg: str | None = None
    jar: str | None = None
    maven: JobLibraryMaven | None = None
    provider_config: JobProviderConfig | None = None
    pypi: JobLibraryPypi | None = None
    requirements: str | None = None
    whl: str | None = None


class JobNewClusterWorkerNodeTypeFlexibility(Block):
    """The block `job_cluster.new_cluster.worker_node_type_flexibility`, `new_cluster.worker_node_type_flexibility`, `task.for_each_task.task.new_cluster.worker_node_type_flexibility` and 1 more."""

    alternate_node_type_ids: Sequence[str] | None = None
    aws_context_id: str | None = None


class JobNewClusterWorkloadTypeClients(Block):
    """The block `job_cluster.new_cluster.workload_type.clients`, `new_cluster.workload_type.clients`, `task.for_each_task.task.new_cluster.workload_type.clients` and 1 more."""

    jobs: bool | Expression | None = None
    notebooks: bool | Expression | None = None


class JobNewClusterWorkloadType(Block):
    """The block `job_cluster.new_cluster.workload_type`, `new_cluster.workload_type`, `task.for_each_task.task.new_cluster.workload_type` and 1 more."""

    clients: JobNewClusterWorkloadTypeClients


class JobTaskNewCluster(Block):
    """The block `job_cluster.new_cluster`, `task.new_cluster`."""

    __apply_policy_default_values_allow_list: Sequence[str] | None = None
    apply_policy_default_values: bool | Expression | None = None
    autoscale: JobNewClusterAutoscale | None = None
    aws_attributes: JobNewClusterAwsAttributes | None = None
    azure_attributes: JobNewClusterAzureAttributes | None = None
    cluster_id: str | None = None
    cluster_log_conf: JobNewClusterClusterLogConf | None = None
    cluster_mount_info: Sequence[JobNewClusterClusterMountInfo] | None = None
    cluster_name: str | None = None
    custom_tags: Mapping[str, str] | None = None
    data_security_mode: str | None = None
    dependency_mode: str | None = None
    docker_image: JobNewClusterDockerImage | None = None
    driver_instance_pool_id: str | None = None
    driver_node_type_flexibility: JobNewClusterDriverNodeTypeFlexibility | None = None
    driver_node_type_id: str | None = None
    enable_elastic_disk: bool | Expression | None = None
    enable_local_disk_encryption: bool | Expression | None = None
    gcp_attributes: JobNewClusterGcpAttributes | None = None
    idempotency_token: str | None = None
    init_scripts: Sequence[JobNewClusterInitScripts] | None = None
    instance_pool_id: str | None = None
    is_single_node: bool | Expression | None = None
    kind: str | None = None
    library: Sequence[JobLibrary] | None = None
    node_type_id: str | None = None
    num_workers: float | None = None
    policy_id: str | None = None
    provider_config: JobProviderConfig | None = None
    remote_disk_throughput: float | None = None
    runtime_engine: str | None = None
    single_user_name: str | None = None
    spark_conf: Mapping[str, str] | None = None
    spark_env_vars: Mapping[str, str] | None = None
    spark_version: str | None = None
    ssh_public_keys: Sequence[str] | None = None
    total_initial_remote_disk_size: float | None = None
    use_ml_runtime: bool | Expression | None = None
    worker_node_type_flexibility: JobNewClusterWorkerNodeTypeFlexibility | None = None
    workload_type: JobNewClusterWorkloadType | None = None


class JobJobCluster(Block):
    """The block `job_cluster`."""

    job_cluster_key: str
    new_cluster: JobTaskNewCluster | None = None
    serverless_compute_id: str | None = None


class JobNewCluster(Block):
    """The block `new_cluster`, `task.for_each_task.task.new_cluster`."""

    apply_policy_default_values: bool | Expression | None = None
    autoscale: JobNewClusterAutoscale | None = None
    aws_attributes: JobNewClusterAwsAttributes | None = None
    azure_attributes: JobNewClusterAzureAttributes | None = None
    cluster_id: str | None = None
    cluster_log_conf: JobNewClusterClusterLogConf | None = None
    cluster_mount_info: Sequence[JobNewClusterClusterMountInfo] | None = None
    cluster_name: str | None = None
    custom_tags: Mapping[str, str] | None = None
    data_security_mode: str | None = None
    dependency_mode: str | None = None
    docker_image: JobNewClusterDockerImage | None = None
    driver_instance_pool_id: str | None = None
    driver_node_type_flexibility: JobNewClusterDriverNodeTypeFlexibility | None = None
    driver_node_type_id: str | None = None
    enable_elastic_disk: bool | Expression | None = None
    enable_local_disk_encryption: bool | Expression | None = None
    gcp_attributes: JobNewClusterGcpAttributes | None = None
    idempotency_token: str | None = None
    init_scripts: Sequence[JobNewClusterInitScripts] | None = None
    instance_pool_id: str | None = None
    is_single_node: bool | Expression | None = None
    kind: str | None = None
    library: Sequence[JobLibrary] | None = None
    node_type_id: str | None = None
    num_workers: float | None = None
    policy_id: str | None = None
    provider_config: JobProviderConfig | None = None
    remote_disk_throughput: float | None = None
    runtime_engine: str | None = None
    single_user_name: str | None = None
    spark_conf: Mapping[str, str] | None = None
    spark_env_vars: Mapping[str, str] | None = None
    spark_version: str | None = None
    ssh_public_keys: Sequence[str] | None = None
    total_initial_remote_disk_size: float | None = None
    use_ml_runtime: bool | Expression | None = None
    worker_node_type_flexibility: JobNewClusterWorkerNodeTypeFlexibility | None = None
    workload_type: JobNewClusterWorkloadType | None = None


class JobNotebookTask(Block):
    """The block `notebook_task`, `task.for_each_task.task.notebook_task`, `task.notebook_task`."""

    notebook_path: str
    base_parameters: Mapping[str, str] | None = None
    source: str | None = None
    warehouse_id: str | None = None


class JobNotificationSettings(Block):
    """The block `notification_settings`."""

    no_alert_for_canceled_runs: bool | Expression | None = None
    no_alert_for_skipped_runs: bool | Expression | None = None


class JobParameter(Block):
    """The block `parameter`."""

    default: str
    name: str


class JobPipelineTask(Block):
    """The block `pipeline_task`."""

    pipeline_id: str
    full_refresh: bool | Expression | None = None


class JobPythonWheelTask(Block):
    """The block `python_wheel_task`, `task.for_each_task.task.python_wheel_task`, `task.python_wheel_task`."""

    entry_point: str | None = None
    named_parameters: Mapping[str, str] | None = None
    package_name: str | None = None
    parameters: Sequence[str] | None = None


class JobQueue(Block):
    """The block `queue`."""

    enabled: bool | Expression


class JobRunAs(Block):
    """The block `run_as`."""

    group_name: str | None = None
    service_principal_name: str | None = None
    user_name: str | None = None


class JobRunJobTask(Block):
    """The block `run_job_task`."""

    job_id: float
    job_parameters: Mapping[str, str] | None = None


class JobTriggerSqlCondition(Block):
    """The block `schedule.sql_condition`, `trigger.sql_condition`, `triggers.sql_condition`."""

    sql_query_id: str
    warehouse_id: str
    trigger_mode: str | None = None


class JobSchedule(Block):
    """The block `schedule`."""

    quartz_cron_expression: str
    timezone_id: str
    pause_status: str | None = None
    sql_condition: JobTriggerSqlCondition | None = None


class JobSparkJarTask(Block):
    """The block `spark_jar_task`."""

    jar_uri: str | None = None
    main_class_name: str | None = None
    parameters: Sequence[str] | None = None


class JobSparkPythonTask(Block):
    """The block `spark_python_task`, `task.for_each_task.task.spark_python_task`, `task.spark_python_task`."""

    python_file: str
    parameters: Sequence[str] | None = None
    source: str | None = None


class JobSparkSubmitTask(Block):
    """The block `spark_submit_task`, `task.for_each_task.task.spark_submit_task`, `task.spark_submit_task`."""

    parameters: Sequence[str] | None = None


class JobTaskAiRuntimeTaskDeploymentsCompute(Block):
    """The block `task.ai_runtime_task.deployments.compute`, `task.for_each_task.task.ai_runtime_task.deployments.compute`."""

    accelerator_count: float
    accelerator_type: str
    provisioned_capacity_id: str | None = None


class JobTaskAiRuntimeTaskDeployments(Block):
    """The block `task.ai_runtime_task.deployments`, `task.for_each_task.task.ai_runtime_task.deployments`."""

    compute: JobTaskAiRuntimeTaskDeploymentsCompute
    command_path: str | None = None
    name: str | None = None


class JobTaskAiRuntimeTask(Block):
    """The block `task.ai_runtime_task`, `task.for_each_task.task.ai_runtime_task`."""

    deployments: Sequence[JobTaskAiRuntimeTaskDeployments]
    experiment: str
    code_source_path: str | None = None
    docker_image_url: str | None = None
    mlflow_artifact_location: str | None = None
    mlflow_experiment_directory: str | None = None
    mlflow_run: str | None = None
    priority_class: str | None = None
    unity_catalog_image_path: str | None = None


class JobTaskAlertTaskSubscribers(Block):
    """The block `task.alert_task.subscribers`, `task.dashboard_task.subscription.subscribers`, `task.for_each_task.task.alert_task.subscribers` and 1 more."""

    destination_id: str | None = None
    user_name: str | None = None


class JobTaskAlertTask(Block):
    """The block `task.alert_task`, `task.for_each_task.task.alert_task`."""

    alert_id: str | None = None
    parameters: Mapping[str, str] | None = None
    subscribers: Sequence[JobTaskAlertTaskSubscribers] | None = None
    warehouse_id: str | None = None
    workspace_path: str | None = None


class JobTaskCleanRoomsNotebookTask(Block):
    """The block `task.clean_rooms_notebook_task`, `task.for_each_task.task.clean_rooms_notebook_task`."""

    clean_room_name: str
    notebook_name: str
    etag: str | None = None
    notebook_base_parameters: Mapping[str, str] | None = None


class JobTaskCompute(Block):
    """The block `task.compute`, `task.for_each_task.task.compute`."""

    hardware_accelerator: str | None = None


class JobTaskConditionTask(Block):
    """The block `task.condition_task`, `task.for_each_task.task.condition_task`."""

    left: str
    op: str
    right: str


class JobTaskDashboardTaskSubscription(Block):
    """The block `task.dashboard_task.subscription`, `task.for_each_task.task.dashboard_task.subscription`."""

    custom_subject: str | None = None
    paused: bool | Expression | None = None
    subscribers: Sequence[JobTaskAlertTaskSubscribers] | None = None


class JobTaskDashboardTask(Block):
    """The block `task.dashboard_task`, `task.for_each_task.task.dashboard_task`."""

    dashboard_id: str | None = None
    filters: Mapping[str, str] | None = None
    subscription: JobTaskDashboardTaskSubscription | None = None
    warehouse_id: str | None = None


class JobTaskDbtCloudTask(Block):
    """The block `task.dbt_cloud_task`, `task.for_each_task.task.dbt_cloud_task`."""

    connection_resource_name: str | None = None
    dbt_cloud_job_id: float | None = None


class JobTaskDbtPlatformTask(Block):
    """The block `task.dbt_platform_task`, `task.for_each_task.task.dbt_platform_task`."""

    connection_resource_name: str | None = None
    dbt_platform_job_id: str | None = None


class JobTaskDependsOn(Block):
    """The block `task.depends_on`, `task.for_each_task.task.depends_on`."""

    task_key: str
    outcome: str | None = None


class JobTaskGenAiComputeTaskCompute(Block):
    """The block `task.for_each_task.task.gen_ai_compute_task.compute`, `task.gen_ai_compute_task.compute`."""

    num_gpus: float
    gpu_node_pool_id: str | None = None
    gpu_type: str | None = None


class JobTaskGenAiComputeTask(Block):
    """The block `task.for_each_task.task.gen_ai_compute_task`, `task.gen_ai_compute_task`."""

    dl_runtime_image: str
    command: str | None = None
    compute: JobTaskGenAiComputeTaskCompute | None = None
    mlflow_experiment_name: str | None = None
    source: str | None = None
    training_script_path: str | None = None
    yaml_parameters: str | None = None
    yaml_parameters_file_path: str | None = None


class JobTaskNotificationSettings(Block):
    """The block `task.for_each_task.task.notification_settings`, `task.notification_settings`."""

    alert_on_last_attempt: bool | Expression | None = None
    no_alert_for_canceled_runs: bool | Expression | None = None
    no_alert_for_skipped_runs: bool | Expression | None = None


class JobTaskPipelineTask(Block):
    """The block `task.for_each_task.task.pipeline_task`, `task.pipeline_task`."""

    pipeline_id: str
    full_refresh: bool | Expression | None = None
    full_refresh_selection: Sequence[str] | None = None
    parameters: Mapping[str, str] | None = None
    refresh_flow_selection: Sequence[str] | None = None
    refresh_selection: Sequence[str] | None = None
    reset_checkpoint_selection: Sequence[str] | None = None


class JobTaskPowerBiTaskPowerBiModel(Block):
    """The block `task.for_each_task.task.power_bi_task.power_bi_model`, `task.power_bi_task.power_bi_model`."""

    authentication_method: str | None = None
    model_name: str | None = None
    overwrite_existing: bool | Expression | None = None
    storage_mode: str | None = None
    workspace_name: str | None = None


class JobTaskPowerBiTaskTables(Block):
    """The block `task.for_each_task.task.power_bi_task.tables`, `task.power_bi_task.tables`."""

    catalog: str | None = None
    name: str | None = None
    schema: str | None = None
    storage_mode: str | None = None


class JobTaskPowerBiTask(Block):
    """The block `task.for_each_task.task.power_bi_task`, `task.power_bi_task`."""

    connection_resource_name: str | None = None
    power_bi_model: JobTaskPowerBiTaskPowerBiModel | None = None
    refresh_after_update: bool | Expression | None = None
    tables: Sequence[JobTaskPowerBiTaskTables] | None = None
    warehouse_id: str | None = None


class JobTaskPythonOperatorTaskParameters(Block):
    """The block `task.for_each_task.task.python_operator_task.parameters`, `task.python_operator_task.parameters`."""

    name: str | None = None
    value: str | None = None


class JobTaskPythonOperatorTask(Block):
    """The block `task.for_each_task.task.python_operator_task`, `task.python_operator_task`."""

    main: str | None = None
    parameters: Sequence[JobTaskPythonOperatorTaskParameters] | None = None


class JobTaskRunJobTaskPipelineParams(Block):
    """The block `task.for_each_task.task.run_job_task.pipeline_params`, `task.run_job_task.pipeline_params`."""

    full_refresh: bool | Expression | None = None
    full_refresh_selection: Sequence[str] | None = None
    refresh_flow_selection: Sequence[str] | None = None
    refresh_selection: Sequence[str] | None = None
    reset_checkpoint_selection: Sequence[str] | None = None


class JobTaskRunJobTask(Block):
    """The block `task.for_each_task.task.run_job_task`, `task.run_job_task`."""

    job_id: float
    dbt_commands: Sequence[str] | None = None
    jar_params: Sequence[str] | None = None
    job_parameters: Mapping[str, str] | None = None
    notebook_params: Mapping[str, str] | None = None
    pipeline_params: JobTaskRunJobTaskPipelineParams | None = None
    python_named_params: Mapping[str, str] | None = None
    python_params: Sequence[str] | None = None
    spark_submit_params: Sequence[str] | None = None
    sql_params: Mapping[str, str] | None = None


class JobTaskSparkJarTask(Block):
    """The block `task.for_each_task.task.spark_jar_task`, `task.spark_jar_task`."""

    jar_uri: str | None = None
    main_class_name: str | None = None
    parameters: Sequence[str] | None = None
    run_as_repl: bool | Expression | None = None


class JobTaskSqlTaskAlertSubscriptions(Block):
    """The block `task.for_each_task.task.sql_task.alert.subscriptions`, `task.for_each_task.task.sql_task.dashboard.subscriptions`, `task.sql_task.alert.subscriptions` and 1 more."""

    destination_id: str | None = None
    user_name: str | None = None


class JobTaskSqlTaskAlert(Block):
    """The block `task.for_each_task.task.sql_task.alert`, `task.sql_task.alert`."""

    alert_id: str
    pause_subscriptions: bool | Expression | None = None
    subscriptions: Sequence[JobTaskSqlTaskAlertSubscriptions] | None = None


class JobTaskSqlTaskDashboard(Block):
    """The block `task.for_each_task.task.sql_task.dashboard`, `task.sql_task.dashboard`."""

    dashboard_id: str
    custom_subject: str | None = None
    pause_subscriptions: bool | Expression | None = None
    subscriptions: Sequence[JobTaskSqlTaskAlertSubscriptions] | None = None


class JobTaskSqlTaskFile(Block):
    """The block `task.for_each_task.task.sql_task.file`, `task.sql_task.file`."""

    path: str
    source: str | None = None


class JobTaskSqlTaskQuery(Block):
    """The block `task.for_each_task.task.sql_task.query`, `task.sql_task.query`."""

    query_id: str


class JobTaskSqlTask(Block):
    """The block `task.for_each_task.task.sql_task`, `task.sql_task`."""

    warehouse_id: str
    alert: JobTaskSqlTaskAlert | None = None
    dashboard: JobTaskSqlTaskDashboard | None = None
    file: JobTaskSqlTaskFile | None = None
    parameters: Mapping[str, str] | None = None
    query: JobTaskSqlTaskQuery | None = None


class JobWebhookNotificationsOnDurationWarningThresholdExceeded(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_duration_warning_threshold_exceeded`, `task.webhook_notifications.on_duration_warning_threshold_exceeded`, `webhook_notifications.on_duration_warning_threshold_exceeded`."""

    id: str


class JobWebhookNotificationsOnFailure(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_failure`, `task.webhook_notifications.on_failure`, `webhook_notifications.on_failure`."""

    id: str


class JobWebhookNotificationsOnMaintenanceComplete(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_maintenance_complete`, `task.webhook_notifications.on_maintenance_complete`, `webhook_notifications.on_maintenance_complete`."""

    id: str


class JobWebhookNotificationsOnMaintenanceStart(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_maintenance_start`, `task.webhook_notifications.on_maintenance_start`, `webhook_notifications.on_maintenance_start`."""

    id: str


class JobWebhookNotificationsOnStart(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_start`, `task.webhook_notifications.on_start`, `webhook_notifications.on_start`."""

    id: str


class JobWebhookNotificationsOnStreamingBacklogExceeded(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_streaming_backlog_exceeded`, `task.webhook_notifications.on_streaming_backlog_exceeded`, `webhook_notifications.on_streaming_backlog_exceeded`."""

    id: str


class JobWebhookNotificationsOnSuccess(Block):
    """The block `task.for_each_task.task.webhook_notifications.on_success`, `task.webhook_notifications.on_success`, `webhook_notifications.on_success`."""

    id: str


class JobWebhookNotifications(Block):
    """The block `task.for_each_task.task.webhook_notifications`, `task.webhook_notifications`, `webhook_notifications`."""

    on_duration_warning_threshold_exceeded: Sequence[JobWebhookNotificationsOnDurationWarningThresholdExceeded] | None = None
    on_failure: Sequence[JobWebhookNotificationsOnFailure] | None = None
    on_maintenance_complete: Sequence[JobWebhookNotificationsOnMaintenanceComplete] | None = None
    on_maintenance_start: Sequence[JobWebhookNotificationsOnMaintenanceStart] | None = None
    on_start: Sequence[JobWebhookNotificationsOnStart] | None = None
    on_streaming_backlog_exceeded: Sequence[JobWebhookNotificationsOnStreamingBacklogExceeded] | None = None
    on_success: Sequence[JobWebhookNotificationsOnSuccess] | None = None


class JobTaskForEachTaskTask(Block):
    """The block `task.for_each_task.task`."""

    task_key: str
    ai_runtime_task: JobTaskAiRuntimeTask | None = None
    alert_task: JobTaskAlertTask | None = None
    clean_rooms_notebook_task: JobTaskCleanRoomsNotebookTask | None = None
    compute: JobTaskCompute | None = None
    condition_task: JobTaskConditionTask | None = None
    dashboard_task: JobTaskDashboardTask | None = None
    dbt_cloud_task: JobTaskDbtCloudTask | None = None
    dbt_platform_task: JobTaskDbtPlatformTask | None = None
    dbt_task: JobDbtTask | None = None
    depends_on: Sequence[JobTaskDependsOn] | None = None
    description: str | None = None
    disable_auto_optimization: bool | Expression | None = None
    disabled: bool | Expression | None = None
    email_notifications: JobEmailNotifications | None = None
    environment_key: str | None = None
    environment_variables_key: str | None = None
    existing_cluster_id: str | None = None
    gen_ai_compute_task: JobTaskGenAiComputeTask | None = None
    health: JobHealth | None = None
    job_cluster_key: str | None = None
    library: Sequence[JobLibrary] | None = None
    max_retries: float | None = None
    min_retry_interval_millis: float | None = None
    new_cluster: JobNewCluster | None = None
    notebook_task: JobNotebookTask | None = None
    notification_settings: JobTaskNotificationSettings | None = None
    pipeline_task: JobTaskPipelineTask | None = None
    power_bi_task: JobTaskPowerBiTask | None = None
    python_operator_task: JobTaskPythonOperatorTask | None = None
    python_wheel_task: JobPythonWheelTask | None = None
    retry_on_timeout: bool | Expression | None = None
    run_if: str | None = None
    run_job_task: JobTaskRunJobTask | None = None
    spark_jar_task: JobTaskSparkJarTask | None = None
    spark_python_task: JobSparkPythonTask | None = None
    spark_submit_task: JobSparkSubmitTask | None = None
    sql_task: JobTaskSqlTask | None = None
    timeout_seconds: float | None = None
    webhook_notifications: JobWebhookNotifications | None = None


class JobTaskForEachTask(Block):
    """The block `task.for_each_task`."""

    inputs: str
    task: JobTaskForEachTaskTask
    concurrency: float | None = None


class JobTask(Block):
    """The block `task`."""

    task_key: str
    ai_runtime_task: JobTaskAiRuntimeTask | None = None
    alert_task: JobTaskAlertTask | None = None
    clean_rooms_notebook_task: JobTaskCleanRoomsNotebookTask | None = None
    compute: JobTaskCompute | None = None
    condition_task: JobTaskConditionTask | None = None
    dashboard_task: JobTaskDashboardTask | None = None
    dbt_cloud_task: JobTaskDbtCloudTask | None = None
    dbt_platform_task: JobTaskDbtPlatformTask | None = None
    dbt_task: JobDbtTask | None = None
    depends_on: Sequence[JobTaskDependsOn] | None = None
    description: str | None = None
    disable_auto_optimization: bool | Expression | None = None
    disabled: bool | Expression | None = None
    email_notifications: JobEmailNotifications | None = None
    environment_key: str | None = None
    environment_variables_key: str | None = None
    existing_cluster_id: str | None = None
    for_each_task: JobTaskForEachTask | None = None
    gen_ai_compute_task: JobTaskGenAiComputeTask | None = None
    health: JobHealth | None = None
    job_cluster_key: str | None = None
    library: Sequence[JobLibrary] | None = None
    max_retries: float | None = None
    min_retry_interval_millis: float | None = None
    new_cluster: JobTaskNewCluster | None = None
    notebook_task: JobNotebookTask | None = None
    notification_settings: JobTaskNotificationSettings | None = None
    pipeline_task: JobTaskPipelineTask | None = None
    power_bi_task: JobTaskPowerBiTask | None = None
    python_operator_task: JobTaskPythonOperatorTask | None = None
    python_wheel_task: JobPythonWheelTask | None = None
    retry_on_timeout: bool | Expression | None = None
    run_if: str | None = None
    run_job_task: JobTaskRunJobTask | None = None
    spark_jar_task: JobTaskSparkJarTask | None = None
    spark_python_task: JobSparkPythonTask | None = None
    spark_submit_task: JobSparkSubmitTask | None = None
    sql_task: JobTaskSqlTask | None = None
    timeout_seconds: float | None = None
    webhook_notifications: JobWebhookNotifications | None = None


class JobTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    update: str | None = None


class JobTriggerFileArrival(Block):
    """The block `trigger.file_arrival`, `triggers.file_arrival`."""

    url: str
    min_time_between_triggers_seconds: float | None = None
    wait_after_last_change_seconds: float | None = None


class JobTriggerModel(Block):
    """The block `trigger.model`, `triggers.model`."""

    condition: str
    aliases: Sequence[str] | None = None
    min_time_between_triggers_seconds: float | None = None
    securable_name: str | None = None
    wait_after_last_change_seconds: float | None = None


class JobTriggerPeriodic(Block):
    """The block `trigger.periodic`, `triggers.periodic`."""

    interval: float
    unit: str


class JobTriggerTableUpdate(Block):
    """The block `trigger.table_update`, `triggers.table_update`."""

    table_names: Sequence[str]
    condition: str | None = None
    min_time_between_triggers_seconds: float | None = None
    wait_after_last_change_seconds: float | None = None


class JobTrigger(Block):
    """The block `trigger`."""

    file_arrival: JobTriggerFileArrival | None = None
    model: JobTriggerModel | None = None
    pause_status: str | None = None
    periodic: JobTriggerPeriodic | None = None
    sql_condition: JobTriggerSqlCondition | None = None
    table_update: JobTriggerTableUpdate | None = None


class JobTriggersContinuous(Block):
    """The block `triggers.continuous`."""

    maintenance_window: JobContinuousMaintenanceWindow | None = None
    task_retry_mode: str | None = None


class JobTriggersSchedule(Block):
    """The block `triggers.schedule`."""

    quartz_cron_expression: str
    timezone_id: str


class JobTriggers(Block):
    """The block `triggers`."""

    continuous: JobTriggersContinuous | None = None
    file_arrival: JobTriggerFileArrival | None = None
    model: JobTriggerModel | None = None
    pause_status: str | None = None
    periodic: JobTriggerPeriodic | None = None
    schedule: JobTriggersSchedule | None = None
    sql_condition: JobTriggerSqlCondition | None = None
    table_update: JobTriggerTableUpdate | None = None


class JobJobClusterNewClusterProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class JobJobClusterNewClusterRef(Ref):
    """What can be read of `new_cluster`."""

    __apply_policy_default_values_allow_list = ListAttribute()
    apply_policy_default_values = BooleanAttribute()
    cluster_id = StringAttribute()
    cluster_name = StringAttribute()
    custom_tags = MapAttribute()
    data_security_mode = StringAttribute()
    dependency_mode = StringAttribute()
    driver_instance_pool_id = StringAttribute()
    driver_node_type_id = StringAttribute()
    enable_elastic_disk = BooleanAttribute()
    enable_local_disk_encryption = BooleanAttribute()
    idempotency_token = StringAttribute()
    instance_pool_id = StringAttribute()
    is_single_node = BooleanAttribute()
    kind = StringAttribute()
    library = AnyAttribute()
    node_type_id = StringAttribute()
    num_workers = NumberAttribute()
    policy_id = StringAttribute()
    provider_config = BlockAttribute(JobJobClusterNewClusterProviderConfigRef)
    remote_disk_throughput = NumberAttribute()
    runtime_engine = StringAttribute()
    single_user_name = StringAttribute()
    spark_conf = MapAttribute()
    spark_env_vars = MapAttribute()
    spark_version = StringAttribute()
    ssh_public_keys = ListAttribute()
    total_initial_remote_disk_size = NumberAttribute()
    use_ml_runtime = BooleanAttribute()


class JobJobClusterRef(Ref):
    """What can be read of `job_cluster`."""

    job_cluster_key = StringAttribute()
    new_cluster = BlockAttribute(JobJobClusterNewClusterRef)
    serverless_compute_id = StringAttribute()


class JobLibraryRef(Ref):
    """What can be read of `library`."""

    egg = StringAttribute()
    jar = StringAttribute()
    provider_config = BlockAttribute(JobJobClusterNewClusterProviderConfigRef)
    requirements = StringAttribute()
    whl = StringAttribute()


class JobNewClusterRef(Ref):
    """What can be read of `new_cluster`."""

    apply_policy_default_values = BooleanAttribute()
    cluster_id = StringAttribute()
    cluster_name = StringAttribute()
    custom_tags = MapAttribute()
    data_security_mode = StringAttribute()
    dependency_mode = StringAttribute()
    driver_instance_pool_id = StringAttribute()
    driver_node_type_id = StringAttribute()
    enable_elastic_disk = BooleanAttribute()
    enable_local_disk_encryption = BooleanAttribute()
    idempotency_token = StringAttribute()
    instance_pool_id = StringAttribute()
    is_single_node = BooleanAttribute()
    kind = StringAttribute()
    library = AnyAttribute()
    node_type_id = StringAttribute()
    num_workers = NumberAttribute()
    policy_id = StringAttribute()
    provider_config = BlockAttribute(JobJobClusterNewClusterProviderConfigRef)
    remote_disk_throughput = NumberAttribute()
    runtime_engine = StringAttribute()
    single_user_name = StringAttribute()
    spark_conf = MapAttribute()
    spark_env_vars = MapAttribute()
    spark_version = StringAttribute()
    ssh_public_keys = ListAttribute()
    total_initial_remote_disk_size = NumberAttribute()
    use_ml_runtime = BooleanAttribute()


class JobTaskForEachTaskTaskRef(Ref):
    """What can be read of `task`."""

    description = StringAttribute()
    disable_auto_optimization = BooleanAttribute()
    disabled = BooleanAttribute()
    environment_key = StringAttribute()
    environment_variables_key = StringAttribute()
    existing_cluster_id = StringAttribute()
    job_cluster_key = StringAttribute()
    library = BlocksAttribute(JobLibraryRef)
    max_retries = NumberAttribute()
    min_retry_interval_millis = NumberAttribute()
    new_cluster = BlockAttribute(JobNewClusterRef)
    retry_on_timeout = BooleanAttribute()
    run_if = StringAttribute()
    task_key = StringAttribute()
    timeout_seconds = NumberAttribute()


class JobTaskForEachTaskRef(Ref):
    """What can be read of `for_each_task`."""

    concurrency = NumberAttribute()
    inputs = StringAttribute()
    task = BlockAttribute(JobTaskForEachTaskTaskRef)


class JobTaskSparkJarTaskRef(Ref):
    """What can be read of `spark_jar_task`."""

    jar_uri = StringAttribute()
    main_class_name = StringAttribute()
    parameters = ListAttribute()
    run_as_repl = BooleanAttribute()


class JobTaskRef(Ref):
    """What can be read of `task`."""

    description = StringAttribute()
    disable_auto_optimization = BooleanAttribute()
    disabled = BooleanAttribute()
    environment_key = StringAttribute()
    environment_variables_key = StringAttribute()
    existing_cluster_id = StringAttribute()
    for_each_task = BlockAttribute(JobTaskForEachTaskRef)
    job_cluster_key = StringAttribute()
    library = BlocksAttribute(JobLibraryRef)
    max_retries = NumberAttribute()
    min_retry_interval_millis = NumberAttribute()
    new_cluster = BlockAttribute(JobJobClusterNewClusterRef)
    retry_on_timeout = BooleanAttribute()
    run_if = StringAttribute()
    spark_jar_task = BlockAttribute(JobTaskSparkJarTaskRef)
    task_key = StringAttribute()
    timeout_seconds = NumberAttribute()


class Job(Resource):
    """`databricks_job`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_job"

    always_running = BooleanAttribute()
    budget_policy_id = StringAttribute()
    control_run_state = BooleanAttribute()
    description = StringAttribute()
    edit_mode = StringAttribute()
    existing_cluster_id = StringAttribute()
    format = StringAttribute()
    id = StringAttribute()
    job_cluster = BlocksAttribute(JobJobClusterRef)
    library = BlocksAttribute(JobLibraryRef)
    max_concurrent_runs = NumberAttribute()
    max_retries = NumberAttribute()
    min_retry_interval_millis = NumberAttribute()
    name = StringAttribute()
    new_cluster = BlockAttribute(JobNewClusterRef)
    parent_path = StringAttribute()
    performance_target = StringAttribute()
    provider_config = BlockAttribute(JobJobClusterNewClusterProviderConfigRef)
    retry_on_timeout = BooleanAttribute()
    tags = MapAttribute()
    task = BlocksAttribute(JobTaskRef)
    timeout_seconds = NumberAttribute()
    url = StringAttribute()
    usage_policy_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        always_running: bool | Expression | None = None,
        budget_policy_id: str | None = None,
        continuous: JobContinuous | None = None,
        control_run_state: bool | Expression | None = None,
        dbt_task: JobDbtTask | None = None,
        deployment: JobDeployment | None = None,
        description: str | None = None,
        edit_mode: str | None = None,
        email_notifications: JobEmailNotifications | None = None,
        environment: Sequence[JobEnvironment] | None = None,
        environment_variables: Sequence[JobEnvironmentVariables] | None = None,
        existing_cluster_id: str | None = None,
        format: str | None = None,
        git_source: JobGitSource | None = None,
        health: JobHealth | None = None,
        job_cluster: Sequence[JobJobCluster] | None = None,
        library: Sequence[JobLibrary] | None = None,
        max_concurrent_runs: float | None = None,
        max_retries: float | None = None,
        min_retry_interval_millis: float | None = None,
        name: str | None = None,
        new_cluster: JobNewCluster | None = None,
        notebook_task: JobNotebookTask | None = None,
        notification_settings: JobNotificationSettings | None = None,
        parameter: Sequence[JobParameter] | None = None,
        parent_path: str | None = None,
        performance_target: str | None = None,
        pipeline_task: JobPipelineTask | None = None,
        provider_config: JobProviderConfig | None = None,
        python_wheel_task: JobPythonWheelTask | None = None,
        queue: JobQueue | None = None,
        retry_on_timeout: bool | Expression | None = None,
        run_as: JobRunAs | None = None,
        run_job_task: JobRunJobTask | None = None,
        schedule: JobSchedule | None = None,
        spark_jar_task: JobSparkJarTask | None = None,
        spark_python_task: JobSparkPythonTask | None = None,
        spark_submit_task: JobSparkSubmitTask | None = None,
        tags: Mapping[str, str] | None = None,
        task: Sequence[JobTask] | None = None,
        timeout_seconds: float | None = None,
        timeouts: JobTimeouts | None = None,
        trigger: JobTrigger | None = None,
        triggers: Sequence[JobTriggers] | None = None,
        usage_policy_id: str | None = None,
        webhook_notifications: JobWebhookNotifications | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
