"""The judge on contracts that have what the sources' own have not: unknown keys, optional fields, CSV."""

from __future__ import annotations

import json
import pickle
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from jobs.runtime.conformity import Judge, Judged, Reason
from jobs.runtime.conformity.texts import DocumentReader, FieldReader
from tests.jobs.runtime.conformity.contracts import ORDER, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jobs.runtime.conformity.texts import Recognised

VALUES = ORDER | {
    "placed_at": datetime(2026, 7, 1, 0, 0, 0, 500000, tzinfo=UTC),
    "due": date(2026, 7, 9),
    "total": Decimal("29.85"),
}
TEXTS = {name: value if isinstance(value, str) else json.dumps(value) for name, value in ORDER.items()}


def documents(*events: dict[str, Any] | bytes) -> pa.BinaryArray:
    encoded = [event if isinstance(event, bytes) else json.dumps(event).encode() for event in events]
    return pa.array(encoded, pa.binary())


def records(*rows: Mapping[str, str | None]) -> dict[str, pa.StringArray]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}


def reasons(judged: Judged) -> list[list[tuple[str, str]] | None]:
    return [row and [(reason["field"], reason["rule"]) for reason in row] for row in judged.reasons.to_pylist()]


def test_document_gives_typed_columns(tmp_path: Path) -> None:
    contract = read(tmp_path)
    judged = Judge(contract).judge(documents(ORDER))
    assert judged.columns.to_pylist() == [VALUES]
    assert judged.columns.schema == Judge(contract).schema
    assert judged.conforms.to_pylist() == [True]


def test_record_of_texts_gives_the_same_columns(tmp_path: Path) -> None:
    judged = Judge(read(tmp_path)).judge_fields(records(TEXTS))
    assert (judged.columns.to_pylist(), reasons(judged)) == ([VALUES], [None])


# A change of the good order, and the one rule that it breaks; None where it breaks none.
CASES: list[tuple[dict[str, Any], str | None]] = [
    ({"order_id": "O-00011"}, "pattern ^O-[0-9]{4}$"),
    ({"order_id": "O-0001\n"}, "pattern ^O-[0-9]{4}$"),
    ({"placed_at": "2026-07-01T10:00:00.123456789Z"}, None),
    ({"placed_at": "2026-07-01T10:00:00-23:59"}, None),
    ({"placed_at": "2026-07-01T10:00:00-24:00"}, "format date-time"),
    ({"placed_at": "2026-07-01T24:00:00Z"}, "format date-time"),
    ({"placed_at": "2026-07-01 10:00:00Z"}, "format date-time"),
    ({"placed_at": "2026-07-01T10:00:00"}, "format date-time"),
    ({"placed_at": "0001-01-01T00:00:00Z"}, "format date-time"),
    ({"placed_at": "0001-01-02T10:00:00+10:00"}, None),
    ({"placed_at": "9999-12-31T00:00:00Z"}, "format date-time"),
    ({"placed_at": "9999-12-30T23:59:59.999999Z"}, None),
    ({"placed_at": "0000-01-01T00:00:00Z"}, "format date-time"),
    ({"due": "2024-02-29"}, None),
    ({"due": "1900-02-29"}, "format date"),
    ({"due": "2000-02-29"}, None),
    ({"due": "2026-04-31"}, "format date"),
    ({"due": "0000-01-01"}, "format date"),
    ({"due": "9999-12-31"}, None),
    ({"due": "20260709"}, "format date"),
    ({"state": "VIC"}, "enum NSW, Ōtākou"),
    ({"items": 0}, "exclusiveMinimum 0"),
    ({"items": 1}, None),
    ({"items": 99}, None),
    ({"items": 100}, "maximum 99.5"),
    ({"items": 5.0}, None),
    ({"items": 5.5}, "type integer"),
    ({"items": 10**30}, "type integer"),
    ({"total": -100}, None),
    ({"total": -100.01}, "minimum -100"),
    ({"total": 99999.99}, None),
    ({"total": 100000}, "exclusiveMaximum 100000"),
    ({"total": 1e3}, None),
    ({"total": 29.855}, "multipleOf 0.01"),
    ({"total": 29.8500000}, None),
    ({"weight": 0}, None),
    ({"weight": 100}, None),
    ({"weight": 100.00000000000001}, "maximum 100"),
    ({"weight": -1e-300}, "minimum 0"),
    ({"is_gift": True}, None),
    ({"note": "é"}, "minLength 2"),
    ({"note": "éé"}, None),
    ({"note": "éééééé"}, "maxLength 5"),
    ({"contact": "ava@example"}, "format email"),
    ({"contact": "åva@example.org"}, None),
    ({"contact": "-@example.org"}, r"pattern \w+@"),
]


