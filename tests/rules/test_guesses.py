"""Reports with slips are guessed at as before; where it is to be otherwise, `python -m tests.rules.guesses` writes it."""

from __future__ import annotations

import pytest

from gov_disclosure.forms import known_forms
from gov_disclosure.testing import KINDS
from tests.rules.guesses import GUESSES, guessed


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", known_forms())
def test_are_guessed_as_before(form, kind) -> None:
    before = GUESSES.read_text(encoding="utf-8").split("# ")
    assert guessed(form, kind) == "".join(f"# {each}" for each in before if each.startswith(f"{form}, {kind}, "))
