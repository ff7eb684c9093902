"""`azurerm_storage_management_policy` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "StorageManagementPolicy",
    "StorageManagementPolicyRule",
    "StorageManagementPolicyRuleActions",
    "StorageManagementPolicyRuleActionsBaseBlob",
    "StorageManagementPolicyRuleActionsSnapshot",
    "StorageManagementPolicyRuleActionsVersion",
    "StorageManagementPolicyRuleFilters",
    "StorageManagementPolicyRuleFiltersMatchBlobIndexTag",
    "StorageManagementPolicyTimeouts",
]


class StorageManagementPolicyRuleActionsBaseBlob(Block):
    """The block `rule.actions.base_blob`."""

    auto_tier_to_hot_from_cool_enabled: bool | Expression | None = None
    delete_after_days_since_creation_greater_than: float | None = None
    delete_after_days_since_last_access_time_greater_than: float | None = None
    delete_after_days_since_modification_greater_than: float | None = None
    tier_to_archive_after_days_since_creation_greater_than: float | None = None
    tier_to_archive_after_days_since_last_access_time_greater_than: float | None = None
    tier_to_archive_after_days_since_last_tier_change_greater_than: float | None = None
    tier_to_archive_after_days_since_modification_greater_than: float | None = None
    tier_to_cold_after_days_since_creation_greater_than: float | None = None
    tier_to_cold_after_days_since_last_access_time_greater_than: float | None = None
    tier_to_cold_after_days_since_modification_greater_than: float | None = None
    tier_to_cool_after_days_since_creation_greater_than: float | None = None
    tier_to_cool_after_days_since_last_access_time_greater_than: float | None = None
    tier_to_cool_after_days_since_modification_greater_than: float | None = None


class StorageManagementPolicyRuleActionsSnapshot(Block):
    """The block `rule.actions.snapshot`."""

    change_tier_to_archive_after_days_since_creation: float | None = None
    change_tier_to_cool_after_days_since_creation: float | None = None
    delete_after_days_since_creation_greater_than: float | None = None
    tier_to_archive_after_days_since_last_tier_change_greater_than: float | None = None
    tier_to_cold_after_days_since_creation_greater_than: float | None = None


class StorageManagementPolicyRuleActionsVersion(Block):
    """The block `rule.actions.version`."""

    change_tier_to_archive_after_days_since_creation: float | None = None
    change_tier_to_cool_after_days_since_creation: float | None = None
    delete_after_days_since_creation: float | None = None
    tier_to_archive_after_days_since_last_tier_change_greater_than: float | None = None
    tier_to_cold_after_days_since_creation_greater_than: float | None = None


class StorageManagementPolicyRuleActions(Block):
    """The block `rule.actions`."""

    base_blob: StorageManagementPolicyRuleActionsBaseBlob | None = None
    snapshot: StorageManagementPolicyRuleActionsSnapshot | None = None
    version: StorageManagementPolicyRuleActionsVersion | None = None


class StorageManagementPolicyRuleFiltersMatchBlobIndexTag(Block):
    """The block `rule.filters.match_blob_index_tag`."""

    name: str
    value: str
    operation: str | None = None


class StorageManagementPolicyRuleFilters(Block):
    """The block `rule.filters`."""

    blob_types: Sequence[str]
    match_blob_index_tag: Sequence[StorageManagementPolicyRuleFiltersMatchBlobIndexTag] | None = None
    prefix_match: Sequence[str] | None = None


class StorageManagementPolicyRule(Block):
    """The block `rule`."""

    actions: StorageManagementPolicyRuleActions
    enabled: bool | Expression
    filters: StorageManagementPolicyRuleFilters
    name: str


class StorageManagementPolicyTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class StorageManagementPolicy(Resource):
    """`azurerm_storage_management_policy`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_storage_management_policy"

    id = StringAttribute()
    storage_account_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        storage_account_id: str,
        rule: Sequence[StorageManagementPolicyRule] | None = None,
        timeouts: StorageManagementPolicyTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
