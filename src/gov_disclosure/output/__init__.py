"""Findings and reports written out; each writer is a module, and rich has a border of its own."""
