"""`kubernetes` of hashicorp/kubernetes 3.4.0.

Generated from cdktn-provider-kubernetes==17.1.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.block import Block
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression
from modules.bindings.resource import Provider

__all__ = [
    "KubernetesProvider",
    "KubernetesProviderExec",
    "KubernetesProviderExperiments",
]


class KubernetesProviderExec(Block):
    """The block `exec`."""

    api_version: str
    command: str
    args: Sequence[str] | None = None
    env: Mapping[str, str] | None = None


class KubernetesProviderExperiments(Block):
    """The block `experiments`."""

    manifest_resource: bool | Expression | None = None


class KubernetesProvider(Provider):
    """`kubernetes`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "kubernetes"
    SOURCE: ClassVar[str] = "hashicorp/kubernetes"
    VERSION: ClassVar[str] = "3.4.0"

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        alias: str | None = None,
        client_certificate: str | None = None,
        client_key: str | None = None,
        cluster_ca_certificate: str | None = None,
        config_context: str | None = None,
        config_context_auth_info: str | None = None,
        config_context_cluster: str | None = None,
        config_path: str | None = None,
        config_paths: Sequence[str] | None = None,
        exec: Sequence[KubernetesProviderExec] | None = None,
        experiments: Sequence[KubernetesProviderExperiments] | None = None,
        host: str | None = None,
        ignore_annotations: Sequence[str] | None = None,
        ignore_labels: Sequence[str] | None = None,
        insecure: bool | Expression | None = None,
        password: str | None = None,
        proxy_url: str | None = None,
        tls_server_name: str | None = None,
        token: str | None = None,
        username: str | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
