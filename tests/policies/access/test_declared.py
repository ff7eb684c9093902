from __future__ import annotations

import json

from policies.access import Roles, catalogs, declared

ROLES = Roles(
    data_engineers="engineers",
    analysts="analysts",
    ml_engineers="ml",
    ai_governance="ai",
    jobs={"governance": "0-1", "streaming": "0-2"},
    people_write=False,
    landing_read_only=True,
)
NAMES = {name: f"dev_{name}" for name in catalogs(ROLES)}


def test_declared_names_slices_and_no_application_id() -> None:
    text = declared(ROLES, names=NAMES)
    assert "0-1" not in text
    entries = {(entry["securable"], entry["name"]): entry["privileges"] for entry in json.loads(text)["grants"]}
    assert entries["schema", "dev_ep_raw.streaming"]["slice:streaming"] == [
        "CREATE_TABLE",
        "MODIFY",
        "SELECT",
        "USE_SCHEMA",
    ]
    assert entries["catalog", "dev_ep_marts"]["analysts"] == ["SELECT", "USE_CATALOG", "USE_SCHEMA"]
    assert entries["volume", "dev_ep_raw.wheels.governance"] == {"slice:governance": ["READ_VOLUME"]}


def test_declared_is_the_same_text_every_time() -> None:
    assert declared(ROLES, names=NAMES) == declared(ROLES, names=NAMES)
