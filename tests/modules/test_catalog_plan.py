from __future__ import annotations

from modules.catalog_plan import CatalogPlan, Grant, SchemaPlan, VolumePlan


def privileges(grants: object) -> dict[str, tuple[str, ...]]:
    assert isinstance(grants, list)
    found = {grant.principal: tuple(grant.privileges) for grant in grants}
    assert len(found) == len(grants), "a principal is named twice"
    return found


PLAN = CatalogPlan(
    comment="",
    container="raw",
    grants=[Grant(principal="readers", privileges=("SELECT",)), Grant(principal="readers", privileges=("APPLY_TAG",))],
    schemas={
        "streaming": SchemaPlan(
            comment="",
            grants=[Grant(principal="job", privileges=("MODIFY",))],
            volumes={
                "wheels": VolumePlan(comment="", grants=[Grant(principal="other", privileges=("READ_VOLUME",))]),
            },
        ),
        "empty": SchemaPlan(comment=""),
    },
)


def test_usage_is_granted_where_something_is_granted() -> None:
    plan = PLAN.with_usage()
    assert privileges(plan.grants) == {
        "readers": ("USE_CATALOG", "USE_SCHEMA", "SELECT", "APPLY_TAG"),
        "job": ("USE_CATALOG",),
        "other": ("USE_CATALOG",),
    }
    assert privileges(plan.schemas["streaming"].grants) == {"job": ("USE_SCHEMA", "MODIFY"), "other": ("USE_SCHEMA",)}


def test_usage_is_granted_to_nobody_else() -> None:
    plan = PLAN.with_usage()
    assert plan.schemas["empty"].grants == []
    assert plan.schemas["streaming"].volumes == PLAN.schemas["streaming"].volumes
