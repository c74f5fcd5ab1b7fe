"""
For authors of rules and forms: sound reports, reports with one slip, and cases as files.

Reports are made for any form, since what depends on what is taken from its relations. Nothing here is needed to read or to
check a report. The strategies need Hypothesis, `parametrize_cases` needs pytest: extra `testing`.
"""

from gov_disclosure.testing.building import build_report, free_cells, some_figures, with_figures
from gov_disclosure.testing.cases import Case, check_case, parametrize_cases, read_cases
from gov_disclosure.testing.faults import KINDS, Fault, seed_fault
from gov_disclosure.testing.strategies import faults, reports
from gov_disclosure.testing.writing import render_text

__all__ = [
    "KINDS",
    "Case",
    "Fault",
    "build_report",
    "check_case",
    "faults",
    "free_cells",
    "parametrize_cases",
    "read_cases",
    "render_text",
    "reports",
    "seed_fault",
    "some_figures",
    "with_figures",
]
