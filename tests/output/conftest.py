"""What the tests of outputs share."""

from tests.cli.conftest import command, english, faulty, sound  # noqa: F401 - fixtures
