"""What the landing zone is wired of, besides what `stacks/landing_zone.py` wires itself."""
