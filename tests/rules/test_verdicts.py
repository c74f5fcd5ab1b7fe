"""Each rule judges plain reports as before; where it is to judge otherwise, `python -m tests.rules.verdicts` writes it."""

from __future__ import annotations

from tests.rules.verdicts import VERDICTS, judged


def test_are_as_before() -> None:
    assert judged() == VERDICTS.read_text(encoding="utf-8")
