"""What a stack gets from `EnvironmentStack` that no committed stack uses yet: a workload on the cluster."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from environments.naming import ResourceKind
from environments.settings import load
from modules.bindings.cdk import App
from modules.workload import Workload
from stacks.base import EnvironmentStack
from stacks.landing_zone import LandingZone, Outputs
from tests.stacks.conftest import Synthesized

if TYPE_CHECKING:
    from pathlib import Path

    from environments.settings import Settings
    from modules.bindings.cdk import Construct


class Models(EnvironmentStack):
    """A slice that brings a workload."""

    def __init__(self, scope: Construct, *, settings: Settings, landing_zone: Outputs) -> None:
        super().__init__(scope, settings=settings, slice_name="models")
        self.use_cluster(landing_zone.cluster)
        Workload(
            self,
            "mlflow",
            placement=self.placement(
                resource_group_name=landing_zone.resource_group_name,
                log_analytics_workspace_id=landing_zone.log_analytics_workspace_id,
            ),
            name="mlflow",
            identity_name=self.resource_name(ResourceKind.USER_ASSIGNED_IDENTITY, "mlflow"),
            oidc_issuer_url=landing_zone.cluster.oidc_issuer_url,
        )


@pytest.fixture(scope="module")
def stacks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Synthesized]:
    out = tmp_path_factory.mktemp("out")
    settings, app = load("dev"), App(outdir=str(out))
    Models(app, settings=settings, landing_zone=LandingZone(app, settings=settings).outputs)
    app.synth()
    return {name: read(out, name) for name in ("dev", "dev-models")}


def read(out: Path, name: str) -> Synthesized:
    return Synthesized(name=name, document=json.loads((out / "stacks" / name / "cdk.tf.json").read_text()))


def test_slice_deploys_into_the_cluster_as_the_entra_identity_that_deploys(stacks: dict[str, Synthesized]) -> None:
    providers = stacks["dev-models"].document["provider"]
    (kubernetes,), (helm,) = providers["kubernetes"], providers["helm"]
    (login,) = kubernetes["exec"]
    assert login["command"] == "kubelogin"
    assert helm["kubernetes"]["exec"] == login
    for provider in (kubernetes, helm["kubernetes"]):
        assert provider["cluster_ca_certificate"].startswith("${base64decode(")
        assert {"token", "password", "client_key", "client_certificate"}.isdisjoint(provider)


def test_slice_reads_the_cluster_from_the_landing_zones_state(stacks: dict[str, Synthesized]) -> None:
    (provider,) = stacks["dev-models"].document["provider"]["kubernetes"]
    assert provider["host"].startswith("${data.terraform_remote_state.")
    outputs = stacks["dev"].document["output"].values()
    host = "${azurerm_kubernetes_cluster.aks_cluster.kube_config[0].host}"
    (found,) = (output for output in outputs if output["value"] == host)
    assert found["sensitive"] is True


def test_workloads_identity_trusts_the_clusters_issuer(stacks: dict[str, Synthesized]) -> None:
    credential = stacks["dev-models"].only("azurerm_federated_identity_credential")
    assert "oidc_issuer_url" in credential["issuer"]
