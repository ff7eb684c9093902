from __future__ import annotations

import pytest

from policies.scan import Gate, load_gate


@pytest.fixture(scope="session")
def gate() -> Gate:
    """Every policy, loaded once: checkov takes seconds."""
    return load_gate()
