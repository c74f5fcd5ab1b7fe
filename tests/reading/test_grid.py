"""The columns of cells under the WHATWG table model."""

from __future__ import annotations

import pytest

from gov_disclosure.reading.grid import MAX_COLSPAN, MAX_ROWSPAN, RowGroup, Slots, parse_span


def columns(rows, *, height=None, slots=1000):
    """The columns of rows of (colspan, rowspan)."""
    group = RowGroup(height or len(rows), Slots(slots))
    found = []
    for row in rows:
        group.next_row()
        found.append([group.place(*spans) for spans in row])
    return found


def test_cells_stand_side_by_side():
    assert columns([[(1, 1), (3, 1), (1, 1)]]) == [[0, 1, 4]]


def test_cells_step_aside_for_what_spans_from_above():
    assert columns([[(1, 3), (1, 1)], [(1, 1), (1, 1)], [(2, 1)], [(1, 1)]]) == [[0, 1], [1, 2], [1], [0]]


def test_a_gap_between_two_spans_is_filled():
    assert columns([[(1, 2), (1, 1), (1, 2)], [(1, 1), (1, 1)]]) == [[0, 1, 2], [1, 3]]


def test_a_rowspan_of_zero_leads_to_the_end_of_the_group():
    assert columns([[(1, 0), (1, 1)], [(1, 1)], [(1, 1)]]) == [[0, 1], [1], [1]]


def test_a_span_ends_with_its_group():
    slots = Slots(10)
    group = RowGroup(1, slots)
    group.next_row()
    group.place(1, MAX_ROWSPAN)
    assert slots.left == 9


def test_a_row_of_single_cells_is_placed_as_one_by_one():
    rows = [[(1, 3), (1, 1), (2, 2), (1, 1)], [(1, 1)] * 4, [(1, 1)] * 3]
    group = RowGroup(3, Slots(100))
    group.next_row()
    for spans in rows[0]:
        group.place(*spans)
    single = []
    for row in rows[1:]:
        group.next_row()
        single.append(group.place_single(len(row)))
    assert single == columns(rows)[1:]


def test_no_slot_is_taken_beyond_the_limit():
    slots = Slots(99)
    group = RowGroup(1000, slots)
    group.next_row()
    assert group.place(10, 10) is None
    assert slots.left == 99


@pytest.mark.parametrize(
    ("written", "taken", "genuine"),
    [
        ("3", 3, True),
        (" +07px", 7, True),
        ("2.5", 2, True),
        ("0", 1, False),
        ("", 1, False),
        ("abc", 1, False),
        ("-2", 1, False),
        ("２", 1, False),
        ("1001", MAX_COLSPAN, False),
        ("9" * 10_000, MAX_COLSPAN, False),
        ("0" * 10_000 + "5", 5, True),
    ],
)
def test_colspans(written, taken, genuine):
    assert parse_span(written, MAX_COLSPAN, 1) == (taken, genuine)


def test_a_rowspan_may_be_zero():
    assert parse_span("0", MAX_ROWSPAN, 0) == (0, True)
