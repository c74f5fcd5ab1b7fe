"""Containers in, blocks out."""
