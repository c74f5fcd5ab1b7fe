"""One report in several layouts is one report: whatever the layout, its tables are told alike."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, parse_bytes
from tests.layouts.catalogue import LAYOUTS, report_on
from tests.layouts.official import FORMS
from tests.layouts.statistics import FORM
from tests.layouts.values import make_report

SOUND = (
    "pipes_trailing", "pipes_leading_and_trailing", "pipes_full_width", "boxes_drawn", "tabs_ragged",
    "tabs_rectangle_blank", "csv_quoted", "markdown_table", "markdown_bold", "lines_pipe_behind", "lines_pipe_below",
    "lines_bare", "lines_bare_broken", "figures_below_tabs", "blanks_runs", "pdf_text", "marks_wide",
    "labels_zero_width", "headings_arabic", "encoding_gb18030", "encoding_utf16_le", "encoding_windows",
    "groups_dropped_pipes", "groups_own_row_lines", "rows_swapped_pipes", "columns_permuted_html", "html_clean",
    "html_word", "html_unclosed", "html_divs", "html_no_spans", "html_cells_entities", "html_charset_gb2312",
)  # fmt: skip
"""Layouts that lose nothing, each written in its own way."""
SOUND_STATISTICS = tuple(
    f"statistics_{name}"
    for name in (
        "pipes_trailing", "pipes_none_at_the_ends", "boxes", "tabs_groups", "csv", "blanks", "lines_bare", "lines_pipe_below",
        "figures_below", "one_line", "markdown_groups", "pipes_units_in_labels", "lines_parts_apart", "pipes_two_years",
        "tabs_years", "lines_two_years", "pipes_shuffled", "radicals", "html_groups", "html_four_columns", "html_last_year_first",
        "html_word", "html_unclosed", "html_divs",
    )
)  # fmt: skip
"""The same for the statistical table of 2014; the last year's gaps are no gaps of this year's report where a grid is."""
TABLES = ("proactive", "requests", "remedies")


def read(layout: str, form: str, seed: int, chance: int) -> Report:
    rendered = LAYOUTS[layout](report_on(form, seed), random.Random(chance))
    return parse_bytes(rendered.data, name=f"a{rendered.suffix}")


def tables(report: Report) -> dict[str, Any]:
    data = report.to_dict()
    return {name: data[name] for name in TABLES} | {"form": report.form, "year": report.year}


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(FORMS),
    st.integers(0, 999),
    st.lists(st.sampled_from(SOUND), min_size=2, max_size=3, unique=True),
    st.integers(0, 9),
)
def test_a_report_in_several_layouts_has_the_same_tables(form: str, seed: int, layouts: list[str], chance: int) -> None:
    """Every typed value is equal, and is what the report was made of."""
    told = [tables(read(layout, form, seed, chance)) for layout in layouts]
    assert all(each == told[0] for each in told[1:])
    values = make_report(form, seed).values
    for path, value in values.items():
        found: Any = told[0]
        for name in path.split("."):
            found = found[name]
        assert found == value or (isinstance(value, str) and float(found) == float(value)), path


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 999), st.lists(st.sampled_from(SOUND_STATISTICS), min_size=2, max_size=3, unique=True), st.integers(0, 9))
# 6.2 behind a unit is the figure, and no mark of the next label.
@example(62, ["statistics_one_line", "statistics_pipes_trailing"], 0)
def test_a_statistical_table_in_several_layouts_is_one(seed: int, layouts: list[str], chance: int) -> None:
    """Every figure is what the report was made of, or (in the one layout with gaps) null."""
    values = report_on(FORM, seed).values
    for layout in layouts:
        report = read(layout, FORM, seed, chance)
        for path, value in values.items():
            found = report.value(path)
            if found is None and layout == "statistics_html_last_year_first":
                continue
            assert found is not None, (layout, path)
            assert Decimal(found) == Decimal(str(value)), (layout, path)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 99), st.integers(0, 99))
def test_a_report_in_any_layout_comes_back_from_its_json(layout: str, seed: int, chance: int) -> None:
    """Whatever remarks it has."""
    report = read(layout, LAYOUTS[layout].forms[0], seed, chance)
    assert Report.from_dict(report.to_dict()) == report
