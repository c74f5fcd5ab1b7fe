"""Detection, measured on mixtures of the forms."""

from __future__ import annotations

import pytest

from tests.mixtures.__main__ import read
from tests.mixtures.making import KINDS, mixtures

SEEDS = 12


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_is_right_and_never_wrong_in_silence(kind) -> None:
    """Each kind of mixture by itself, and with a second disturbance."""
    wrong = []
    for mixture in mixtures(SEEDS, kind=kind):
        form, said = read(mixture)
        assert form == mixture.form or said, mixture.text
        if form != mixture.form:
            wrong.append((mixture.kind, mixture.seed, form))
    assert wrong == []


def test_the_same_mixture_for_the_same_seed() -> None:
    assert [each.text for each in mixtures(2)] == [each.text for each in mixtures(2)]
