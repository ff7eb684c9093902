"""`dq_rules.yaml`, and what is told of one that is spoilt."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
import yaml

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.rules import Action, QuarantinedShare, load_rules, parse
from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = files("jobs.lakehouse").joinpath("dq_rules.yaml").read_text(encoding="utf-8")


def refused(text: str) -> list[str]:
    with pytest.raises(JobError) as error:
        parse(text)
    return str(error.value).splitlines()


def test_shipped_rules_cover_every_entity() -> None:
    assert list(load_rules().entities) == [str(entity) for entity in ENTITIES]


def test_predicates_are_given_by_action() -> None:
    addresses = load_rules().entities["amdm.addresses"]
    assert addresses.predicates("fail") == {
        "amdm_addr_id_present": "amdm_addr_id IS NOT NULL",
        "ingest_ts_present": "ingest_ts IS NOT NULL",
    }
    assert {*addresses.predicates(Action.WARN)} == {"postcode_in_state"}
    assert sum(len(addresses.predicates(action)) for action in Action) == len(addresses.rules)


def test_every_entity_is_held_to_the_pass_rate_of_99_percent() -> None:
    for entity in load_rules().entities.values():
        rate = entity.expectations["pass_rate"]
        assert isinstance(rate, QuarantinedShare)
        assert rate.at_most == 0.01


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (
            lambda text: text.replace("action: quarantine", "action: drop", 1),
            "cmdm.customers.rules.name_present.action: Input should be 'warn', 'quarantine' or 'fail' (given: 'drop')",
        ),
        (
            lambda text: text.replace("        field: customer_id\n", "", 1),
            "cmdm.customers.rules.customer_id_present.field: Field required; add it",
        ),
        (
            lambda text: text.replace("field: customer_id", "column: x\n        field: customer_id", 1),
            "cmdm.customers.rules.customer_id_present.column: Extra inputs are not permitted (given: 'x'); remove it",
        ),
        (
            lambda text: text.replace("at_most: 0.01", "at_most: 1.5", 1),
            "cmdm.customers.expectations.pass_rate.at_most: Input should be less than or equal to 1 (given: 1.5); see",
        ),
        (
            lambda text: text.replace("of_previous: 0.9,", "of_previous: 0.9, at_least: 3,", 1),
            "marts.customer.customer_360.expectations.not_shrunk: Value error, give either at_least, in rows, or of",
        ),
    ],
)
def test_mistake_is_told_with_its_place(spoil: Callable[[str], str], line: str) -> None:
    spoilt = spoil(TEXT)
    assert spoilt != TEXT
    lines = refused(spoilt)
    assert lines[0] == "dq_rules.yaml: the rules can't be used"
    assert [line for each in lines[1:] if line in each] == [line]


def test_all_mistakes_are_told_at_once() -> None:
    spoilt = TEXT.replace("action: quarantine", "action: drop").replace("kind: freshness", "kind: fresh")
    assert len(refused(spoilt)) == 1 + TEXT.count("action: quarantine") + len(ENTITIES)


def test_rule_given_twice_is_refused() -> None:
    lines = refused(TEXT.replace("email_well_formed", "name_present", 1))
    assert "not YAML: name_present: given twice" in lines[0]


def test_text_that_is_no_yaml_is_refused() -> None:
    assert refused("entities: [")[0].startswith("dq_rules.yaml: not YAML")


@pytest.mark.parametrize("change", [{"cmdm.customers": None}, {"cmdm.clients": {"rules": {}}}])
def test_entities_are_those_that_there_are(change: dict[str, object]) -> None:
    told = yaml.safe_load(TEXT)
    told["entities"] = {name: rules for name, rules in (told["entities"] | change).items() if rules}
    assert next(iter(change)) in "\n".join(refused(yaml.safe_dump(told)))
