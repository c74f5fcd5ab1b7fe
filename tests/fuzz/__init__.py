"""Fuzzing of the readers by coverage (atheris): `python -m tests.fuzz --seconds 60 [READER…]`."""
