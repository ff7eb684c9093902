"""`helm` of hashicorp/helm 3.3.0.

Generated from cdktn-provider-helm==15.1.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.block import Block
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression
from modules.bindings.resource import Provider

__all__ = [
    "HelmProvider",
    "HelmProviderExperiments",
    "HelmProviderKubernetes",
    "HelmProviderKubernetesExec",
    "HelmProviderRegistries",
]


class HelmProviderExperiments(Block):
    """The block `experiments`."""

    manifest: bool | Expression | None = None


class HelmProviderKubernetesExec(Block):
    """The block `kubernetes.exec`."""

    api_version: str
    command: str
    args: Sequence[str] | None = None
    env: Mapping[str, str] | None = None


class HelmProviderKubernetes(Block):
    """The block `kubernetes`."""

    client_certificate: str | None = None
    client_key: str | None = None
    cluster_ca_certificate: str | None = None
    config_context: str | None = None
    config_context_auth_info: str | None = None
    config_context_cluster: str | None = None
    config_path: str | None = None
    config_paths: Sequence[str] | None = None
    exec: HelmProviderKubernetesExec | None = None
    host: str | None = None
    insecure: bool | Expression | None = None
    password: str | None = None
    proxy_url: str | None = None
    tls_server_name: str | None = None
    token: str | None = None
    username: str | None = None


class HelmProviderRegistries(Block):
    """The block `registries`."""

    password: str
    url: str
    username: str


class HelmProvider(Provider):
    """`helm`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "helm"
    SOURCE: ClassVar[str] = "hashicorp/helm"
    VERSION: ClassVar[str] = "3.3.0"

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        alias: str | None = None,
        burst_limit: float | None = None,
        debug: bool | Expression | None = None,
        experiments: HelmProviderExperiments | None = None,
        helm_driver: str | None = None,
        kubernetes: HelmProviderKubernetes | None = None,
        plugins_path: str | None = None,
        qps: float | None = None,
        registries: Sequence[HelmProviderRegistries] | None = None,
        registry_config_path: str | None = None,
        repository_cache: str | None = None,
        repository_config_path: str | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
