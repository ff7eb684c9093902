from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.bindings.helm.provider import HelmProvider
from modules.bindings.kubernetes.provider import KubernetesProvider
from modules.workload import POD_LABELS, Chart, PodSecurity, Workload
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack

ISSUER = "https://issuer.example.com/"


def resources(
    out: Path, *, reached_from: tuple[str, ...] = (), pod_security: PodSecurity = PodSecurity.RESTRICTED
) -> Resources:
    def declare(stack: TerraformStack) -> None:
        KubernetesProvider(stack, "kubernetes")
        HelmProvider(stack, "helm")
        workload = Workload(
            stack,
            "mlflow",
            placement=PLACE,
            name="mlflow",
            identity_name="id-unit-mlflow",
            oidc_issuer_url=ISSUER,
            reached_from=reached_from,
            pod_security=pod_security,
        )
        workload.install(
            "server",
            Chart(
                repository="oci://cr.example.com/charts",
                name="mlflow",
                version="1.4.2",
                values={
                    "replicas": 2,
                    "podLabels": POD_LABELS,
                    "serviceAccount": {"create": False, "name": workload.service_account},
                    "env": [{"name": "AZURE_CLIENT_ID", "value": workload.client_id}],
                },
            ),
        )

    return synthesize(out, declare)


@pytest.fixture
def made(tmp_path: Path) -> Resources:
    return resources(tmp_path)


def test_identity_takes_the_tokens_of_its_service_account_alone(made: Resources) -> None:
    credential = made["azurerm_federated_identity_credential"]["mlflow_federation"]
    assert credential == {
        "name": "mlflow",
        "user_assigned_identity_id": "${azurerm_user_assigned_identity.mlflow_identity.id}",
        "issuer": ISSUER,
        "subject": "system:serviceaccount:mlflow:mlflow",
        "audience": ["api://AzureADTokenExchange"],
    }
    account = made["kubernetes_service_account_v1"]["mlflow_service-account"]
    (namespace,) = made["kubernetes_namespace_v1"]["mlflow_namespace"]["metadata"]
    # The subject names these two: were one of them called otherwise, Entra would refuse every token.
    assert (namespace["name"], account["metadata"]["name"]) == ("mlflow", "mlflow")


def test_service_account_names_its_identity_and_mounts_no_token(made: Resources) -> None:
    account = made["kubernetes_service_account_v1"]["mlflow_service-account"]
    assert account["automount_service_account_token"] is False
    assert account["metadata"]["annotations"] == {
        "azure.workload.identity/client-id": "${azurerm_user_assigned_identity.mlflow_identity.client_id}"
    }
    assert account["metadata"]["namespace"] == "${kubernetes_namespace_v1.mlflow_namespace.metadata[0].name}"


@pytest.mark.parametrize("pod_security", PodSecurity)
def test_namespace_holds_pods_to_the_standard(tmp_path: Path, pod_security: PodSecurity) -> None:
    made = resources(tmp_path, pod_security=pod_security)
    (metadata,) = made["kubernetes_namespace_v1"]["mlflow_namespace"]["metadata"]
    assert metadata["labels"]["pod-security.kubernetes.io/enforce"] == pod_security


def test_pods_of_other_namespaces_do_not_get_in(made: Resources) -> None:
    spec = made["kubernetes_network_policy_v1"]["mlflow_ingress"]["spec"]
    assert spec == {
        "pod_selector": {},
        "policy_types": ["Ingress"],
        "ingress": [{"from": [{"pod_selector": {}}]}],
    }


def test_pods_of_namespaces_that_are_named_get_in(tmp_path: Path) -> None:
    spec = resources(tmp_path, reached_from=("gateway",))["kubernetes_network_policy_v1"]["mlflow_ingress"]["spec"]
    (rule,) = spec["ingress"]
    assert rule["from"] == [
        {"pod_selector": {}},
        {"namespace_selector": {"match_labels": {"kubernetes.io/metadata.name": "gateway"}}},
    ]


def test_chart_is_installed_wholly_or_not_at_all_at_its_version(made: Resources) -> None:
    release = made["helm_release"]["mlflow_server"]
    assert (release["repository"], release["chart"], release["version"]) == (
        "oci://cr.example.com/charts",
        "mlflow",
        "1.4.2",
    )
    assert release["atomic"] is True
    assert release["namespace"] == "${kubernetes_namespace_v1.mlflow_namespace.metadata[0].name}"
    assert release["create_namespace"] is False


def test_values_of_a_chart_may_hold_attributes_of_other_resources(made: Resources) -> None:
    (values,) = made["helm_release"]["mlflow_server"]["values"]
    assert values.startswith("${jsonencode({")
    assert '"replicas" = 2' in values
    assert '"value" = azurerm_user_assigned_identity.mlflow_identity.client_id' in values
    assert '"name" = kubernetes_service_account_v1.mlflow_service-account.metadata[0].name' in values
