"""Measurements against other readers of pages: `python -m benchmarks`. Nothing here is a test."""
