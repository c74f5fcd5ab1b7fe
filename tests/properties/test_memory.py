"""What is remembered between documents makes reading faster, and changes nothing."""

from __future__ import annotations

import pytest

from gov_disclosure import GovDisclosureError, Report, parse_bytes
from gov_disclosure.forms import known_forms
from gov_disclosure.forms.vocabulary import vocabulary
from tests.layouts.catalogue import LAYOUTS, render

EVERY = 7


def read(data: bytes, name: str) -> Report | str:
    try:
        return parse_bytes(data, name=name)
    except GovDisclosureError as error:
        return str(error)


@pytest.mark.parametrize("layout", [name for number, name in enumerate(LAYOUTS) if number % EVERY == 0])
def test_a_report_is_the_same_whatever_was_read_before(layout: str) -> None:
    case = render(layout, LAYOUTS[layout].forms[0], 0)
    vocabulary().memory.clear()
    for form in known_forms().values():
        form.memory.clear()
    first = read(case.rendered.data, case.name)
    assert read(case.rendered.data, case.name) == first
