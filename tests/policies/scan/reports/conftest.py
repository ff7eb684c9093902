from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.policies.scan.samples import account_stack, write_stacks

if TYPE_CHECKING:
    from pathlib import Path

    from policies.scan import Gate, Report

POLICIES = ("CKV_AZURE_44", "CKV_AZURE_59", "CKV_AZURE_190")
WAIVERS = """\
- {policy: CKV_AZURE_44, path: prod/lake, reason: "an old | <client> needs it still", owner: us, expires: 2027-06-30}
- {policy: CKV_AZURE_190, path: "*", reason: nothing needs it any more, owner: us, expires: 2027-06-30}
- {policy: CKV_AZURE_190, path: "*/lake", reason: nobody looked again in time, owner: us, expires: 2020-01-01}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One failure, one that is waived, one that can't be judged."""
    unknown = account_stack("test", public_network_access_enabled="${azurerm_storage_account.lake.id}")
    old = {stack: account_stack(stack, min_tls_version="TLS1_0") for stack in ("dev", "prod")}
    return write_stacks(tmp_path, test=unknown, local=account_stack("local"), **old)


@pytest.fixture
def report(gate: Gate, folder: Path) -> Report:
    waivers = folder / "waivers.yaml"
    waivers.write_text(WAIVERS)
    return gate.scan(folder, waivers=waivers, only=POLICIES, today=dt.date(2026, 12, 1))
