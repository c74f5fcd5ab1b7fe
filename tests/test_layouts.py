"""Every published layout of the generator: no false value anywhere, and none missing but those listed here."""

from __future__ import annotations

from typing import Final, NamedTuple

import pytest

import gov_disclosure
from tests.layouts.catalogue import LAYOUTS, render
from tests.layouts.measure import judge, look_up
from tests.layouts.official import UNIT

MISSING: Final = {
    # Blank cells whose separators are lost, or may be what spans left: the row could be read in several ways.
    # Without its separators a table is told by its sums, and a label that is lost, or blank cells, leave these open.
    "collapsed_slips": 357,
    "collapsed_blank_cells": 161,
    # Without its heading section 六 is not told from what stands before it, so neither is its fee.
    "html_headings_absent": 2,
    # A change told in words with a bracketed note behind it is left as words.
    "html_word_changes_and_notes": 1,
    "mixed_markdown": 1,
    "mixed_html_system": 1,
    "mixed_html_old_page": 2,
    # Words among figures with blanks between them: the line is left as prose, and no label tells the form.
    "cells_vague_one_line": 2,
    # A label with more slips, or in more pieces, than are forgiven.
    "labels_typos": 7,
    "mixed_blanks": 3,
    "mixed_semicolons": 7,
    "mixed_one_line": 14,
    "mixed_html_word": 5,
    # The statistical table without any separators: not even the form is told.
    "statistics_collapsed": 59,
    # One cell a line, and blank cells vanish: a figure alone may be that of the column beside.
    "statistics_lines_remarks": 42,
    # The number of a note may have run into a figure that no sum tells; where cells stand one a line, a mark ends the row.
    "cells_notes_run_in_pipes": 8,
    "cells_notes_run_in_markdown": 7,
    "cells_notes_run_in_lines": 122,
}
"""Layout → cells of its three reports that may be null though the file tells them; a ratchet, to go down only."""


class Verdicts(NamedTuple):
    """The values of a layout's reports that are not as they should be."""

    false: list[str]
    missing: list[str]


def verdicts(layout: str) -> Verdicts:
    """Read the first report on each form in a layout, and judge each of its values."""
    found = Verdicts([], [])
    for form in LAYOUTS[layout].forms:
        case = render(layout, form, 0)
        report = gov_disclosure.parse_bytes(case.rendered.data, name=case.name).to_dict()
        for path, expected in case.rendered.expected.items():
            told = look_up(report, path)
            verdict = judge(path, told, expected, case.rendered.alternatives.get(path, []))
            if path == UNIT and told == "萬元" and expected == "万元":
                # The contract wants the unit as written, and it is written in traditional script.
                continue
            if verdict != "right":
                (found.missing if verdict == "missing" else found.false).append(f"{form} {path}: {told!r} for {expected!r}")
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_tells_no_false_value_and_misses_no_more_than_listed(layout: str) -> None:
    """What is told is what the report says; what is null is what the report leaves open."""
    found = verdicts(layout)
    assert found.false == []
    assert len(found.missing) == MISSING.get(layout, 0), found.missing[:5]


def test_the_table_of_missing_cells_names_layouts_that_there_are() -> None:
    """A layout that was renamed must not leave its allowance behind."""
    assert MISSING.keys() <= LAYOUTS.keys()
