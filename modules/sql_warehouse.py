"""A SQL warehouse.

Secure by default: queries run as who asks, under Unity Catalog; the groups and service principals that may use it are
named.
It stops when idle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.cdk import Construct
from modules.bindings.databricks.sql_endpoint import SqlEndpoint, SqlEndpointTags, SqlEndpointTagsCustomTags
from modules.permissions import permit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.resource import Element

__all__ = ["SqlWarehouse"]


class SqlWarehouse(Construct):
    """A serverless or pro warehouse of 1 to `maximum_clusters` clusters. `warehouse_id`: what queries name it by."""

    warehouse_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        serverless: bool,
        size: str,
        maximum_clusters: int,
        auto_stop_minutes: int,
        spot: bool,
        users: Sequence[str],
        managers: Sequence[str],
        jobs: Sequence[str] = (),
        tags: Mapping[str, str],
        depends_on: Sequence[Element] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        warehouse = SqlEndpoint(
            self,
            "warehouse",
            name=name,
            cluster_size=size,
            min_num_clusters=1,
            max_num_clusters=maximum_clusters,
            auto_stop_mins=auto_stop_minutes,
            enable_serverless_compute=serverless,
            # Serverless is a kind of pro; classic ones know no workload management.
            warehouse_type="PRO",
            enable_photon=True,
            spot_instance_policy="COST_OPTIMIZED" if spot else "RELIABILITY_OPTIMIZED",
            tags=SqlEndpointTags(
                custom_tags=[SqlEndpointTagsCustomTags(key=key, value=value) for key, value in sorted(tags.items())]
            ),
            # Its first query starts it: an apply need not, nor wait for it.
            no_wait=True,
        )
        permit(
            self,
            "users",
            sql_endpoint_id=warehouse.id,
            groups={"CAN_USE": users, "CAN_MANAGE": managers},
            service_principals={"CAN_USE": jobs},
            depends_on=depends_on,
        )
        self.warehouse_id = warehouse.id
