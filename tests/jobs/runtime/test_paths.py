from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.runtime.paths import day_partition, volume_path


def test_day_partition_pads_so_that_folders_sort_by_date() -> None:
    assert day_partition(date(2026, 7, 1)) == "year=2026/month=07/day=01"
    assert day_partition(datetime(2026, 11, 30, 23, 59, tzinfo=UTC)) == "year=2026/month=11/day=30"


@given(st.dates(), st.dates())
def test_day_partition_sorts_as_its_days_do(one: date, other: date) -> None:
    assert (day_partition(one) < day_partition(other)) == (one < other)


def test_volume_path_outside_the_volumes_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves /Volumes; name a path inside a volume"):
        volume_path("/Volumes/c/s/v/../../../../etc/passwd")
