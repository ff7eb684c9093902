"""A cluster policy leaves nothing open that costs money or isolation.

Why: whoever may use a policy starts what it allows, without a review. A bound that is missing from the definition is
no bound at all.

Remedy: fix or bound the attribute in the policy's definition (`policies/cluster`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from environments.settings.vocabulary import DerivedTag
from policies.scan.rules._compute import ISOLATING_MODES
from policies.scan.rules._credentials import has_reference, is_sensitive_name
from policies.scan.rules._policy_rules import allowed_values, upper_bound
from policies.scan.rules._runtime import is_supported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policies.scan.model import Environment, Resource

    Definition = Mapping[str, Mapping[str, Any]]

TYPES = ("databricks_cluster_policy",)

_LONGEST_IDLE_MINUTES = 120
_MOST_WORKERS = 64
_WITHOUT_PEOPLE = {"job", "dlt"}
"""Clusters of these types end with their run: they have no idle time."""


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Parse the definition, then judge attribute by attribute."""
    if resource.value("policy_family_id"):
        yield "derives from a policy family of Databricks, which may change unseen; write the definition out"
        return
    text = resource.value("definition")
    try:
        definition = json.loads(text or "")
    except ValueError:
        yield f"definition is no JSON: {text!r}"
        return
    if not isinstance(definition, dict) or not all(isinstance(rule, dict) for rule in definition.values()):
        yield "definition is no object of attribute to rule"
        return
    kinds = set(allowed_values(definition.get("cluster_type")) or ("all-purpose",))
    yield from _size(definition)
    yield from _tags(definition)
    yield from _start(definition)
    if kinds != {"dlt"}:
        # Databricks chooses a pipeline's runtime and access mode.
        yield from _runtime(definition)
        yield from _isolation(definition)
    if not kinds <= _WITHOUT_PEOPLE:
        yield from _idle(definition)


def _runtime(definition: Definition) -> Iterator[str]:
    allowed = allowed_values(definition.get("spark_version"))
    if not allowed:
        yield "spark_version is open; fix it to a long-term support runtime"
    for version in allowed or ():
        if not is_supported(version):
            yield f"spark_version may be {version!r}, which is no supported long-term support runtime"


def _size(definition: Definition) -> Iterator[str]:
    if not any(allowed_values(definition.get(name)) for name in ("node_type_id", "instance_pool_id")):
        yield "node_type_id is open; fix it or list the types that are allowed"
    for name in ("num_workers", "autoscale.max_workers"):
        most = upper_bound(definition.get(name))
        if most is None:
            yield f"{name} has no upper bound; forbid it or give it a range"
        elif most > _MOST_WORKERS:
            yield f"{name} may be {most}; at most {_MOST_WORKERS}"


def _idle(definition: Definition) -> Iterator[str]:
    match definition.get("autotermination_minutes"):
        case {"type": "fixed", "value": int() as longest} if longest > 0:
            pass
        case {"type": "range", "minValue": int() as shortest, "maxValue": int() as longest, **rest} if (
            shortest > 0 and not rest.get("isOptional")
        ):
            pass
        case _:
            yield "autotermination_minutes is open or may be 0, so that an idle cluster runs for ever; give it a range"
            return
    if longest > _LONGEST_IDLE_MINUTES:
        yield f"autotermination_minutes may be {longest}; at most {_LONGEST_IDLE_MINUTES}"


def _isolation(definition: Definition) -> Iterator[str]:
    allowed = allowed_values(definition.get("data_security_mode"))
    if not allowed or not ISOLATING_MODES.issuperset(allowed):
        yield f"data_security_mode may be {allowed or 'anything'}; one of {', '.join(sorted(ISOLATING_MODES))}"
    if allowed_values(definition.get("enable_local_disk_encryption")) != (True,):
        yield "enable_local_disk_encryption is not fixed to true"


def _start(definition: Definition) -> Iterator[str]:
    for name, rule in definition.items():
        if name.startswith(("init_scripts.", "ssh_public_keys.")) and rule.get("type") != "forbidden":
            yield f"{name} is allowed; code ships as a reviewed wheel, and nobody logs in to a node"
        if is_sensitive_name(name) and "value" in rule and not has_reference(str(rule["value"])):
            yield f"{name} is written out; write {{{{secrets/scope/key}}}}"


def _tags(definition: Definition) -> Iterator[str]:
    # A domain may be one of a list: which one is the job's to say.
    allowed = {tag: allowed_values(definition.get(f"custom_tags.{tag}")) for tag in DerivedTag}
    loose = [tag for tag, values in allowed.items() if not values or not all(values)]
    if loose:
        yield f"custom_tags leave {', '.join(loose)} open, so that nobody pays for the cluster; fix or list them"