@pytest.mark.parametrize(("change", "rule"), CASES, ids=str)
def test_document_and_record_break_the_same_rule(tmp_path: Path, change: dict[str, Any], rule: str | None) -> None:
    judge = Judge(read(tmp_path))
    (name,) = change
    expected = [None, rule and [(name, rule)], None]
    judged = judge.judge(documents(ORDER, ORDER | change, ORDER))
    assert reasons(judged) == expected
    text = change[name] if isinstance(change[name], str) else json.dumps(change[name])
    assert reasons(judge.judge_fields(records(TEXTS, TEXTS | {name: text}, TEXTS))) == expected
    assert judged.columns.to_pylist()[0] == judged.columns.to_pylist()[2] == VALUES
    assert (set(judged.columns.to_pylist()[1].values()) == {None}) is bool(rule)


@pytest.mark.parametrize(
    ("spelling", "value"),
    [("5.0", 5), ("5e0", 5), ("50E-1", 5), ("-0", None), ("1e999999999", None), ("1e99999999999999999999", None)],
)
def test_whole_number_in_an_unusual_spelling_is_an_integer(tmp_path: Path, spelling: str, value: int | None) -> None:
    judged = Judge(read(tmp_path)).judge(documents(json.dumps(ORDER | {"items": 77}).replace("77", spelling).encode()))
    assert judged.columns.column("items").to_pylist() == [value]


def test_number_is_compared_exactly_where_doubles_are_equal(tmp_path: Path) -> None:
    """100.00000000000000001 is 100.0 to a double, and more than 100."""
    text = json.dumps(ORDER | {"weight": 77}).replace("77", "100.00000000000000001").encode()
    assert reasons(Judge(read(tmp_path)).judge(documents(text))) == [[("weight", "maximum 100")]]


def test_number_that_no_double_holds_breaks_its_type(tmp_path: Path) -> None:
    text = json.dumps(ORDER | {"weight": 77}).replace("77", "1e400").encode()
    assert reasons(Judge(read(tmp_path)).judge(documents(text))) == [[("weight", "type number")]]


def test_unknown_keys_are_kept_as_they_were_written_where_the_contract_allows_them(tmp_path: Path) -> None:
    judge = Judge(read(tmp_path, additional=True))
    more = b',"size":1.50,"tags":["\\u00e9",{"a":null}],"ok":true}'
    judged = judge.judge(documents(ORDER, json.dumps(ORDER).encode()[:-1] + more))
    assert reasons(judged) == [None, None]
    assert judged.additional.to_pylist() == [None, '{"size":1.50,"tags":["é",{"a":null}],"ok":true}']
    assert judged.columns.to_pylist() == [VALUES, VALUES]


def test_unknown_keys_don_t_hide_a_broken_rule(tmp_path: Path) -> None:
    judged = Judge(read(tmp_path, additional=True)).judge(documents(ORDER | {"size": 1, "items": "3"}))
    assert (reasons(judged), judged.additional.to_pylist()) == ([[("items", "type integer")]], [None])


def test_unknown_column_of_a_record_is_kept_or_refused(tmp_path: Path) -> None:
    rows = records(TEXTS | {"size": "1.50"}, TEXTS | {"size": None})
    kept = Judge(read(tmp_path, additional=True)).judge_fields(rows)
    assert (reasons(kept), kept.additional.to_pylist()) == ([None, None], ['{"size":"1.50"}', None])
    refused = Judge(read(tmp_path)).judge_fields(rows)
    assert reasons(refused) == [[("size", "additionalProperties false")], None]


def test_blank_field_of_a_record_is_absent_or_null_or_broken(tmp_path: Path) -> None:
    blank = [TEXTS | {name: None} for name in ("note", "due", "items", "is_gift")]
    judged = Judge(read(tmp_path)).judge_fields(records(*blank))
    assert reasons(judged) == [None, None, [("items", "required")], [("is_gift", "required")]]
    assert judged.columns.slice(0, 2).to_pylist() == [VALUES | {"note": None}, VALUES | {"due": None}]


