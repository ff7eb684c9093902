"""An independent judge of records: JSON Schema's reference implementation behind strict parsers."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime
from decimal import Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

__all__ = ["csv_faults", "faults"]

_DEEPEST = 1000
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_FORMATS = FormatChecker(("date",))


@_FORMATS.checks("date-time", raises=ValueError)
def _is_date_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return _DATE_TIME.fullmatch(value) is not None and datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("uuid")
def _is_uuid(value: object) -> bool:
    # The reference implementation takes a space for a digit.
    return not isinstance(value, str) or _UUID.fullmatch(value) is not None


@_FORMATS.checks("email")
def _is_email(value: object) -> bool:
    # The reference implementation is content with an @.
    if not isinstance(value, str):
        return True
    mailbox, _, domain = value.partition("@")
    labels = domain.split(".")
    return bool(mailbox) and "@" not in domain and len(labels) > 1 and all(labels) and value == "".join(value.split())


def faults(payload: bytes | None, contract: Traversable) -> set[str]:
    """What keeps a text from being a record of the contract: nothing if it conforms.

    A rule of the contract is told as `<field> <keyword>`, `$` standing for the record itself.
    """
    if payload is None:
        return {"no value"}
    try:
        text = payload.decode()
        if "[" * _DEEPEST in text:
            return {"too deep"}
        document = json.loads(text, parse_float=_number, parse_constant=_refuse, object_pairs_hook=_unrepeated)
        # Half a character, escaped, is a string to Python.
        json.dumps(document, ensure_ascii=False, default=str).encode()
    except UnicodeError:
        return {"not UTF-8"}
    except json.JSONDecodeError:
        return {"not JSON"}
    except ValueError as error:
        return {str(error)}
    return _broken(document, contract)


def csv_faults(line: bytes, columns: Sequence[str], contract: Traversable) -> set[str]:
    """The same of a line of CSV under a header; an empty field is null."""
    try:
        (fields,) = csv.reader([line.decode()], strict=True)
    except UnicodeDecodeError:
        return {"not UTF-8"}
    except csv.Error:
        return {"not CSV"}
    if len(fields) != len(columns):
        return {"fields"}
    properties = json.loads(contract.read_text())["properties"]
    typed = {
        name: Decimal(text) if properties.get(name, {}).get("type") == "number" and _NUMBER.fullmatch(text) else text
        for name, text in zip(columns, fields, strict=True)
        if text
    }
    return _broken(typed, contract)


def _broken(document: object, contract: Traversable) -> set[str]:
    with localcontext(prec=60):
        return {
            f"{'.'.join(map(str, error.path)) or '$'} {error.validator}"
            for error in _validator(contract.read_text()).iter_errors(document)
        }


@cache
def _validator(contract: str) -> Draft202012Validator:
    # Decimals on both sides: 29.85 is a multiple of 0.01 in decimals alone.
    schema = json.loads(contract, parse_float=Decimal)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=_FORMATS)


def _number(text: str) -> int | Decimal:
    # To JSON Schema 5.0 is an integer; to its reference implementation not where it is a decimal.
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number


def _refuse(constant: str) -> None:
    raise ValueError(f"constant {constant}")


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("repeated key")
    return dict(pairs)
