"""What the lakehouse is wired of, besides what `stacks/lakehouse.py` wires itself."""
