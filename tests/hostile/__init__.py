"""Inputs that are made to hurt, and a runner that sees to it that none does: `python -m tests.hostile`."""
