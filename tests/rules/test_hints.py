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


GRANTED = f"{REQUESTS}.granted"


@pytest.mark.parametrize(("meant", "read", "place"), [
    ({"natural_person": 47}, (4, 7, 0, 0, 0, 0), 0),
    ({"natural_person": 40}, (4, 0, 0, 0, 0, 0), 0),
    ({"natural_person": 3, "commercial_enterprise": 25}, (3, 2, 5, 0, 0, 0), 1),
    ({"natural_person": 47, "research_institution": 6}, (4, 7, 0, 6, 0, 0), 0),
    ({"natural_person": 47, "commercial_enterprise": 6}, (4, 7, 6, 0, 0, 0), 0),
    ({"legal_service_institution": 91}, (0, 0, 0, 0, 9, 1), 4),
    ({"other_organization": 91}, (0, 0, 0, 0, 9, 1), 4),
])  # fmt: skip
def test_a_number_that_was_read_as_two(meant, read, place) -> None:
    values = {f"{GRANTED}.{name}": number for name, number in meant.items()}
    report = with_figures(
        build_report("form_2021", values), {f"{GRANTED}.{name}": number for name, number in zip(COLUMNS, read, strict=False)}
    )
    findings = check(report, OURS.only("GD403"))
    (finding,) = findings
    hint = next(hint for hint in finding.hints if hint.code == "GD453")
    first, second = read[place], read[place + 1]
    assert hint.paths == (f"{GRANTED}.{COLUMNS[place]}", f"{GRANTED}.{COLUMNS[place + 1]}")
    assert {key: hint.arguments[key] for key in ("path", "first", "second", "should")} == {
        "path": GRANTED, "first": first, "second": second, "should": 10 * first + second,
    }  # fmt: skip


@pytest.mark.parametrize("read", [(0, 7, 0, 0, 0, 0), (4, 17, 0, 0, 0, 0), (14, 7, 0, 0, 0, 0)])
def test_what_cannot_be_one_number_is_none(read) -> None:
    change = {f"{GRANTED}.{name}": number for name, number in zip(COLUMNS, read, strict=False)}
    report = with_figures(build_report("form_2021", {f"{GRANTED}.natural_person": 47}), change)
    assert not [hint for finding in check(report, OURS.only("GD40")) for hint in finding.hints if hint.code == "GD453"]


@pytest.mark.parametrize("lower", [f"{REQUESTS}.partially_granted", f"{REQUESTS}.denied.state_secret", f"{REQUESTS}.other.other"])
def test_two_cells_of_a_column_that_changed_places(lower) -> None:
    values = {f"{GRANTED}.natural_person": 23, f"{GRANTED}.other_organization": 4, f"{lower}.natural_person": 6}
    pair = (f"{GRANTED}.natural_person", f"{lower}.natural_person")
    found = hints(values, {pair[0]: 6, pair[1]: 23})
    assert len(found) == 2
    for told in found.values():
        assert told[0] == ("GD452", "cells", pair)


@pytest.mark.parametrize(("shift", "variant"), [(1, "column_down"), (-1, "column_up")])
def test_a_column_whose_figures_slipped(shift, variant) -> None:
    rows = [f"{REQUESTS}.denied.{name}" for name in ("state_secret", "prohibited_by_law", "security_or_stability",
                                                     "third_party_rights", "internal_affairs")]  # fmt: skip
    figures = [0, 3, 8, 5, 0]
    values = {f"{row}.natural_person": number for row, number in zip(rows, figures, strict=True)}
    values |= {f"{row}.commercial_enterprise": 2 for row in rows}
    slipped = [0, *figures[:-1]] if shift == 1 else [*figures[1:], 0]
    found = hints(values, {f"{row}.natural_person": number for row, number in zip(rows, slipped, strict=True)})
    assert found
    for told in found.values():
        code, said, paths = told[0]
        assert (code, said) == ("GD452", variant)
        assert {path.rpartition(".")[2] for path in paths} == {"natural_person"}


@pytest.mark.parametrize(
    ("read", "variant"),
    [
        ((0, 5, 2, 9, 0, 4, 0), "row_right"),
        ((2, 9, 0, 4, 0, 20, 5), "row_left"),
        ((20, 5, 2, 9, 0, 4, 0), "row_right"),
        ((2, 9, 0, 4, 0, 20, 0), "row_left"),
    ],
)
def test_a_row_whose_figures_slipped(read, variant) -> None:
    values = {f"{GRANTED}.{name}": number for name, number in zip(COLUMNS, (5, 2, 9, 0, 4, 0), strict=False)}
    found = hints(values, {f"{GRANTED}.{name}": number for name, number in zip(COLUMNS, read, strict=True)})
    assert found
    assert any(("GD452", variant, (GRANTED,)) in told for told in found.values())


