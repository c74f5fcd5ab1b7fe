"""Which form a report is on: told by the labels that only one form prints, by the year only where they are even."""

from __future__ import annotations

from gov_disclosure import Severity, parse_text
from tests.core.documents import PROACTIVE, RECEIVED, TITLE, TRIAL, codes, in_order, read, requests, row, told, write


def test_the_labels_decide_against_the_year() -> None:
    """A report on 2023 that is filled in on the trial form is read as such, and the form due is named."""
    report = read(TRIAL, title=TITLE.replace("2024", "2023"))
    assert (report.form, report.form_expected) == ("trial_2019", "form_2021")
    assert report.value("proactive.licensing.items_change") == -2
    (remark,) = [each for each in report.diagnostics if each.code == "GD201"]
    assert remark.severity is Severity.WARNING
    assert remark.arguments == {"form": "trial_2019", "expected": "form_2021", "year": 2023}


def test_without_table_two_the_year_decides_and_says_so() -> None:
    """Tables 三 and 四 are the same on both forms."""
    text = requests(row(RECEIVED, 1, 0, 0, 0, 0, 0, 1))
    new, old = read("", text), read("", text, title=TITLE.replace("2024", "2020"))
    assert (new.form, old.form) == ("form_2021", "trial_2019")
    assert "GD124" in codes(new, "form")
    assert in_order(new, "requests.received") == in_order(old, "requests.received") == [1, 0, 0, 0, 0, 0, 1]


def test_without_a_year_and_without_evidence_there_is_no_form() -> None:
    """Nothing is bound where two forms are possible."""
    report = read("", requests(row(RECEIVED, 1, 0, 0, 0, 0, 0, 1)), title="青禾镇政府信息公开工作年度报告")
    assert (report.form, report.year, dict(report.cells)) == (None, None, {})
    assert {"GD202", "GD122"} <= codes(report)


def test_labels_of_another_form_are_told_beside_the_form_taken() -> None:
    """Most labels win; the rest is in the remark."""
    report = read(PROACTIVE.replace("本年制发件数", "本年新制作数量"))
    assert report.form == "form_2021"
    (remark,) = [each for each in report.diagnostics if each.code == "GD213"]
    assert remark.arguments["labels"] == ["本年新制作数量"]


def test_as_much_evidence_for_both_forms_leaves_it_to_the_year() -> None:
    """A tie is decided by the form in force, and reported."""
    tie = "信息内容 | 本年制发件数 | 采购总金额 |\n行政许可 | 3 |\n"
    assert read(tie).form == "form_2021"
    assert "GD124" in codes(read(tie))
    assert read(tie, title="青禾镇政府信息公开工作年度报告").form is None


def test_a_report_without_tables_has_no_form_but_knows_the_one_due() -> None:
    """A picture for each table leaves nulls and errors, never zeros."""
    report = read("2.jpg", "3.jpg", "4.jpg")
    assert (report.form, report.form_expected, report.year) == (None, "form_2021", 2024)
    assert (report.proactive, report.requests, report.remedies) == (None, None, None)
    assert "GD202" in codes(report)


def test_a_picture_for_one_table_is_told_as_that_table_missing() -> None:
    """The other tables are read."""
    report = read(PROACTIVE, "3.jpg")
    assert report.requests is None
    assert report.value("proactive.rules.issued") == 1
    assert {"GD211"} == codes(report, "requests") == codes(report, "remedies")


def test_the_form_of_before_2014_is_none_that_is_known() -> None:
    """No form is expected of a report on 2013; of one on 2016 the statistical table is, though it is not there."""
    older = read("", title=TITLE.replace("2024", "2013"))
    assert (older.form, older.form_expected) == (None, None)
    report = read("", title=TITLE.replace("2024", "2016"))
    assert (report.form, report.form_expected) == (None, "stats_2014")


def test_a_later_table_in_a_report_of_before_2019_is_told_as_such() -> None:
    """The labels decide against the year here, too."""
    report = read(PROACTIVE, title=TITLE.replace("2024", "2016"))
    assert (report.form, report.form_expected) == ("form_2021", "stats_2014")
    assert "GD201" in codes(report)


def test_the_trial_form_is_read_in_full() -> None:
    """Signed changes, changes in words, and the amount with its unit are told as the contract has them."""
    report = read(TRIAL, title=TITLE.replace("2024", "2019"))
    assert told(report, "proactive.other_public_services") == {"items_previous_year": 20, "items_change": 5, "decisions": 22}
    assert told(report, "proactive.fee_items") == {"items_previous_year": 30, "items_change": 0}
    assert report.to_dict()["proactive"]["central_procurement"] == {"projects": 9, "amount": "318.5", "unit": "万元"}
    assert "GD201" not in codes(report)


def test_rows_that_only_the_other_form_prints_are_kept_in_a_remark() -> None:
    """政府集中采购 on the form of 2021 is bound to nothing and lost to nobody."""
    report = read(PROACTIVE + "政府集中采购 | 9 | 318.5 |\n")
    (remark,) = [each for each in report.diagnostics if each.code == "GD214"]
    assert remark.arguments == {"label": "政府集中采购", "figures": ["9", "318.5"]}


def test_the_year_of_a_page_without_one_is_not_guessed_from_a_form() -> None:
    """The form says nothing about the year."""
    report = parse_text(write(TRIAL, title="青禾镇政府信息公开工作年度报告"))
    assert (report.form, report.year, report.form_expected) == ("trial_2019", None, None)
