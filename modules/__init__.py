"""Constructs used by stacks: a thing used twice, or one that carries a security default."""
