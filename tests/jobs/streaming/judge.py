"""An independent judge of events: JSON Schema's reference implementation behind a strict parser."""

from __future__ import annotations

import json
import re
from datetime import datetime
from decimal import Decimal, localcontext
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker

if TYPE_CHECKING:
    from jobs.streaming.events import Source

__all__ = ["faults"]

_DEEPEST = 1000
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


def faults(payload: bytes | None, source: Source) -> set[str]:
    """What keeps a message's value from being an event of the source: nothing if it conforms.

    A rule of the contract is told as `<field> <keyword>`, `$` standing for the event itself.
    """
    if payload is None:
        return {"no value"}
    try:
        text = payload.decode()
        if "[" * _DEEPEST in text:
            return {"too deep"}
        document = json.loads(text, parse_float=_number, parse_constant=_refuse, object_pairs_hook=_unrepeated)
    except UnicodeDecodeError:
        return {"not UTF-8"}
    except json.JSONDecodeError:
        return {"not JSON"}
    except ValueError as error:
        return {str(error)}
    with localcontext(prec=60):
        return {
            f"{'.'.join(map(str, error.path)) or '$'} {error.validator}"
            for error in _validator(source).iter_errors(document)
        }


@cache
def _validator(source: Source) -> Draft202012Validator:
    file = resources.files("jobs.streaming") / "contracts" / f"{source}_events.v1.schema.json"
    # Decimals on both sides: 29.85 is a multiple of 0.01 in decimals alone.
    schema = json.loads(file.read_text(), parse_float=Decimal)
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
