from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from environments.naming import NamingError, ResourceKind, Scope, name, rule

ORGANIZATIONS = st.from_regex(r"[a-z]{2,5}", fullmatch=True)
WORKLOADS = st.from_regex(r"[a-z][a-z0-9]{1,7}", fullmatch=True)
ENVIRONMENTS = st.sampled_from(["local", "dev", "test", "prod"])
LOCATIONS = st.sampled_from(["aue", "ause"])
PARTS = st.none() | st.from_regex(r"[a-z][a-z0-9]{0,11}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
INSTANCES = st.none() | st.integers(1, 999)


def _prod(kind: ResourceKind, *, part: str | None = None, instance: int | None = None, workload: str = "lf") -> str:
    return name(
        kind,
        organization="mt",
        workload=workload,
        environment="prod",
        location="aue",
        part=part,
        instance=instance,
    )


def test_name_reads_from_kind_to_instance() -> None:
    assert _prod(ResourceKind.KEY_VAULT) == "kv-mt-lf-prod-aue"
    assert _prod(ResourceKind.SUBNET, part="dbw-host") == "snet-mt-lf-prod-aue-dbw-host"
    assert _prod(ResourceKind.PUBLIC_IP, part="nat", instance=7) == "pip-mt-lf-prod-aue-nat-007"


def test_name_joins_without_hyphens_where_azure_allows_none() -> None:
    assert _prod(ResourceKind.STORAGE_ACCOUNT, part="la-ke", instance=1) == "stmtlfprodauelake001"
    assert _prod(ResourceKind.CONTAINER_REGISTRY) == "crmtlfprodaue"


@pytest.mark.parametrize("kind", ResourceKind)
def test_name_exists_for_every_kind(kind: ResourceKind) -> None:
    assert _prod(kind).startswith(kind.value)


@given(
    kind=st.sampled_from(ResourceKind),
    organization=ORGANIZATIONS,
    workload=WORKLOADS,
    environment=ENVIRONMENTS,
    location=LOCATIONS,
    part=PARTS,
    instance=INSTANCES,
)
def test_name_keeps_azures_rule_or_is_refused(
    *,
    kind: ResourceKind,
    organization: str,
    workload: str,
    environment: str,
    location: str,
    part: str | None,
    instance: int | None,
) -> None:
    asked = rule(kind)
    pieces = [kind.value, organization, workload, environment, location, part, instance and f"{instance:03}"]
    whole = "-".join(piece for piece in pieces if piece).replace("-", asked.separator)
    text: str | None = None
    refusal = ""
    try:
        text = name(
            kind,
            organization=organization,
            workload=workload,
            environment=environment,
            location=location,
            part=part,
            instance=instance,
        )
    except NamingError as error:
        refusal = str(error)
    if len(whole) > asked.most:
        assert text is None
        assert f"has {len(whole)} characters" in refusal
    else:
        assert text == whole
        assert len(whole) >= asked.least
        assert asked.pattern.fullmatch(whole)


@given(
    one=st.tuples(ENVIRONMENTS, LOCATIONS, PARTS),
    other=st.tuples(ENVIRONMENTS, LOCATIONS, PARTS),
)
def test_name_differs_where_a_hyphenated_input_differs(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None]
) -> None:
    first, second = (
        name(
            ResourceKind.RESOURCE_GROUP,
            organization="mt",
            workload="lf",
            environment=environment,
            location=location,
            part=part,
        )
        for environment, location, part in (one, other)
    )
    assert (first == second) == (one == other)


def test_name_too_long_tells_kind_length_limit_and_what_to_shorten() -> None:
    with pytest.raises(NamingError) as caught:
        _prod(ResourceKind.STORAGE_ACCOUNT, part="checkpoints", workload="lakeform")
    assert str(caught.value) == (
        "storage_account 'stmtlakeformprodauecheckpoints' has 30 characters, Azure takes 3 to 24; "
        "shorten by 6: part ('checkpoints'), workload ('lakeform'), organization ('mt')"
    )


def test_name_too_short_asks_for_a_part() -> None:
    with pytest.raises(NamingError, match="storage_account 'st' has 2 characters, Azure takes 3 to 24; give it a part"):
        name(ResourceKind.STORAGE_ACCOUNT, organization="", workload="", environment="", location="")


@pytest.mark.parametrize("part", ["Lake", "la_ke", "la ke", "läke", "lake-", "la--ke", ""])
def test_name_refuses_characters_that_a_key_vault_does_not_take(part: str) -> None:
    with pytest.raises(NamingError, match=r"key_vault .* Azure takes lowercase letters, digits and single hyphens"):
        _prod(ResourceKind.KEY_VAULT, part=part)


@pytest.mark.parametrize("instance", [0, -1, 1000])
def test_name_refuses_an_instance_that_needs_other_than_three_digits(instance: int) -> None:
    with pytest.raises(NamingError, match="choose 1 to 999"):
        _prod(ResourceKind.KEY_VAULT, instance=instance)


@pytest.mark.parametrize(
    ("kind", "least", "most", "scope"),
    [
        (ResourceKind.RESOURCE_GROUP, 1, 90, Scope.SUBSCRIPTION),
        (ResourceKind.STORAGE_ACCOUNT, 3, 24, Scope.GLOBAL),
        (ResourceKind.KEY_VAULT, 3, 24, Scope.GLOBAL),
        (ResourceKind.LOG_ANALYTICS_WORKSPACE, 4, 63, Scope.RESOURCE_GROUP),
        (ResourceKind.EVENT_HUBS_NAMESPACE, 6, 50, Scope.GLOBAL),
        (ResourceKind.DATABRICKS_WORKSPACE, 3, 64, Scope.RESOURCE_GROUP),
        (ResourceKind.CONTAINER_REGISTRY, 5, 50, Scope.GLOBAL),
    ],
)
def test_rule_is_azures(kind: ResourceKind, least: int, most: int, scope: Scope) -> None:
    asked = rule(kind)
    assert (asked.least, asked.most, asked.scope) == (least, most, scope)


def test_resource_kinds_are_short_lowercase_abbreviations() -> None:
    assert all(re.fullmatch(r"[a-z]{2,5}", kind.value) for kind in ResourceKind)