def test_quoted_empty_field_of_a_record_is_a_text(tmp_path: Path) -> None:
    judged = Judge(read(tmp_path)).judge_fields(records(TEXTS | {"note": ""}, TEXTS | {"items": ""}))
    assert reasons(judged) == [[("note", "minLength 2")], [("items", "type integer")]]


def test_column_that_a_file_lacks_is_blank_in_every_record(tmp_path: Path) -> None:
    without = {name: text for name, text in TEXTS.items() if name not in {"note", "due"}}
    judge = Judge(read(tmp_path))
    assert judge.judge_fields(records(without)).columns.to_pylist() == [VALUES | {"note": None, "due": None}]
    del without["items"]
    assert reasons(judge.judge_fields(records(without))) == [[("items", "required")]]


def test_optional_and_null_fields_are_recognised_at_first_sight(tmp_path: Path) -> None:
    contract = read(tmp_path, optional=("order_id", "note", "contact"))
    events = [
        {name: value for name, value in ORDER.items() if name not in left_out}
        for left_out in ({"order_id"}, {"note"}, {"contact"}, {"note", "contact"}, {"order_id", "contact"})
    ]
    known, _ = DocumentReader(contract).read(documents(*events, ORDER | {"due": None}))
    assert known.to_pylist() == [True] * 6
    judged = Judge(contract).judge(documents(*events))
    blank = dict.fromkeys(ORDER)
    assert [set(row) for row in judged.columns.to_pylist()] == [set(blank)] * 5
    assert judged.columns.column("note").to_pylist() == ["crème", None, "crème", None, "crème"]
    by_text, _ = FieldReader(contract).read(records(TEXTS, TEXTS | {"due": None, "note": None}), 2)
    assert by_text.to_pylist() == [True, True]


def test_orders_of_keys_that_never_come_again_fill_no_memory(tmp_path: Path) -> None:
    reader = DocumentReader(read(tmp_path))
    names = list(ORDER)
    for turn in range(40):
        turned = (
            names[turn % 10 :] + names[: turn % 10]
            if turn < 10
            else list(reversed(names[turn % 9 :])) + names[: turn % 9]
        )
        reader.read(documents({name: ORDER[name] for name in turned}))
    assert len(reader._patterns) <= 8


@pytest.mark.parametrize("levels", [101, 1500, 100_000])
def test_deep_nesting_is_refused_wherever_it_is(tmp_path: Path, levels: int) -> None:
    deep = b"[" * levels + b"]" * levels
    judge = Judge(read(tmp_path, additional=True))
    judged = judge.judge(documents(deep, json.dumps(ORDER).encode()[:-1] + b',"debug":' + deep + b"}", ORDER))
    assert reasons(judged) == [[("$", "JSON")], [("$", "JSON")], None]


def test_nesting_that_is_read_is_kept(tmp_path: Path) -> None:
    deep = b"[" * 99 + b"]" * 99
    judged = Judge(read(tmp_path, additional=True)).judge(
        documents(json.dumps(ORDER).encode()[:-1] + b',"debug":' + deep + b"}")
    )
    assert judged.additional.to_pylist() == [f'{{"debug":{deep.decode()}}}']


def test_text_without_an_end_takes_no_longer_than_its_length(tmp_path: Path) -> None:
    judge = Judge(read(tmp_path))
    started = time.monotonic()
    judge.judge(documents(b'{"a":' + b"[" * 101 + b'"' + b'\\"' * 300_000))
    assert time.monotonic() - started < 2


def test_huge_field_is_named_by_its_beginning(tmp_path: Path) -> None:
    (row,) = Judge(read(tmp_path)).judge(documents(ORDER | {"note": "x" * (1 << 16)})).reasons.to_pylist()
    assert row == [{"field": "note", "rule": "maxLength 5", "found": '"' + "x" * 199}]


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (None, "not null"),
        (b"", "not empty"),
        (b"\xff", "UTF-8"),
        (b'{"a":"\\ud800"}', "UTF-8"),
        (b"nonsense", "JSON"),
        (b"NaN", "JSON"),
        (b'{"a":NaN}', "JSON"),
        (b'{"a":05}', "JSON"),
        (b'\xef\xbb\xbf{"a":1}', "JSON"),
        (b"[1] x", "JSON"),
        (b"[1]", "object"),
        (b"null", "object"),
        (b'{"a":1} {"a":1}', "one flat object and nothing after it"),
        (b'{"a":1,"a":1}', "no key twice"),
        (b'{"a":{"b":1,"b":1}}', "no key twice"),
    ],
)
def test_payload_that_is_no_object_has_one_reason(tmp_path: Path, payload: bytes | None, rule: str) -> None:
    judged = Judge(read(tmp_path)).judge(pa.array([payload], pa.binary()))
    assert reasons(judged) == [[("$", rule)]]


