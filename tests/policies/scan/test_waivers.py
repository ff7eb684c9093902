from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from policies.scan.waivers import Waiver, WaiverError, load_waivers

if TYPE_CHECKING:
    from pathlib import Path

POLICIES = ("CKV_AZURE_44", "public-access")
GOOD = {
    "policy": "public-access",
    "path": "'dev/lake/*'",
    "reason": "long enough to be a reason",
    "owner": "MT-dpm-admins",
    "expires": "2027-06-30",
}


def load(folder: Path, text: str) -> tuple[Waiver, ...]:
    path = folder / "waivers.yaml"
    path.write_text(text)
    return load_waivers(path, policies=POLICIES)


def entry(**changed: str | None) -> str:
    fields = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return "- {" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}\n"


def waiver(path: str) -> Waiver:
    return Waiver(
        policy="public-access",
        path=path,
        reason=GOOD["reason"],
        owner="us",
        expires=dt.date.fromisoformat("2027-06-30"),
    )


def test_good_waivers_are_read(tmp_path: Path) -> None:
    (read,) = load(tmp_path, entry())
    assert (read.policy, read.path, read.expires) == ("public-access", "dev/lake/*", dt.date(2027, 6, 30))
    assert load(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not YAML"),
        ("\x00", "not YAML"),
        ("policy: public-access", "is a mapping; write a list of waivers, each with policy, path, reason"),
        ("- public-access", "waiver 1: is text; write policy, path"),
        (entry(policy="public-acces"), "waiver 1: policy: 'public-acces' is no policy; did you mean public-access?"),
        (entry(policy="zzz"), "lakeform scan --catalogue"),
        (entry(policy="7"), "waiver 1: policy: is 7: input should be a valid string; name one policy"),
        (entry(path="''"), "waiver 1: path: is ''"),
        (entry(reason="short"), "waiver 1: reason: is 'short': string should have at least 20 characters; say in a"),
        (entry(owner=None), "waiver 1: owner: is not there; name the group that answers for it"),
        (entry(expires=None), "waiver 1: expires: is not there; a date such as"),
        (entry(expires="never"), "waiver 1: expires: is 'never'"),
        (entry(until="never"), "waiver 1: until: is 'never', but there is no such field"),
    ],
)
def test_bad_waivers_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(WaiverError) as caught:
        load(tmp_path, text)
    assert complaint in str(caught.value)
    assert "waivers.yaml" in str(caught.value)


def test_every_mistake_is_named(tmp_path: Path) -> None:
    with pytest.raises(WaiverError) as caught:
        load(tmp_path, entry(reason="short", owner=None) + entry(policy="zzz"))
    assert len(str(caught.value).splitlines()) == 3


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WaiverError, match="--waivers FILE"):
        load_waivers(tmp_path / "none.yaml", policies=POLICIES)


def test_waiver_covers_its_policy_on_its_paths_alone() -> None:
    dev = waiver("dev/lake/*")
    assert dev.covers("public-access", "dev/lake/account")
    assert not dev.covers("public-access", "prod/lake/account")
    assert not dev.covers("CKV_AZURE_44", "dev/lake/account")


def test_waiver_holds_through_its_last_day() -> None:
    last = dt.date(2027, 6, 30)
    assert not waiver("*").expired(last)
    assert waiver("*").expired(last + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("path", "stacks", "elsewhere"),
    [
        ("*/lake", ["dev"], True),
        ("[dl]*/lake", ["dev"], True),
        ("dev/lake", ["dev"], False),
        ("prod/lake", ["dev"], True),
        ("prod-lakehouse/x", ["dev", "dev-lakehouse"], True),
        ("typo/lake", ["dev"], False),
        ("*/lake", ["dev", "local", "test", "prod"], False),
    ],
)
def test_waiver_may_be_used_in_an_environment_not_scanned(path: str, stacks: list[str], *, elsewhere: bool) -> None:
    assert waiver(path).could_be_used_elsewhere(stacks) is elsewhere
