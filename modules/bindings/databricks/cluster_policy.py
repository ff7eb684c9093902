"""`databricks_cluster_policy` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BlocksAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ClusterPolicy",
    "ClusterPolicyLibraries",
    "ClusterPolicyLibrariesCran",
    "ClusterPolicyLibrariesMaven",
    "ClusterPolicyLibrariesPypi",
    "ClusterPolicyProviderConfig",
]


class ClusterPolicyLibrariesCran(Block):
    """The block `libraries.cran`."""

    package: str
    repo: str | None = None


class ClusterPolicyLibrariesMaven(Block):
    """The block `libraries.maven`."""

    coordinates: str
    exclusions: Sequence[str] | None = None
    repo: str | None = None


class ClusterPolicyProviderConfig(Block):
    """The block `libraries.provider_config`, `provider_config`."""

    workspace_id: str | None = None


class ClusterPolicyLibrariesPypi(Block):
    """The block `libraries.pypi`."""

    package: str
    repo: str | None = None


class ClusterPolicyLibraries(Block):
    """The block `libraries`."""

    cran: ClusterPolicyLibrariesCran | None = None
    egg: str | None = None
    jar: str | None = None
    maven: ClusterPolicyLibrariesMaven | None = None
    provider_config: ClusterPolicyProviderConfig | None = None
    pypi: ClusterPolicyLibrariesPypi | None = None
    requirements: str | None = None
    whl: str | None = None


class ClusterPolicyLibrariesProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class ClusterPolicyLibrariesRef(Ref):
    """What can be read of `libraries`."""

    egg = StringAttribute()
    jar = StringAttribute()
    provider_config = BlockAttribute(ClusterPolicyLibrariesProviderConfigRef)
    requirements = StringAttribute()
    whl = StringAttribute()


class ClusterPolicy(Resource):
    """`databricks_cluster_policy`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_cluster_policy"

    definition = StringAttribute()
    description = StringAttribute()
    id = StringAttribute()
    libraries = BlocksAttribute(ClusterPolicyLibrariesRef)
    max_clusters_per_user = NumberAttribute()
    name = StringAttribute()
    policy_family_definition_overrides = StringAttribute()
    policy_family_id = StringAttribute()
    policy_id = StringAttribute()
    provider_config = BlockAttribute(ClusterPolicyLibrariesProviderConfigRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        definition: str | None = None,
        description: str | None = None,
        libraries: Sequence[ClusterPolicyLibraries] | None = None,
        max_clusters_per_user: float | None = None,
        name: str | None = None,
        policy_family_definition_overrides: str | None = None,
        policy_family_id: str | None = None,
        provider_config: ClusterPolicyProviderConfig | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