def test_foreign_bytes_of_one_event_leave_its_neighbours_alone(tmp_path: Path) -> None:
    good = json.dumps(ORDER, ensure_ascii=False).encode()
    broken = good.replace("crème".encode(), b"cr\xe8me")
    judged = Judge(read(tmp_path)).judge(documents(good, broken, good))
    assert reasons(judged) == [None, [("$", "UTF-8")], None]
    assert judged.columns.to_pylist()[::2] == [VALUES, VALUES]


def test_escaped_text_is_recognised_unless_it_holds_half_a_character(tmp_path: Path) -> None:
    contract = read(tmp_path)
    escaped = [json.dumps(ORDER).replace('"cr\\u00e8me"', note).encode() for note in (r'"\ud83d\ude00!"', r'"\ud83d!"')]
    known, _ = DocumentReader(contract).read(documents(*escaped))
    assert known.to_pylist() == [True, False]
    assert reasons(Judge(contract).judge(documents(*escaped))) == [None, [("$", "UTF-8")]]


def test_slices_and_many_rows_keep_their_order(tmp_path: Path) -> None:
    judge = Judge(read(tmp_path))
    payload = documents(*(ORDER | {"items": number % 101} for number in range(120_000)))
    judged = judge.judge(payload.slice(7))
    wanted = [number % 101 for number in range(7, 120_000)]
    assert judged.columns.column("items").to_pylist() == [items if 0 < items < 100 else None for items in wanted]
    assert judged.conforms.to_pylist() == [0 < items < 100 for items in wanted]


def test_large_documents_are_judged_a_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = read(tmp_path)
    seen = []

    def counted(reader: DocumentReader, payload: pa.BinaryArray) -> Recognised:
        seen.append((len(payload), payload.type))
        return recognise(reader, payload)

    recognise = DocumentReader.read
    monkeypatch.setattr(DocumentReader, "read", counted)
    monkeypatch.setattr("jobs.runtime.conformity.judge._BYTES_AT_ONCE", 1000)
    payload = documents(*[ORDER] * 5, ORDER | {"note": "x" * 2000}).cast(pa.large_binary())
    assert reasons(Judge(contract).judge(payload)) == [None] * 5 + [[("note", "maxLength 5")]]
    assert seen == [(3, pa.binary()), (1, pa.binary()), (1, pa.binary()), (1, pa.binary())]


def test_nothing_is_judged_to_nothing(tmp_path: Path) -> None:
    judge = Judge(read(tmp_path))
    for judged in (judge.judge(pa.array([], pa.binary())), judge.judge_fields({"note": pa.array([], pa.string())})):
        assert (judged.columns.num_rows, len(judged.reasons), len(judged.additional)) == (0, 0, 0)


def test_row_is_refused_for_a_reason_of_the_caller(tmp_path: Path) -> None:
    judged = Judge(read(tmp_path)).judge_fields(records(TEXTS, TEXTS, TEXTS))
    refused = judged.refuse({1: Reason("$", "10 fields", "x" * 300)})
    assert refused.conforms.to_pylist() == [True, False, True]
    assert refused.reasons.to_pylist()[1] == [{"field": "$", "rule": "10 fields", "found": "x" * 200}]
    assert refused.columns.column("items").to_pylist() == [3, None, 3]
    assert judged.refuse({}) is judged


def test_judge_can_be_sent_to_a_worker(tmp_path: Path) -> None:
    judge = pickle.loads(pickle.dumps(Judge(read(tmp_path))))  # noqa: S301 - our own
    assert reasons(judge.judge(documents(ORDER, ORDER | {"items": 0}))) == [None, [("items", "exclusiveMinimum 0")]]
