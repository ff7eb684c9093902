"""Lifecycle rules age the files that landed, never those of tables.

Why: a Delta table's oldest files are as much a part of it as its newest. A rule that moves or deletes them by age
breaks the table, months after it was written.

Remedy: name the prefixes that hold landed files alone in `filters.prefix_match`, such as `landing/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings.vocabulary import LakeContainer
from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

TYPES = ("azurerm_storage_management_policy",)

_AGED = (LakeContainer.LANDING,)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Only rules on what is current count: old versions and snapshots belong to nobody's table."""
    tables = _containers(resource, environment) - set(_AGED)
    for rule in resource.blocks("rule"):
        if not is_on(rule, "enabled", default=True) or not _ages(rule):
            continue
        prefixes = rule.value("filters.prefix_match") or []
        if not prefixes:
            yield f"{rule.value('name')}: without prefix_match it ages every file of the account"
        for prefix in map(str, prefixes):
            container, slash, _ = prefix.partition("/")
            # Without a slash a prefix matches every container whose name begins so.
            matched = {container} if slash else {each for each in tables if each.startswith(container)}
            if matched & tables:
                yield f"{rule.value('name')}: ages {prefix!r}, where tables lie"


def _containers(policy: Resource, environment: Environment) -> set[str]:
    account = policy.targets("storage_account_id")
    return {
        str(container.value("name"))
        for container in environment.of("azurerm_storage_container", "azurerm_storage_data_lake_gen2_filesystem")
        if set(account) & set(container.targets("storage_account_id"))
    }


def _ages(rule: Block) -> bool:
    return any(base.value(argument) is not None for base in rule.blocks("actions.base_blob") for argument in base)
