"""The catalogs, their schemas per domain and their volumes, with the least that each role needs of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.catalog_plan import CatalogPlan, Grant, SchemaPlan, VolumePlan
from policies.access.roles import (
    CREATE_MODELS,
    DECLARE_TABLES,
    READ_FILES,
    READ_MODELS,
    READ_TABLES,
    STEWARD,
    WRITE_FILES,
    WRITE_TABLES,
)

if TYPE_CHECKING:
    from policies.access.roles import Roles

__all__ = ["DOMAINS", "MARTS", "catalogs"]

DOMAINS = {
    "jarvis": "Services, accounts and their use",
    "amdm": "Addresses and their coordinates",
    "pega": "Cases: contacts, complaints, journeys",
    "cmdm": "Customers",
    "sfdc": "Contacts of sales and service",
}
"""The systems that data comes from; bronze and silver have a schema for each."""
MARTS = {
    "telecom": "Services and their use",
    "customer": "Customers, all that is known of each",
    "operations": "Cases and how they are worked off",
}
"""What gold is asked about; a schema for each."""

# What events are joined with.
_JOINED = ("cmdm", "jarvis", "sfdc")


def catalogs(roles: Roles) -> dict[str, CatalogPlan]:
    """The plan of each catalog, by its name without an environment's prefix."""
    return {
        "ep_raw": _raw(roles),
        "ep_curated": _curated(roles),
        "ep_marts": _marts(roles),
        "ep_ai": _ai(roles),
        "ep_backup": _backup(roles),
    }


def _raw(roles: Roles) -> CatalogPlan:
    return CatalogPlan(
        comment="Bronze: what arrived, as it arrived",
        container="raw",
        grants=[
            # Not WRITE_FILES: shipped code and checkpoints are for the deploy and the jobs to write.
            roles.engineers(roles.data_engineers, read=(*READ_TABLES, *READ_FILES), write=WRITE_TABLES),
            *roles.slices("governance", may=STEWARD),
        ],
        schemas={
            **{
                domain: SchemaPlan(
                    comment=comment,
                    grants=[*roles.slices("lakehouse", may=WRITE_TABLES)],
                    volumes={"landing": _landing(roles, domain, f"Files of {domain}, as it sent them", "lakehouse")},
                )
                for domain, comment in DOMAINS.items()
            },
            "streaming": SchemaPlan(
                comment="Events from Event Hubs, one table per topic",
                grants=[
                    *roles.slices("streaming", may=WRITE_TABLES),
                    *roles.slices("lakehouse", may=READ_TABLES),
                ],
            ),
            "quarantine": SchemaPlan(
                comment="What did not conform, with its raw bytes and reasons",
                grants=[*roles.slices("streaming", "lakehouse", may=WRITE_TABLES)],
            ),
            "checkpoints": SchemaPlan(
                comment="How far each stream has read, a volume per slice", volumes=_checkpoints(roles)
            ),
            "wheels": SchemaPlan(comment="Shipped code, a volume per slice", volumes=_wheels(roles)),
        },
    )


def _curated(roles: Roles) -> CatalogPlan:
    return CatalogPlan(
        comment="Silver: cleansed and conformed",
        container="curated",
        grants=[
            roles.engineers(roles.data_engineers, read=READ_TABLES, write=WRITE_TABLES),
            Grant(principal=roles.ml_engineers, privileges=READ_TABLES),
            *roles.slices("governance", may=STEWARD),
            *roles.slices("features", "training", may=READ_TABLES),
        ],
        schemas={
            **{
                domain: SchemaPlan(
                    comment=comment,
                    grants=[
                        *roles.slices("lakehouse", may=WRITE_TABLES),
                        *(roles.slices("streaming", may=READ_TABLES) if domain in _JOINED else ()),
                    ],
                )
                for domain, comment in DOMAINS.items()
            },
            "streaming": SchemaPlan(
                comment="Events joined with what is known of their customers",
                grants=[*roles.slices("streaming", may=WRITE_TABLES)],
            ),
            "quarantine": SchemaPlan(
                comment="Rows that broke a rule of silver, with their reasons",
                grants=[*roles.slices("streaming", "lakehouse", may=WRITE_TABLES)],
            ),
            "pipeline": SchemaPlan(
                comment="Silver and marts as the declarative pipeline keeps them",
                grants=[*roles.slices("lakehouse", may=DECLARE_TABLES)],
            ),
            "ops": SchemaPlan(
                comment="The platform about itself: runs, audits, measures",
                grants=[*roles.slices("governance", "lakehouse", "monitoring", may=WRITE_TABLES)],
            ),
        },
    )


