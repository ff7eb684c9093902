"""Settings of running the platform: when somebody is told, and what it may cost."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from environments.settings.base import Fault, Section, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Alerts", "Budget"]

_FIRST_OF_MONTH = r"20[0-9]{2}-(0[1-9]|1[0-2])-01"


def _first_of_month(text: str) -> str:
    if not re.fullmatch(_FIRST_OF_MONTH, text):
        raise ValueError("not the first day of a month; write the month of the first deploy, such as 2026-07-01")
    return text


class Alerts(Section):
    """When the addresses under `alert_emails` are told of the landing zone's trouble."""

    severity: Annotated[int, Field(ge=0, le=4)]
    """Severity of the metric alerts: 0 critical, 1 error, 2 warning, 3 informational, 4 verbose."""
    minimum_availability_percent: Annotated[float, Field(gt=0, le=100)]
    """Share of calls that the lake and the Key Vault must answer, on average over 15 minutes."""


class Budget(Section):
    """What the environment may cost in a month; reaching it tells people and stops nothing."""

    monthly_amount: Annotated[int, Field(ge=1)]
    """Amount, in the subscription's currency."""
    start_date: Annotated[
        str, AfterValidator(_first_of_month), Field(json_schema_extra={"pattern": f"^{_FIRST_OF_MONTH}$"})
    ]
    """First day of the month of the first deploy; Azure takes no earlier one, and a later change makes a new budget."""
    thresholds_percent: Annotated[tuple[Annotated[int, Field(ge=1, le=1000)], ...], Field(min_length=1, max_length=4)]
    """Shares of the amount that have been spent when people are told, rising."""
    forecast_percent: Annotated[int, Field(ge=1, le=1000)]
    """Share of the amount that the month is forecast to end with when people are told."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        for index, (earlier, later) in enumerate(pairwise(self.thresholds_percent), start=1):
            if later <= earlier:
                yield Fault(("thresholds_percent", index), later, f"not above the one before ({earlier}); sort them")
