"""No secret is spelt out in what Databricks shows to everybody who may look.

Why: a job's parameters, a connection's options and an endpoint's environment are readable in the user interface, in
the API and in the system tables.

Remedy: pass the scope's and the key's names and read the secret in the job; write `{{secrets/scope/key}}` elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import tasks
from policies.scan.rules._secrets import is_spelt_out
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

TYPES = (
    "databricks_connection",
    "databricks_git_credential",
    "databricks_job",
    "databricks_model_serving",
    "databricks_pipeline",
    "databricks_sql_global_config",
)

_MAPS = {
    "databricks_connection": ("options",),
    "databricks_pipeline": ("configuration",),
    "databricks_sql_global_config": ("data_access_config", "sql_config_params"),
}
_TASK_MAPS = (
    "python_wheel_task.named_parameters",
    "notebook_task.base_parameters",
    "run_job_task.job_parameters",
    "sql_task.parameters",
)
_ENTITIES = ("config.served_entities", "config.served_models")
_PLAINTEXT = "_plaintext"
# An empty value is how a job's parameters say that there is no secret.
_NOTHING = "{{secrets/none/none}}"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each map of names and values that a type has."""
    match resource.type:
        case "databricks_git_credential":
            if is_set(resource, "personal_access_token"):
                yield "personal_access_token lies in Terraform's state; use azureDevOpsServicesAad or federation"
        case "databricks_job":
            yield from _job(resource)
        case "databricks_model_serving":
            for path in _ENTITIES:
                for entity in resource.blocks(path):
                    yield from _entity(entity)
        case _:
            for path in _MAPS[resource.type]:
                for values in resource.blocks(path):
                    yield from _spelt_out(path, values)


def _job(job: Resource) -> Iterator[str]:
    for parameter in job.blocks("parameter"):
        name = parameter.value("name")
        if _speaks_of_secret(name) and is_spelt_out(name, parameter.value("default") or _NOTHING):
            yield f"parameter {name!r} spells out a secret"
    for task in tasks(job):
        for path in _TASK_MAPS:
            for values in task.block.blocks(path):
                yield from _spelt_out(f"{task.label}'s {path}", values)


def _spelt_out(where: str, values: Block) -> Iterator[str]:
    for name in values:
        if _speaks_of_secret(name) and is_spelt_out(name, values[name] or _NOTHING):
            yield f"{where} spells out {name!r}"


def _speaks_of_secret(name: str) -> bool:
    # The name of a scope or of a key in it is no secret: it is how a job finds one.
    return is_spelt_out(name, "") and not name.casefold().endswith(("secret_key", "secret_name", "credential"))


def _entity(entity: Block) -> Iterator[str]:
    for values in entity.blocks("environment_vars"):
        yield from _spelt_out("environment_vars", values)
    for model in entity.blocks("external_model"):
        for name in model:
            for config in model.blocks(name) if name.endswith("_config") else ():
                yield from (f"{name}.{key} is a key in plain text" for key in config if key.endswith(_PLAINTEXT))
