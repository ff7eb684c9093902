from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.runtime.params import JobParams, ParameterError


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, kw_only=True)
class Params(JobParams, entry_point="run"):
    table: str
    limit: int
    share: float
    dry: bool
    colour: Colour
    topics: tuple[str, ...]
    groups: dict[str, str]
    comment: str = ""


ARGUMENTS = [
    "--table=a.b.c",
    "--limit=3",
    "--share=0.5",
    "--dry=true",
    "--colour=red",
    "--topics=x,y",
    "--groups=a=1,b=x=y",
]


def refused(*changes: str) -> str:
    replaced = {change.partition("=")[0]: change for change in changes}
    arguments = [replaced.pop(argument.partition("=")[0], argument) for argument in ARGUMENTS]
    with pytest.raises(ParameterError) as caught:
        Params.parse([*arguments, *replaced.values()])
    return str(caught.value)


def test_parse_reads_every_type() -> None:
    assert Params.parse(ARGUMENTS) == Params(
        table="a.b.c", limit=3, share=0.5, dry=True, colour=Colour.RED, topics=("x", "y"), groups={"a": "1", "b": "x=y"}
    )


@given(
    st.builds(
        Params,
        table=st.text(),
        limit=st.integers(),
        share=st.floats(allow_nan=False),
        dry=st.booleans(),
        colour=st.sampled_from(Colour),
        topics=st.lists(st.text(alphabet="abc-=", min_size=1)).map(tuple),
        groups=st.dictionaries(st.text(alphabet="abc-", min_size=1), st.text(alphabet="abc-= ")),
        comment=st.text(),
    )
)
def test_parameters_survive_the_way_from_stack_to_job(params: Params) -> None:
    assert Params.parse([f"--{name}={value}" for name, value in params.to_parameters().items()]) == params


def test_every_field_becomes_a_parameter() -> None:
    params = Params.parse(ARGUMENTS)
    assert list(params.to_parameters()) == [field.name for field in fields(Params)]


def test_missing_parameter_is_named_with_its_remedy() -> None:
    with pytest.raises(ParameterError, match=r"run: .*\n  --topics: missing; give --topics="):
        Params.parse([argument for argument in ARGUMENTS if not argument.startswith("--topics")])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("--limit=many", "--limit=many: expected a whole number"),
        ("--groups=a=1,b", "--groups=a=1,b: expected name=value, not 'b'"),
        ("--groups=a=1,a=2", "--groups=a=1,a=2: a name is given twice"),
        ("--limit=1.5", "--limit=1.5: expected a whole number"),
        ("--share=half", "--share=half: expected a number"),
        ("--dry=yes", "--dry=yes: expected true or false"),
        ("--colour=blue", "--colour=blue: expected one of red, green"),
        ("--tabel=x", "--tabel=x: unknown; did you mean --table?"),
        ("--zzz=x", "--zzz=x: unknown; known are --table"),
        ("positional", "positional: not of the form --name=value"),
    ],
)
def test_mistake_is_named_with_its_value(change: str, message: str) -> None:
    assert message in refused(change)


def test_parameter_given_twice_is_refused() -> None:
    with pytest.raises(ParameterError, match="--limit=4: given twice"):
        Params.parse([*ARGUMENTS, "--limit=4"])


def test_all_mistakes_are_told_at_once() -> None:
    message = refused("--limit=many", "--dry=yes", "--colour=blue")
    assert len(message.splitlines()) == 4


def test_list_item_with_a_comma_is_refused_by_the_stack() -> None:
    params = Params(table="t", limit=1, share=0.0, dry=False, colour=Colour.RED, topics=("a,b",), groups={})
    with pytest.raises(ParameterError, match="holds a comma"):
        params.to_parameters()


def test_dictionary_key_with_an_equals_sign_is_refused_by_the_stack() -> None:
    params = Params(table="t", limit=1, share=0.0, dry=False, colour=Colour.RED, topics=(), groups={"a=b": "c"})
    with pytest.raises(ParameterError, match="holds an equals sign"):
        params.to_parameters()
