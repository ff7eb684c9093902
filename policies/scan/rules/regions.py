"""What holds data lies in Australia East or Australia Southeast, replicas included.

Why: customers' data must not leave Australia; a replica or a failover location elsewhere takes it there silently.

Remedy: take the location from the settings (`settings.location`), or name one of the two regions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from environments.settings.vocabulary import Location
from policies.scan.rules._walk import arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

_ALLOWED = {location.value for location in Location}
_NAMES = re.compile(
    r"(?:location|locations|region|regions|[a-z_]*_region|managed_virtual_network_regions|linked_redis_cache_location"
    r"|data_location|data_residency_location|endpoint_location|target_resource_location|failover_location)"
)
# They tell people what happened and hold no customer's data; Azure keeps them in no region.
_GLOBAL = ("azurerm_monitor_action_group", "azurerm_monitor_activity_log_alert")
_TYPES = ("azurerm_", "databricks_metastore")


def applies(resource: Resource, environment: Environment) -> bool:
    """Whatever names a region, at any depth."""
    return resource.type.startswith(_TYPES) and any(_locations(resource))


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Azure takes `Australia East` for `australiaeast`, and so does this."""
    for path, raw in _locations(resource):
        value = environment.resolve(raw, stack=resource.stack)
        for location in value if isinstance(value, list) else [value]:
            normal = str(location).replace(" ", "").lower()
            if normal not in _ALLOWED and not (normal == "global" and resource.type in _GLOBAL):
                yield f"{path} is {location!r}, outside {' and '.join(sorted(_ALLOWED))}"


def _locations(resource: Resource) -> Iterator[tuple[str, Any]]:
    for path, name, value in arguments(resource.body):
        blocks = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value))
        if _NAMES.fullmatch(name) and not blocks and path.partition(".")[0] != "tags":
            yield path, value
