"""checkov's checks of connections, on the graph of an environment's merged stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policies.scan.judge import State, Verdict
from policies.scan.merged import merged_name, referring

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from checkov.common.checks.base_check import BaseCheck
    from checkov.common.graph.checks_infra.base_check import BaseGraphCheck

    from policies.scan.model import Environment, Resource

__all__ = ["broken", "graph_verdicts", "judged_types", "verdict_of"]

_MERGED = "merged.tf.json"
_UNDETERMINED = "can't be judged: a value that it needs is known after apply alone"


def graph_verdicts(
    resources: Sequence[Resource],
    environment: Environment,
    checks: Sequence[tuple[BaseGraphCheck, Collection[str]]],
) -> Iterator[Verdict]:
    """One verdict for each graph check on each resource of the types that it judges."""
    try:
        graph = _graph(resources, environment)
    except Exception as error:  # noqa: BLE001 - whatever checkov raises, it said nothing about any resource
        for check, types in checks:
            yield from (broken(check, resource, error) for resource in resources if resource.type in types)
        return
    for check, types in checks:
        judged = [resource for resource in resources if resource.type in types]
        if not judged:
            continue
        try:
            found = dict(zip(("PASSED", "FAILED", "UNKNOWN"), check.run(graph), strict=True))
        except Exception as error:  # noqa: BLE001 - as above
            yield from (broken(check, resource, error) for resource in judged)
            continue
        results = {
            (vertex["resource_type"], vertex["block_name_"].partition(".")[2]): result
            for result, vertices in found.items()
            for vertex in vertices
        }
        for resource in judged:
            result = results.get((resource.type, merged_name(resource.stack, resource.name)))
            if result is None:
                yield _verdict(check.id, resource, State.BROKEN, "the check gave no verdict on this resource")
            else:
                yield verdict_of(check, resource, result)


def _graph(resources: Sequence[Resource], environment: Environment) -> Any:
    from checkov.terraform_json.parser import prepare_definition  # noqa: PLC0415 - as in load_checkov
    from checkov.terraform_json.runner import TerraformJsonRunner  # noqa: PLC0415

    document: dict[str, dict[str, Any]] = {}
    for resource in resources:
        document.setdefault(resource.type, {})[merged_name(resource.stack, resource.name)] = referring(
            resource, environment
        )
    manager = TerraformJsonRunner().graph_manager
    manager.save_graph(manager.build_graph_from_definitions({_MERGED: prepare_definition({"resource": document})}))
    return manager.get_reader_endpoint()


def judged_types(check: BaseGraphCheck) -> Collection[str]:
    """The types that a graph check filters for; those that its conditions name where it filters for none."""
    filtered, named = set[str](), set[str]()

    def look_at(each: BaseGraphCheck) -> None:
        if each.type is not None and each.type.name == "FILTER" and each.attribute == "resource_type":
            value: Any = each.attribute_value
            filtered.update([value] if isinstance(value, str) else value)
        if each.type is not None and each.type.name != "FILTER":
            named.update(each.resource_types)
        for sub_check in each.sub_checks:
            look_at(sub_check)

    look_at(check)
    return filtered or named


def verdict_of(check: BaseCheck | BaseGraphCheck, resource: Resource, result: str) -> Verdict:
    """The verdict that one of checkov's results stands for; whatever is neither passed nor failed is no verdict."""
    if result == "PASSED":
        return _verdict(check.id, resource, State.PASSED)
    if result == "FAILED":
        return _verdict(check.id, resource, State.FAILED, check.name)
    return _verdict(check.id, resource, State.UNRESOLVED, _UNDETERMINED)


def broken(check: BaseCheck | BaseGraphCheck, resource: Resource, error: Exception) -> Verdict:
    """The verdict where a check raised."""
    return _verdict(check.id, resource, State.BROKEN, f"the check broke: {type(error).__name__}: {error}")


def _verdict(policy: str, resource: Resource, state: State, *messages: str) -> Verdict:
    return Verdict(policy=policy, resource=resource, state=state, messages=messages)
