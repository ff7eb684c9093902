"""The slice's tables as a declarative pipeline: the same transforms and rules, declared instead of run."""
