"""The code each stack ships: `jobs/<slice>` for `stacks/<slice>.py`, and `jobs/runtime`, which every slice may use."""
