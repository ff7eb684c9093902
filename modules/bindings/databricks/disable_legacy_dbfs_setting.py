"""`databricks_disable_legacy_dbfs_setting` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "DisableLegacyDbfsSetting",
    "DisableLegacyDbfsSettingDisableLegacyDbfs",
    "DisableLegacyDbfsSettingProviderConfig",
]


class DisableLegacyDbfsSettingDisableLegacyDbfs(Block):
    """The block `disable_legacy_dbfs`."""

    value: bool | Expression


class DisableLegacyDbfsSettingProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class DisableLegacyDbfsSettingProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class DisableLegacyDbfsSetting(Resource):
    """`databricks_disable_legacy_dbfs_setting`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_disable_legacy_dbfs_setting"

    etag = StringAttribute()
    id = StringAttribute()
    provider_config = BlockAttribute(DisableLegacyDbfsSettingProviderConfigRef)
    setting_name = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        disable_legacy_dbfs: DisableLegacyDbfsSettingDisableLegacyDbfs,
        etag: str | None = None,
        provider_config: DisableLegacyDbfsSettingProviderConfig | None = None,
        setting_name: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
