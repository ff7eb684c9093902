from __future__ import annotations

import pytest

from jobs.lakehouse.accepted import accepted_subjects
from jobs.runtime.params import ParameterError


def test_entities_and_marts_may_be_accepted_together() -> None:
    names = ("cmdm.customers", "customer.customer_360")
    assert accepted_subjects(names) == set(names)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("customer.customer_36", "did you mean 'customer.customer_360'?"), ("x", "there are: cmdm.customers, ")],
)
def test_unknown_name_is_not_accepted(name: str, remedy: str) -> None:
    with pytest.raises(ParameterError) as caught:
        accepted_subjects([name])
    assert f"--accept={name}: no entity and no mart; {remedy}" in str(caught.value)
