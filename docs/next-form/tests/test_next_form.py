"""The form of 2031, tried on a report."""

from pathlib import Path

from gov_disclosure import check, parse_file

REPORT = Path(__file__).parent.parent / "report-2031.txt"


def test_a_report_is_read_and_checked() -> None:
    report = parse_file(REPORT)
    assert (report.form, report.form_expected) == ("form_2031", "form_2031")
    assert (report.proactive.normative_documents.amended, report.proactive.inspections) == (2, 31)
    assert not check(report)
