"""`helm_release` of hashicorp/helm 3.3.0.

Generated from cdktn-provider-helm==15.1.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlocksAttribute,
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    ObjectAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Release",
    "ReleasePostrender",
    "ReleaseSet",
    "ReleaseSetListStruct",
    "ReleaseSetSensitive",
    "ReleaseSetWo",
    "ReleaseTimeouts",
]


class ReleasePostrender(Block):
    """The block `postrender`."""

    binary_path: str
    args: Sequence[str] | None = None


class ReleaseSet(Block):
    """The block `set`."""

    name: str
    type: str | None = None
    value: str | None = None


class ReleaseSetListStruct(Block):
    """The block `set_list`."""

    name: str
    value: Sequence[str]


class ReleaseSetSensitive(Block):
    """The block `set_sensitive`."""

    name: str
    value: str
    type: str | None = None


class ReleaseSetWo(Block):
    """The block `set_wo`."""

    name: str
    value: str
    type: str | None = None


class ReleaseTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class ReleaseMetadataRef(Ref):
    """What can be read of `metadata`."""

    app_version = StringAttribute()
    chart = StringAttribute()
    first_deployed = NumberAttribute()
    last_deployed = NumberAttribute()
    name = StringAttribute()
    namespace = StringAttribute()
    notes = StringAttribute()
    revision = NumberAttribute()
    values = StringAttribute()
    version = StringAttribute()


class ReleaseSetRef(Ref):
    """What can be read of `set`."""

    name = StringAttribute()
    type = StringAttribute()
    value = StringAttribute()


class Release(Resource):
    """`helm_release`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "helm_release"

    atomic = BooleanAttribute()
    chart = StringAttribute()
    cleanup_on_fail = BooleanAttribute()
    create_namespace = BooleanAttribute()
    dependency_update = BooleanAttribute()
    description = StringAttribute()
    devel = BooleanAttribute()
    disable_crd_hooks = BooleanAttribute()
    disable_openapi_validation = BooleanAttribute()
    disable_webhooks = BooleanAttribute()
    force_update = BooleanAttribute()
    id = StringAttribute()
    keyring = StringAttribute()
    lint = BooleanAttribute()
    manifest = StringAttribute()
    max_history = NumberAttribute()
    metadata = ObjectAttribute(ReleaseMetadataRef)
    name = StringAttribute()
    namespace = StringAttribute()
    pass_credentials = BooleanAttribute()
    recreate_pods = BooleanAttribute()
    render_subchart_notes = BooleanAttribute()
    replace = BooleanAttribute()
    repository = StringAttribute()
    repository_ca_file = StringAttribute()
    repository_cert_file = StringAttribute()
    repository_key_file = StringAttribute()
    repository_password = StringAttribute()
    repository_username = StringAttribute()
    reset_values = BooleanAttribute()
    resources = MapAttribute()
    reuse_values = BooleanAttribute()
    set = BlocksAttribute(ReleaseSetRef)
    set_wo_revision = NumberAttribute()
    skip_crds = BooleanAttribute()
    status = StringAttribute()
    take_ownership = BooleanAttribute()
    timeout = NumberAttribute()
    upgrade_install = BooleanAttribute()
    values = ListAttribute()
    verify = BooleanAttribute()
    version = StringAttribute()
    wait = BooleanAttribute()
    wait_for_jobs = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        chart: str,
        name: str,
        atomic: bool | Expression | None = None,
        cleanup_on_fail: bool | Expression | None = None,
        create_namespace: bool | Expression | None = None,
        dependency_update: bool | Expression | None = None,
        description: str | None = None,
        devel: bool | Expression | None = None,
        disable_crd_hooks: bool | Expression | None = None,
        disable_openapi_validation: bool | Expression | None = None,
        disable_webhooks: bool | Expression | None = None,
        force_update: bool | Expression | None = None,
        keyring: str | None = None,
        lint: bool | Expression | None = None,
        max_history: float | None = None,
        namespace: str | None = None,
        pass_credentials: bool | Expression | None = None,
        postrender: ReleasePostrender | None = None,
        recreate_pods: bool | Expression | None = None,
        render_subchart_notes: bool | Expression | None = None,
        replace: bool | Expression | None = None,
        repository: str | None = None,
        repository_ca_file: str | None = None,
        repository_cert_file: str | None = None,
        repository_key_file: str | None = None,
        repository_password: str | None = None,
        repository_username: str | None = None,
        reset_values: bool | Expression | None = None,
        reuse_values: bool | Expression | None = None,
        set: Sequence[ReleaseSet] | None = None,
        set_list: Sequence[ReleaseSetListStruct] | None = None,
        set_sensitive: Sequence[ReleaseSetSensitive] | None = None,
        set_wo: Sequence[ReleaseSetWo] | None = None,
        set_wo_revision: float | None = None,
        skip_crds: bool | Expression | None = None,
        take_ownership: bool | Expression | None = None,
        timeout: float | None = None,
        timeouts: ReleaseTimeouts | None = None,
        upgrade_install: bool | Expression | None = None,
        values: Sequence[str] | None = None,
        verify: bool | Expression | None = None,
        version: str | None = None,
        wait: bool | Expression | None = None,
        wait_for_jobs: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
