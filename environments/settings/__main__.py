"""`python -m environments.settings` prints the JSON Schema."""

from __future__ import annotations

import sys

from environments.settings.schema import schema_json

sys.stdout.write(schema_json())