def _marts(roles: Roles) -> CatalogPlan:
    return CatalogPlan(
        comment="Gold: marts for reports and models",
        container="marts",
        grants=[
            roles.engineers(roles.data_engineers, read=READ_TABLES, write=WRITE_TABLES),
            Grant(principal=roles.ml_engineers, privileges=READ_TABLES),
            Grant(principal=roles.analysts, privileges=READ_TABLES),
            *roles.slices("governance", may=STEWARD),
            *roles.slices("features", "training", "monitoring", may=READ_TABLES),
        ],
        schemas={
            mart: SchemaPlan(comment=comment, grants=[*roles.slices("lakehouse", may=WRITE_TABLES)])
            for mart, comment in MARTS.items()
        },
    )


def _ai(roles: Roles) -> CatalogPlan:
    return CatalogPlan(
        comment="Models, indexes, prompts and evaluations",
        container="ai",
        grants=[
            roles.engineers(
                roles.ml_engineers,
                read=(*READ_TABLES, *READ_FILES, *READ_MODELS),
                write=(*WRITE_TABLES, *WRITE_FILES, *CREATE_MODELS),
            ),
            Grant(principal=roles.ai_governance, privileges=(*READ_TABLES, *READ_FILES, *READ_MODELS)),
            *roles.slices("governance", may=STEWARD),
            *roles.slices("monitoring", may=READ_TABLES),
        ],
        schemas={
            "knowledge": SchemaPlan(
                comment="Documents in chunks, their embeddings and indexes",
                grants=[*roles.slices("rag", may=WRITE_TABLES)],
                volumes={"documents": _landing(roles, "knowledge", "Documents to answer from", "rag")},
            ),
            "models": SchemaPlan(
                comment="Registered models, their evaluations",
                grants=[*roles.slices("training", "llm", may=(*WRITE_TABLES, *CREATE_MODELS))],
            ),
        },
    )


def _backup(roles: Roles) -> CatalogPlan:
    # No person reads here: a copy has no masks.
    return CatalogPlan(
        comment="Copies of tables and checkpoints, without their masks",
        container="backup",
        grants=[*roles.slices("governance", may=(*STEWARD, "CREATE_TABLE", *WRITE_FILES))],
        schemas={
            "tables": SchemaPlan(comment="A copy per table, a version of it per backup"),
            "drill": SchemaPlan(comment="What the restore drill restores, compares and drops"),
            "replaced": SchemaPlan(comment="Tables as they were before a restore in their place"),
            "files": SchemaPlan(
                comment="What is no table",
                volumes={"backups": VolumePlan(comment="Manifests of the backups, and copies of checkpoints")},
            ),
        },
    )


def _landing(roles: Roles, path: str, comment: str, reader: str) -> VolumePlan:
    may = READ_FILES if roles.landing_read_only else WRITE_FILES
    by_hand = roles.people_write and not roles.landing_read_only
    return VolumePlan(
        comment=comment,
        container="landing",
        path=path,
        grants=[
            *roles.slices(reader, may=may),
            *([Grant(principal=roles.data_engineers, privileges=WRITE_FILES)] if by_hand else []),
        ],
    )


def _checkpoints(roles: Roles) -> dict[str, VolumePlan]:
    # Not managed: a stream that lost its place would read everything again, so dropping a volume must not lose it.
    return {
        name: VolumePlan(
            comment=f"How far the streams of {name} have read",
            container="checkpoints",
            path=name,
            grants=[*roles.slices(name, may=WRITE_FILES)],
        )
        for name in roles.jobs
    }


def _wheels(roles: Roles) -> dict[str, VolumePlan]:
    return {
        name: VolumePlan(comment=f"Code of {name}, a folder per sha256", grants=[*roles.slices(name, may=READ_FILES)])
        for name in roles.jobs
    }
