from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policies.scan.reports import as_json

if TYPE_CHECKING:
    from policies.scan import Report


def test_json_tells_failures_waived_and_bad_waivers(report: Report) -> None:
    document = json.loads(as_json(report))
    assert (document["clean"], document["verdicts"]) == (False, 12)
    assert [(each["path"], each["state"]) for each in document["failures"]] == [
        ("dev/lake", "failed"),
        ("test/lake", "unresolved"),
    ]
    assert [each["waiver"]["owner"] for each in document["waived"]] == ["us"]
    assert [each["expires"] for each in document["expired_waivers"]] == ["2020-01-01"]
    assert [each["path"] for each in document["unused_waivers"]] == ["*"]
