from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from environments.cli import main
from jobs.runtime.contracts import Contract
from policies.contracts.released import LOCK
from tests.policies.contracts.slices import FILE, SCHEMA, changed, write

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).parents[3]
SHOWN = f"jobs/shop/contracts/{FILE}"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main(["contracts", *map(str, arguments)])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


Said: TypeAlias = "Callable[..., tuple[int, str, str]]"


def test_contracts_of_this_repository_are_in_order(said: Said) -> None:
    code, out, err = said("check")
    assert (code, err) == (0, "")
    for folder in (REPOSITORY / "jobs").glob("*/contracts"):
        assert f"{folder.parent.name}: {len(list(folder.glob('*.schema.json')))} contracts\n" in out


def test_released_contract_is_in_order_until_it_changes(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    assert said("check", folder) == (
        1,
        "shop: 1 contracts\n",
        f"{SHOWN}: $: not released yet; run: lakeform contracts release\n",
    )
    assert said("release", folder) == (0, f"{SHOWN}: released\n", "")
    assert said("check", folder) == (0, "shop: 1 contracts\n", "")
    assert said("release", folder) == (0, "", "")
    write(tmp_path, changed("order_id", description="A better text."))
    assert said("check", folder)[0] == 0


def test_compatible_change_needs_a_minor_version_and_a_release(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    said("release", folder)
    lock = (folder / LOCK).read_bytes()
    wider = changed("state", enum=["new", "paid", "sent", "lost"])
    write(tmp_path, wider)
    for verb in ("check", "release"):
        code, _, err = said(verb, folder)
        what = "the contract changed and still calls itself 1.0"
        assert (code, err) == (1, f"{SHOWN}: x-version: {what}; set x-version to 1.1\n")
    assert (folder / LOCK).read_bytes() == lock
    write(tmp_path, wider | {"x-version": "1.1"})
    code, _, err = said("check", folder)
    assert (code, err) == (1, f"{SHOWN}: $: changed since 1.0 was released; run: lakeform contracts release\n")
    assert said("release", folder)[0] == 0
    assert said("check", folder)[0] == 0
    write(tmp_path, SCHEMA)
    code, _, err = said("check", folder)
    assert code == 1
    assert f"{SHOWN}: x-version: went back; set x-version to 1.1 or later" in err
    assert f"{SHOWN}: state: enum lost lost; undo it" in err


def test_breaking_change_is_refused_whatever_it_calls_itself(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    said("release", folder)
    lock = (folder / LOCK).read_bytes()
    write(tmp_path, changed("count", minimum=2) | {"x-version": "1.1"})
    for verb in ("check", "release"):
        assert said(verb, folder)[::2] == (
            1,
            (
                f"{SHOWN}: count: its least value raised from 1 to 2; undo it, or leave this file as it was released "
                "and say it in orders.v2.schema.json\n"
            ),
        )
    assert (folder / LOCK).read_bytes() == lock


def test_new_major_version_stands_beside_the_old_one(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    said("release", folder)
    second = changed("count", type="string", without=("minimum", "maximum"))
    write(tmp_path, second | {"x-version": "2.0", "$id": "urn:lakeform:shop:orders:v2"}, name="orders.v2.schema.json")
    assert said("release", folder) == (0, "jobs/shop/contracts/orders.v2.schema.json: released\n", "")
    assert said("check", folder) == (0, "shop: 2 contracts\n", "")


def test_released_contract_goes_when_it_is_retired_and_no_sooner(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    said("release", folder)
    assert said("release", "--retire", FILE, "--", folder)[::2] == (
        2,
        f"contracts: --retire {FILE}: is still there; remove the file first\n",
    )
    (folder / FILE).unlink()
    for verb in ("check", "release"):
        code, _, err = said(verb, folder)
        assert code == 1
        assert f"{SHOWN}: $: was released and is gone; put it back" in err
    assert said("release", "--retire", "order.v1.schema.json", "--", folder)[0] == 2
    assert said("release", "--retire", FILE, "--", folder)[0] == 0
    assert said("check", folder) == (0, "shop: 0 contracts\n", "")


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("{", "$: not JSON: Expecting property name"),
        ("[]", "$: [] is not of type 'object', 'boolean'"),
        ("{}", "$: the root: expected an object schema with properties"),
        ("[" * 100_000, "$: nested deeper than a contract of flat events can be"),
        ('{"a": 1, "a": 2}', "$: not JSON: a: given twice"),
        ('{"properties": {"a": {"minimum": NaN}}}', "$: not JSON: NaN is no number of JSON"),
        (changed(type=5), "$.type: 5 is not valid under any of the given schemas"),
        (changed(required="all"), "$.required: 'all' is not of type 'array'"),
        (changed(properties={"a": True}), "$: properties.a: expected an object of keywords"),
        (changed("count", type="array"), "$: properties.count: type: expected one of"),
        (changed("count", type={"a": 1}), "$.properties.count.type: {'a': 1} is not valid"),
        (changed("count", minimum="1"), "$.properties.count.minimum: '1' is not of type 'number'"),
        (json.dumps(changed("count", minimum=7)).replace(" 7", " 1e999"), "minimum: expected a finite number"),
        (changed("note", pattern="("), "$: properties.note: pattern: "),
        (changed(x_version="2.0"), "x-version: '2.0': expected"),
        (changed(x_version="one"), "x-version: 'one': expected"),
        (changed(without=("x-version",)), "x-version: missing; start with 1.0"),
        (changed(without=("$id",)), "$id: missing; set it to urn:lakeform:shop:orders:v1"),
        ({**SCHEMA, "$id": "urn:lakeform:shop:order:v1"}, "$id: 'urn:lakeform:shop:order:v1' does not agree"),
        (changed(without=("title",)), "title: missing; say in a word or two what a record is"),
        (changed(description=""), "description: '' does not agree"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_unusable_contract_is_told_with_file_and_remedy(said: Said, tmp_path: Path, schema: Any, told: str) -> None:
    folder = write(tmp_path, schema)
    for verb in ("check", "release"):
        code, _, err = said(verb, folder)
        assert code == 1
        assert err.startswith(SHOWN)
        assert told in err
        assert "; " in err
    assert not (folder / LOCK).exists()


def test_contract_that_is_not_utf_8_is_told(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    (folder / FILE).write_bytes(b'{"title": "\xe9"}')
    assert f"{SHOWN}: $: not UTF-8: invalid continuation byte at byte 11" in said("check", folder)[2]


def test_file_that_is_named_otherwise_is_told(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA, name="orders.json")
    code, _, err = said("check", folder)
    assert code == 1
    assert "orders.json: $: a contract's file is named <name>.<version>.schema.json" in err


@pytest.mark.parametrize(
    "lock", ["{", "[]", '{"orders.v1.schema.json": {}}', '{"orders.v1.schema.json": 5}', '{"a": {}}']
)
def test_lock_that_cannot_be_read_is_told(said: Said, tmp_path: Path, lock: str) -> None:
    folder = write(tmp_path, SCHEMA)
    (folder / LOCK).write_text(lock)
    for verb in ("check", "release"):
        code, _, err = said(verb, folder)
        assert code == 2
        assert LOCK in err
        assert "git checkout" in err
    assert (folder / LOCK).read_text() == lock


def test_folder_that_is_missing_is_told(said: Said, tmp_path: Path) -> None:
    code, _, err = said("check", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere: no folder" in err


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)  # noqa: S607


def test_lock_that_was_rewritten_is_compared_with_the_revision_before(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "commit", "--allow-empty", "--message=start")
    assert said("release", folder)[0] == 0
    assert said("check", "--against", "main", folder)[0] == 0, "nothing was released there"
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=release")
    write(tmp_path, changed("count", minimum=2))
    (folder / LOCK).unlink()
    assert said("release", folder)[0] == 0
    assert said("check", folder)[0] == 0
    code, _, err = said("check", "--against", "main", folder)
    assert code == 1
    assert "count: its least value raised from 1 to 2" in err
    code, _, err = said("check", "--against", "nowhere", folder)
    assert (code, "--against nowhere: no revision" in err) == (2, True)


def test_lock_holds_what_binds_and_no_texts(said: Said, tmp_path: Path) -> None:
    folder = write(tmp_path, SCHEMA)
    said("release", folder)
    text = (folder / LOCK).read_text()
    assert "description" not in text
    locked = Contract.parse(json.dumps(json.loads(text)[FILE]), file_name=FILE)
    assert [field.name for field in locked.fields if field.required] == ["order_id", "state"]
