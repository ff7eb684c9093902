"""Generated, typed, narrow provider classes, and their generator."""