@pytest.mark.parametrize("into", [f"{REQUESTS}.denied.state_secret", f"{REQUESTS}.not_processed.duplicate"])
def test_a_row_that_was_copied_from_its_neighbour(into) -> None:
    now = values_of()
    above = {f"{REQUESTS}.denied.state_secret": f"{REQUESTS}.partially_granted"}.get(
        into, f"{REQUESTS}.not_processed.petition_or_complaint"
    )
    values = {f"{above}.natural_person": 9, f"{above}.commercial_enterprise": 2, f"{into}.natural_person": 1}
    found = hints(values, {f"{into}.natural_person": 9, f"{into}.commercial_enterprise": 2, f"{into}.total": 11})
    assert now
    assert found
    for told in found.values():
        assert ("GD461", "", (above, into)) in told


def test_a_copied_row_is_likelier_than_one_of_zeros_that_could_hold_anything() -> None:
    values = {path: value for path, value in VALUES.items() if path.startswith(REQUESTS)}
    total = {name: build_report("form_2021", values).cell(f"{REQUESTS}.total.{name}").value for name in COLUMNS}
    found = hints(values, {f"requests.carried_out.{name}": total[name] for name in COLUMNS})
    assert found
    for told in found.values():
        assert [code for code, _, _ in told[:2]] == ["GD461", "GD465"]


def test_a_figure_that_slipped_alone_is_named_rather_than_its_row() -> None:
    cells = [f"{REQUESTS}.not_available.not_held.{name}" for name in ("natural_person", "commercial_enterprise")]
    found = hints(VALUES, {cells[0]: 0, cells[1]: 7})
    assert found
    for told in found.values():
        assert told[0] == ("GD452", "cells", tuple(cells))


def test_a_row_that_was_not_filled_in() -> None:
    found = hints(VALUES, {f"requests.carried_out.{name}": 0 for name in COLUMNS})
    assert found
    for told in found.values():
        assert told[0] == ("GD465", "", ("requests.carried_out",))


def test_one_of_many_rows_that_was_not_filled_in() -> None:
    """Which of them cannot be told: all that fit are named together."""
    found = hints(VALUES, {f"{REQUESTS}.not_available.not_held.{name}": 0 for name in COLUMNS})
    assert found
    for told in found.values():
        code, variant, paths = told[0]
        assert (code, variant) == ("GD465", "some")
        assert f"{REQUESTS}.not_available.not_held" in paths
        assert f"{REQUESTS}.granted" not in paths


def test_a_column_that_was_not_filled_in() -> None:
    """The totals were left at 0 in every row."""
    totals = [path for path in values_of() if path.startswith("requests.") and path.endswith(".total")]
    found = hints(VALUES, dict.fromkeys([path for path in totals if path.count(".") > 1], 0))
    assert found
    for told in found.values():
        assert told[0] == ("GD465", "column", ("requests.received.total", "requests.carried_out.total"))


def test_requests_under_another_kind_of_applicant() -> None:
    """Two columns are off by the same number in opposite ways, and the row's total holds."""
    found = hints(VALUES, {f"{REQUESTS}.granted.natural_person": 12, f"{REQUESTS}.granted.commercial_enterprise": 5})
    assert found
    for told in found.values():
        assert "GD464" in {code for code, _, _ in told}


LINES = {
    "requests.received.online": 7, "requests.received.mail": 2, "requests.closed.on_time": 8, "requests.closed.extended": 1,
    "requests.replied.already_public": 4, "requests.replied.granted": 5, "proactive.items": 60, "channels.website": 60,
}  # fmt: skip


def of_lines(change) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Return expression → code, variant and paths of its hints, in the table of 2014."""
    report = build_report("stats_2014", {f"statistics.{path}": value for path, value in LINES.items()})
    changed = with_figures(report, {f"statistics.{path}": value for path, value in change(dict(report)).items()})
    return {
        finding.expression: [(hint.code, hint.arguments.get("variant", ""), hint.paths) for hint in finding.hints]
        for finding in check(changed, OURS.only("GD41"))
    }


@pytest.mark.parametrize("down", [True, False])
def test_figures_that_slipped_by_a_line(down: bool) -> None:
    names = ["total", "in_person", "fax", "online", "mail"]
    lines = [*(f"requests.received.{name}" for name in names), "requests.closed.total", "requests.closed.on_time"]

    def slipped(cells) -> dict[str, int]:
        old = [cells[f"statistics.{line}"].value for line in lines]
        return dict(zip(lines, [0, *old[:-1]] if down else [*old[1:], 0], strict=True))

    found = of_lines(slipped)
    assert len(found) == 2
    for told in found.values():
        code, variant, (first, last) = told[0]
        assert (code, variant) == ("GD452", "column_down" if down else "column_up")
        assert first.startswith("statistics.requests.received.")
        assert last.startswith("statistics.requests.closed.")


def test_of_two_cells_that_may_be_wrong_that_comes_first_which_leaves_the_usual_as_it_is() -> None:
    """As many requests are closed as are replied to, as a rule: 申请办结数 is right, and 按时办结数 is not."""
    (told,) = of_lines(lambda _: {"requests.closed.on_time": 3}).values()
    assert told[0][2] == ("statistics.requests.closed.on_time",)
