"""Benchmarks: measured side by side in one run by `make bench`, never asserted in the tests."""
