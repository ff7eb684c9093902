"""What governance is wired of, besides what `stacks/governance.py` wires itself."""
