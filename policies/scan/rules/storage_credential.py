"""Unity Catalog reaches storage and services through an access connector's identity.

Why: a managed identity has no secret that can leak or expire; and an isolated credential can't be used from a
workspace that nobody bound to it.

Remedy: set `azure_managed_identity.access_connector_id`, and a storage credential's isolation_mode to
ISOLATION_MODE_ISOLATED; leave `skip_validation`, `force_destroy` and `force_update` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on
from policies.scan.rules._values import referred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_CONNECTOR = "azurerm_databricks_access_connector"
TYPES = (
    _CONNECTOR,
    "databricks_credential",
    "databricks_metastore_data_access",
    "databricks_storage_credential",
)

_OTHER_IDENTITIES = (
    "azure_service_principal",
    "aws_iam_role",
    "cloudflare_api_token",
    "databricks_gcp_service_account",
    "gcp_service_account_key",
)
_FORCED = ("skip_validation", "force_destroy", "force_update")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the identity, then how the credential may be used."""
    if resource.type == _CONNECTOR:
        if not resource.value("identity.type"):
            yield "has no identity, so that whatever goes through it is nobody"
        return
    connector = referred(resource, "azure_managed_identity.access_connector_id")
    if connector is None:
        yield "has no azure_managed_identity.access_connector_id of a connector that the stacks declare"
    elif connector.type not in {_CONNECTOR, f"data.{_CONNECTOR}"}:
        yield f"azure_managed_identity.access_connector_id refers to {connector.address}, no access connector"
    for name in _OTHER_IDENTITIES:
        if resource.body.get(name) is not None:
            yield f"has {name}"
    for name in _FORCED:
        if is_on(resource, name):
            yield f"{name} lets Terraform go on where Databricks sees a fault"
    mode = resource.value("isolation_mode")
    if resource.type == "databricks_storage_credential" and mode != "ISOLATION_MODE_ISOLATED":
        yield f"isolation_mode is {mode or 'unset'}: every workspace of the metastore uses it"
