"""The JSON Schema with which editors check `environments/*.yaml`."""

from __future__ import annotations

import json

from environments.settings.model import Settings

__all__ = ["schema_json"]


def schema_json() -> str:
    """The schema's text, byte for byte as it is committed."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Settings.model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
