"""checkov's built-in checks on the merged model, one call per (check, resource) pair, so that none can be passed over.

checkov's own runners log a check that raises and go on, drop a graph check that raises without a word, and count
neither.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from policies.scan.checkov_graph import broken, graph_verdicts, judged_types, verdict_of
from policies.scan.dead_checks import DEAD_CHECKS
from policies.scan.merged import plain
from policies.scan.policy import Description, PolicyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from checkov.common.checks.base_check import BaseCheck
    from checkov.common.graph.checks_infra.base_check import BaseGraphCheck

    from policies.scan.judge import Verdict
    from policies.scan.model import Environment, Resource

__all__ = ["CheckovChecks", "load_checkov"]


@dataclass(frozen=True, kw_only=True)
class CheckovChecks:
    """What checkov brings: checks of one resource each by type, and checks of the graph with the types they judge."""

    by_type: Mapping[str, Sequence[BaseCheck]]
    of_graph: Sequence[tuple[BaseGraphCheck, Collection[str]]]
    descriptions: Mapping[str, Description]

    def judge(self, environment: Environment, *, only: Collection[str] | None = None) -> Iterator[Verdict]:
        """One verdict for each check on each resource of the types that it judges."""
        resources = [resource for resource in environment.resources if "." not in resource.type]
        yield from self._resource_verdicts(resources, environment, only)
        chosen = [(check, types) for check, types in self.of_graph if only is None or check.id in only]
        if any(resource.type in types for resource in resources for _, types in chosen):
            yield from graph_verdicts(resources, environment, chosen)

    def _resource_verdicts(
        self, resources: Sequence[Resource], environment: Environment, only: Collection[str] | None
    ) -> Iterator[Verdict]:
        for resource in resources:
            for check in self.by_type.get(resource.type, ()):
                if only is None or check.id in only:
                    yield _resource_verdict(check, resource, environment)


def load_checkov() -> CheckovChecks:
    """Load checkov's checks of Terraform resources; takes seconds, which only a scan should pay.

    Raises:
        PolicyError: checkov is not installed, or one of its Azure checks did not load.
    """
    try:
        from checkov.common.checks_infra.registry import get_graph_checks_registry  # noqa: PLC0415
        from checkov.terraform.checks.resource import azure, registry  # noqa: PLC0415
    except ImportError as error:
        raise PolicyError(f"checkov is not installed ({error}); run: pip install 'lakeform[scan]'") from None
    for module in iter_modules(azure.__path__):
        try:
            import_module(f"{azure.__name__}.{module.name}")
        except Exception as error:  # noqa: BLE001 - whatever it raises, a check is missing
            raise PolicyError(f"checkov's {module.name} did not load: {type(error).__name__}: {error}") from None
    by_type: dict[str, list[BaseCheck]] = {}
    for kind, check in registry.resource_registry.all_checks():
        if check.id not in DEAD_CHECKS:
            by_type.setdefault(kind, []).append(check)
    if registry.resource_registry.contains_wildcard:
        raise PolicyError("checkov now has checks with patterns of types, which are not looked up yet; pin its version")
    graph_registry = get_graph_checks_registry("terraform")
    graph_registry.load_checks()
    _refuse_unloaded(Path(graph_registry.checks_dir) / "azure", {check.id for check in graph_registry.checks})
    of_graph = [(check, judged_types(check)) for check in graph_registry.checks if check.id not in DEAD_CHECKS]
    every = {check.id: check for checks in by_type.values() for check in checks} | {
        check.id: check for check, _ in of_graph
    }
    return CheckovChecks(
        by_type=by_type,
        of_graph=of_graph,
        descriptions={identity: _description(check) for identity, check in every.items()},
    )


def _refuse_unloaded(folder: Path, loaded: Collection[str]) -> None:
    for path in sorted(folder.glob("*.json")):
        identity = json.loads(path.read_text(encoding="utf-8"))["metadata"]["id"]
        if identity not in loaded:
            raise PolicyError(f"checkov's {identity} ({path.name}) did not load")


def _description(check: Any) -> Description:
    keys = sorted({key.replace("/", ".").removesuffix(".[0]") for key in _evaluated_keys(check)})
    return Description(
        id=check.id,
        demand=f"{check.name}.",
        why=f"checkov's {check.id}.",
        remedy=f"See to {', '.join(f'`{key}`' for key in keys)}." if keys else "See checkov's documentation of it.",
    )


def _evaluated_keys(check: Any) -> list[str]:
    try:
        return [key for key in check.get_evaluated_keys() if key and key != "resource_type"]
    except Exception:  # noqa: BLE001 - some know their keys only after a run
        return []


def _resource_verdict(check: BaseCheck, resource: Resource, environment: Environment) -> Verdict:
    from checkov.terraform_json.parser import hclify  # noqa: PLC0415 - as in load_checkov

    try:
        # Afresh for each check: some change what they are given.
        arguments = hclify(dict(plain(resource, environment)))
        found = check.scan_entity_conf(arguments, resource.type)
    except Exception as error:  # noqa: BLE001 - whatever a check raises, it said nothing about the resource
        return broken(check, resource, error)
    # Some give the keys that they looked at besides.
    result = str((found[0] if isinstance(found, tuple) else found).value)
    if result == "PASSED" and not _any_value_will_do(check) and _holds_token(arguments, _evaluated_keys(check)):
        result = "UNKNOWN"
    return verdict_of(check, resource, result)


def _any_value_will_do(check: Any) -> bool:
    from checkov.common.models.consts import ANY_VALUE  # noqa: PLC0415 - as in load_checkov

    return ANY_VALUE in getattr(check, "get_expected_values", list)()


def _holds_token(arguments: Any, keys: Iterable[str]) -> bool:
    """Whether an argument that a check looked at is still a token, which it took for a value."""
    from dpath import values  # noqa: PLC0415 - checkov's own dependency

    return any("${" in str(value) for key in keys for value in values(arguments, key))
