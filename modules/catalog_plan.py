"""What a catalog holds and who may use it, as data; `modules.unity_catalog` declares it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["CatalogPlan", "Grant", "SchemaPlan", "VolumePlan"]


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Privileges for a group, or for a service principal by its application id; never for a person."""

    principal: str
    privileges: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class VolumePlan:
    """A volume and who may read or write its files.

    Managed unless `container` names the lake's container that its files lie in, below `path`: those outlive the volume.
    """

    comment: str
    grants: Sequence[Grant] = ()
    container: str | None = None
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class SchemaPlan:
    """A schema, who may do what in it, and its volumes by name."""

    comment: str
    grants: Sequence[Grant] = ()
    volumes: Mapping[str, VolumePlan] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CatalogPlan:
    """A catalog over one container of the lake, who may do what in all of it, and its schemas by name."""

    comment: str
    container: str
    grants: Sequence[Grant] = ()
    schemas: Mapping[str, SchemaPlan] = field(default_factory=dict)

    def with_usage(self) -> CatalogPlan:
        """The plan with USE_CATALOG and USE_SCHEMA for all who are granted something there or below.

        Unity Catalog asks for them besides any privilege; each principal is named once a securable.
        """
        schemas = {name: _usable(schema) for name, schema in self.schemas.items()}
        below = _principals(grant for schema in schemas.values() for grant in schema.grants)
        return replace(
            self,
            schemas=schemas,
            grants=_merged(
                *(Grant(principal=grant.principal, privileges=("USE_CATALOG", "USE_SCHEMA")) for grant in self.grants),
                *(Grant(principal=principal, privileges=("USE_CATALOG",)) for principal in below),
                *self.grants,
            ),
        )


def _usable(schema: SchemaPlan) -> SchemaPlan:
    users = _principals([*schema.grants, *(grant for volume in schema.volumes.values() for grant in volume.grants)])
    usage = (Grant(principal=user, privileges=("USE_SCHEMA",)) for user in users)
    return replace(schema, grants=_merged(*usage, *schema.grants))


def _principals(grants: Iterable[Grant]) -> list[str]:
    return list(dict.fromkeys(grant.principal for grant in grants))


def _merged(*grants: Grant) -> list[Grant]:
    return [
        Grant(
            principal=principal,
            privileges=tuple(
                dict.fromkeys(
                    privilege for grant in grants if grant.principal == principal for privilege in grant.privileges
                )
            ),
        )
        for principal in _principals(grants)
    ]
