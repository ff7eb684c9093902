"""The rules by which data contracts change: what was released stays true within a major version (ADR 0032)."""
