"""Some of the hostile inputs, each under its bounds; `python -m tests.hostile` runs them all."""

from __future__ import annotations

import sys

import pytest

from gov_disclosure.reading.html.fast import is_installed
from tests.hostile.cases import all_cases
from tests.hostile.runner import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the cost of a process is asked of the kernel")
CASES = {case.name: case for case in all_cases()}
QUICK = (
    "one_line_of_pipes", "quotes_within_quotes", "many_amounts", "digits_just_too_long", "combining_marks", "million_cells",
    "nested_tables", "unclosed_formatting", "attributes", "dashes", "entity_declarations", "spans_beyond_all_measure",
    "charset_that_is_a_codec", "too_huge_text", "unterminated_script", "equal_attributes",
    "zip_entries_that_overlap", "word_nested_tables", "word_fields_in_fields", "multiparts_within_multiparts",
    "headings_of_every_report",
    "one_word_without_end", "subheadings_that_begin_anew", "references_that_never_end", "pdf_of_lines_of_close_figures",
    "pdf_of_forms_in_letters", "pdf_in_digits", "pdf_in_codes", "pdf_of_letters_without_end",
)  # fmt: skip
"""One of each kind, and those that were too much once."""


@pytest.mark.parametrize("name", QUICK)
def test_is_survived(name: str, tmp_path) -> None:
    case = CASES[name]
    file = tmp_path / f"{name}.{case.suffix}"
    file.write_bytes(case.data())
    for fast in case.readers:
        if fast and not is_installed():
            continue
        outcome = run(case, file, fast)
        assert outcome.said
        assert outcome.wrong == "", outcome


def test_every_case_has_a_name_of_its_own_and_an_input() -> None:
    assert len(CASES) > 290
    assert {case.suffix for case in CASES.values()} == {
        "txt",
        "md",
        "csv",
        "html",
        "xhtml",
        "bin",
        "docx",
        "mht",
        "gz",
        "tar",
        "pdf",
    }
