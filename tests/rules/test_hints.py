"""Hints on slips over whole rows and columns, and that what only looks like one is none."""

from __future__ import annotations

from random import Random

import pytest

from gov_disclosure import RuleSet, check, parse_text
from gov_disclosure.testing import build_report, with_figures
from tests.reach.figures import sound
from tests.reach.slips import Slip
from tests.reach.writing import drafted, read

OURS = RuleSet.default(plugins=False)
REQUESTS = "requests.outcome"
COLUMNS = (
    "natural_person", "commercial_enterprise", "research_institution", "public_interest_organization",
    "legal_service_institution", "other_organization", "total",
)  # fmt: skip


def hints(values, change) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Return expression → code, variant and paths of its hints."""
    report = with_figures(build_report("form_2021", values), change)
    return {
        finding.expression: [(hint.code, hint.arguments.get("variant", ""), hint.paths) for hint in finding.hints]
        for finding in check(report, OURS.only("GD40"))
    }


VALUES = {
    f"{REQUESTS}.granted.natural_person": 14, f"{REQUESTS}.granted.commercial_enterprise": 3,
    f"{REQUESTS}.denied.state_secret.natural_person": 5, f"{REQUESTS}.denied.state_secret.other_organization": 2,
    f"{REQUESTS}.not_available.not_held.natural_person": 7, "requests.carried_out.research_institution": 4,
}  # fmt: skip


def values_of() -> dict[str, int]:
    return {path: figure.value for path, figure in build_report("form_2021", VALUES) if type(figure.value) is int}


@pytest.mark.parametrize("name", COLUMNS[:-1])
def test_a_column_that_changed_places_with_the_totals(name) -> None:
    now = values_of()
    rows = sorted({path.rpartition(".")[0] for path in now if path.startswith("requests.")})
    change = {f"{row}.{name}": now[f"{row}.total"] for row in rows} | {f"{row}.total": now[f"{row}.{name}"] for row in rows}
    found = hints(VALUES, change)
    assert found
    for told in found.values():
        assert told[0] == ("GD452", "columns", (f"requests.received.{name}", "requests.received.total"))


def test_a_row_that_was_added_twice_in_the_total() -> None:
    now = values_of()
    change = {
        f"{REQUESTS}.total.{name}": now[f"{REQUESTS}.total.{name}"] + now[f"{REQUESTS}.denied.state_secret.{name}"]
        for name in COLUMNS
    }
    found = hints(VALUES, change)
    assert found
    for told in found.values():
        assert told[0] == ("GD458", "total", (f"{REQUESTS}.denied.state_secret",))


def test_a_row_that_was_left_out_of_the_total() -> None:
    now = values_of()
    change = {
        f"{REQUESTS}.total.{name}": now[f"{REQUESTS}.total.{name}"] - now[f"{REQUESTS}.denied.state_secret.{name}"]
        for name in COLUMNS
    }
    for told in hints(VALUES, change).values():
        assert told[0] == ("GD457", "row", (f"{REQUESTS}.denied.state_secret",))


def test_two_rows_that_changed_places() -> None:
    now = values_of()
    one, other = f"{REQUESTS}.not_available.not_held", "requests.carried_out"
    change = {f"{one}.{name}": now[f"{other}.{name}"] for name in COLUMNS}
    change |= {f"{other}.{name}": now[f"{one}.{name}"] for name in COLUMNS}
    for told in hints(VALUES, change).values():
        assert told[0] == ("GD452", "rows", (one, other))


def test_a_unit_in_a_column_of_its_own_is_none_in_the_cell() -> None:
    random = Random("unit")
    spec = sound("stats_2014", random, "middle")
    report = read(drafted(spec, random), Slip(spec, {}, frozenset()).plain(), "html")
    assert report.cell("statistics.capacity.budget_wan_yuan").unit == "万元"
    assert check(report, OURS.only("GD307", "GD308")) == ()


@pytest.mark.parametrize(("written", "told"), [("3.5", 0), ("3.5万元", 1), ("1,203.5", 1)])
def test_a_unit_in_the_cell_is_told(written, told) -> None:
    from gov_disclosure.testing import render_text

    text = render_text(build_report("form_2021")).replace("| 行政事业性收费 | 0 |", f"| 行政事业性收费 | {written} |")
    assert len(check(parse_text(text), OURS.only("GD308"))) == told


def test_a_table_that_is_no_section_is_called_by_its_title() -> None:
    report = with_figures(build_report("stats_2014"), {"statistics.complaints": None})
    (finding,) = check(report, OURS.only("GD301"))
    assert "“政府信息公开情况统计表”" in finding.render("zh")
