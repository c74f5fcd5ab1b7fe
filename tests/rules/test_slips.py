"""Reports with slips are judged as before; where it is to be otherwise, `python -m tests.rules.slips` writes it."""

from __future__ import annotations

import pytest

from gov_disclosure.forms import known_forms
from gov_disclosure.testing import KINDS
from tests.rules.slips import SLIPS, judged


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", known_forms())
def test_are_judged_as_before(form, kind) -> None:
    before = SLIPS.read_text(encoding="utf-8").split("# ")
    assert judged(form, kind) == "".join(f"# {each}" for each in before if each.startswith(f"{form}, {kind}, "))
