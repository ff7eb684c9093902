"""`python -m environments.settings` prints the JSON Schema; with the argument `reference`, docs/settings.md."""

from __future__ import annotations

import sys

from environments.settings.reference import reference_markdown
from environments.settings.schema import schema_json

_PRINTS = {"schema": schema_json, "reference": reference_markdown}

if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "schema"
    if what not in _PRINTS:
        sys.exit(f"environments.settings: {what!r} is unknown; choose {' or '.join(_PRINTS)}")
    sys.stdout.write(_PRINTS[what]())
