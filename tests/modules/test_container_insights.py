from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from modules.container_insights import ContainerInsights
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> Resources:
    return synthesize(
        tmp_path,
        lambda stack: ContainerInsights(stack, "insights", placement=PLACE, name="dcr-unit", cluster_id="cluster-id"),
    )


def test_rule_sends_container_logs_to_the_workspace(made: Resources) -> None:
    rule = made["azurerm_monitor_data_collection_rule"]["insights_rule"]
    (extension,) = rule["data_sources"]["extension"]
    (flow,) = rule["data_flow"]
    (destination,) = rule["destinations"]["log_analytics"]
    assert extension["extension_name"] == "ContainerInsights"
    assert flow["streams"] == extension["streams"]
    assert flow["destinations"] == [destination["name"]]
    assert destination["workspace_resource_id"] == "log-id"
    assert json.loads(extension["extension_json"])["dataCollectionSettings"]["enableContainerLogV2"] is True


def test_rule_is_associated_with_the_cluster_under_the_name_that_the_agent_looks_for(made: Resources) -> None:
    association = made["azurerm_monitor_data_collection_rule_association"]["insights_association"]
    assert association == {
        "name": "ContainerInsightsExtension",
        "target_resource_id": "cluster-id",
        "data_collection_rule_id": "${azurerm_monitor_data_collection_rule.insights_rule.id}",
    }
