"""What is granted, as a text that the audit compares with what it finds: the plans themselves, not a copy of them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policies.access.catalogs import catalogs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from modules.catalog_plan import CatalogPlan, Grant
    from policies.access.roles import Roles

__all__ = ["declared"]


def declared(roles: Roles, *, names: Mapping[str, str]) -> str:
    """JSON of every securable's grants: `{"grants": [{"securable", "name", "privileges": {principal: [...]}}]}`.

    The application ids that jobs run as are known only once they are deployed, so a slice's is written `slice:<name>`.

    Args:
        roles: the environment's.
        names: each catalog's name in this environment, by its plain one.
    """
    by_slice = replace(roles, jobs={name: f"slice:{name}" for name in roles.jobs})
    entries = [
        entry for plain, plan in catalogs(by_slice).items() for entry in _of_catalog(names[plain], plan.with_usage())
    ]
    return json.dumps({"grants": entries}, indent=1, sort_keys=True) + "\n"


def _of_catalog(name: str, plan: CatalogPlan) -> Iterator[dict[str, Any]]:
    yield from _entry("catalog", name, plan.grants)
    for schema, schema_plan in plan.schemas.items():
        yield from _entry("schema", f"{name}.{schema}", schema_plan.grants)
        for volume, volume_plan in schema_plan.volumes.items():
            yield from _entry("volume", f"{name}.{schema}.{volume}", volume_plan.grants)


def _entry(securable: str, name: str, grants: Sequence[Grant]) -> Iterator[dict[str, Any]]:
    if grants:
        privileges = {grant.principal: sorted(grant.privileges) for grant in grants}
        yield {"securable": securable, "name": name, "privileges": privileges}
