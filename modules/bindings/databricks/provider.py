"""`databricks` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression
from modules.bindings.resource import Provider

__all__ = [
    "DatabricksProvider",
]


class DatabricksProvider(Provider):
    """`databricks`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks"
    SOURCE: ClassVar[str] = "databricks/databricks"
    VERSION: ClassVar[str] = "1.138.0"

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        account_id: str | None = None,
        actions_id_token_request_token: str | None = None,
        actions_id_token_request_url: str | None = None,
        alias: str | None = None,
        audience: str | None = None,
        auth_type: str | None = None,
        azure_client_id: str | None = None,
        azure_client_secret: str | None = None,
        azure_environment: str | None = None,
        azure_login_app_id: str | None = None,
        azure_tenant_id: str | None = None,
        azure_use_msi: bool | Expression | None = None,
        azure_workspace_resource_id: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        cloud: str | None = None,
        cluster_id: str | None = None,
        config_file: str | None = None,
        databricks_cli_path: str | None = None,
        databricks_id_token_filepath: str | None = None,
        debug_headers: bool | Expression | None = None,
        debug_truncate_bytes: float | None = None,
        disable_oauth_refresh_token: bool | Expression | None = None,
        discovery_url: str | None = None,
        google_credentials: str | None = None,
        google_service_account: str | None = None,
        group_id: str | None = None,
        host: str | None = None,
        http_timeout_seconds: float | None = None,
        metadata_service_url: str | None = None,
        oauth_callback_port: float | None = None,
        oidc_token_env: str | None = None,
        password: str | None = None,
        profile: str | None = None,
        rate_limit: float | None = None,
        retry_timeout_seconds: float | None = None,
        scopes: Sequence[str] | None = None,
        serverless_compute_id: str | None = None,
        skip_verify: bool | Expression | None = None,
        token: str | None = None,
        username: str | None = None,
        warehouse_id: str | None = None,
        workspace_id: str | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
