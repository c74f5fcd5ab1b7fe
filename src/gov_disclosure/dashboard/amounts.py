"""The cells of a report → what may be added up over reports on different forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

from gov_disclosure.derived import known_indicators
from gov_disclosure.forms import known_forms
from gov_disclosure.forms.measures import Counterpart, counterparts_of

__all__ = ["APPLICANTS", "OUTCOMES", "RATE", "REMEDIES", "RESULTS", "Amount", "amounts_of", "number_of", "written_out"]

APPLICANTS: Final = (
    "natural_person", "commercial_enterprise", "research_institution", "public_interest_organization",
    "legal_service_institution", "other_organization",
)  # fmt: skip
OUTCOMES: Final = (
    "requests_granted", "requests_partially_granted", "requests_denied", "requests_not_available", "requests_not_processed",
    "requests_other",
)  # fmt: skip
REMEDIES: Final = ("reconsideration", "litigation")
RESULTS: Final = ("upheld", "corrected", "other", "pending")
RATE: Final = "disclosure_rate"
_DIGITS: Final = 40
_UNPRINTED: Final = "missing"


class Amount(NamedTuple):
    """
    Some figures of a report that belong together: all of them are known, or none is taken.

    Attributes:
        values: The figures in the order asked for; None where one of them is not known.
        on_form: Whether the form has them all.
    """

    values: tuple[Fraction, ...] | None
    on_form: bool


def written_out(value: Any) -> str:
    """Return a number as it is printed, without the exponent that formats of tables may give it."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    return format(value, "f") if isinstance(value, Decimal) and value.is_finite() else str(value).strip()


def number_of(value: Any) -> Fraction | None:
    """Return a number exactly as it is written, or None where it is none."""
    if value is None or isinstance(value, bool):
        return None
    text = written_out(value)
    whole, _, part = text.removeprefix("-").partition(".")
    if not (whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))):
        return None
    if len(whole) + len(part) > _DIGITS:
        return None
    return Fraction(text)


def amounts_of(form: str | None, values: Mapping[str, Any], states: Mapping[str, str]) -> dict[str, Amount]:
    """
    Return the outcomes of each kind of applicant, what the disclosure rate is made of, and the results of each remedy.

    Args:
        form: The form of the report.
        values: Path → value.
        states: Path → state, where that is known.
    """
    known = known_forms().get(form) if form is not None else None
    has: Mapping[str, Counterpart] = counterparts_of(known) if known is not None else {}
    cells = set(known.cells) if known is not None else set[str]()
    printed = {path for path, value in values.items() if value is not None} | {
        path for path, state in states.items() if state != _UNPRINTED
    }
    found: dict[str, Amount] = {}
    for applicant in APPLICANTS:
        found[applicant] = _together(OUTCOMES, has, applicant, values, printed, cells)
    rate = known_indicators()[RATE]
    found[RATE] = _together((*rate.plus, *rate.over), has, None, values, printed, cells)
    for remedy in REMEDIES:
        names = [f"{remedy}_{result}" for result in RESULTS]
        found[remedy] = _together(names, has, None, values, printed, cells)
    return found


def _together(
    names: Sequence[str], has: Mapping[str, Counterpart], applicant: str | None, values: Mapping[str, Any], printed: set[str],
    cells: set[str],
) -> Amount:  # fmt: skip
    sums: list[Fraction] = []
    lacking = False
    for name in names:
        counterpart = has.get(name)
        if counterpart is None:
            return Amount(None, on_form=False)
        if applicant is not None:
            counterpart = counterpart.of_applicant(applicant)
        if not counterpart.cells or not cells.issuperset(counterpart.cells):
            return Amount(None, on_form=False)
        paths, unknown = counterpart.taken(lambda path: number_of(values.get(path)) is not None, printed.__contains__)
        found = [number_of(values.get(path)) for path in paths]
        known = [each for each in found if each is not None]
        lacking = lacking or bool(unknown)
        sums.append(sum(known, Fraction(0)))
    return Amount(None if lacking else tuple(sums), on_form=True)
