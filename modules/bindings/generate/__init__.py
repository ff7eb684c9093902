"""The generator: provider schemas in, one typed module per Terraform type out."""

from __future__ import annotations

__all__: list[str] = []
