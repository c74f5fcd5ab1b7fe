"""Which form a report is on: told by the labels that only one form prints, by the year only where they are even."""

from __future__ import annotations

import pytest

from gov_disclosure import Severity, parse_text
from gov_disclosure.detection import detect
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing import lex
from gov_disclosure.limits import Limits
from gov_disclosure.reading.text import read_text
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


def test_a_form_taken_for_the_year_is_told_with_the_others() -> None:
    report = read("", requests(row(RECEIVED, 1, 0, 0, 0, 0, 0, 1)))
    (remark,) = [each for each in report.diagnostics if each.code == "GD124"]
    assert remark.arguments == {"form": "form_2021", "year": 2024, "others": ["trial_2019"]}


@pytest.mark.parametrize("tables", [(TRIAL, PROACTIVE), (PROACTIVE, TRIAL)])
@pytest.mark.parametrize(("year", "form"), [(2024, "form_2021"), (2020, "trial_2019")])
def test_of_a_table_on_two_forms_the_one_due_is_read(tables: tuple[str, str], year: int, form: str) -> None:
    """Whatever stands first, and however many blocks it has; rows of the other table lend it no figures."""
    report = read("".join(tables), title=TITLE.replace("2024", str(year)))
    assert report.form == form
    assert "GD213" in codes(report, "form")
    path = "proactive.licensing_decisions" if form == "form_2021" else "proactive.licensing.items_change"
    assert report.value(path) in (12, -2, None)


@pytest.mark.parametrize(("tables", "form"), [((TRIAL, PROACTIVE), "trial_2019"), ((PROACTIVE, TRIAL), "form_2021")])
def test_of_a_table_on_two_forms_the_first_is_read_where_no_year_is_told(tables: tuple[str, str], form: str) -> None:
    assert read("".join(tables), title="青禾镇政府信息公开工作年度报告").form == form


SMALL = "公开类别 | 数量（条） |\n机构职能 | 4 |\n政策法规 | 21 |\n行政许可 | 42 |\n行政处罚 | 3 |\n人事信息 | 9 |\n"


@pytest.mark.parametrize("year", [2009, 2013, 2016, 2019, 2023])
def test_a_table_of_the_reports_own_with_rows_of_the_same_names_is_no_form(year: int) -> None:
    """How much was disclosed of each kind: 行政许可 42 are no decisions."""
    report = read(SMALL, title=TITLE.replace("2024", str(year)))
    assert (report.form, report.proactive) == (None, None)
    assert "GD202" in codes(report, "form")


BARE = "规章 | 1 | 2 | 3 |\n行政许可 | 10 | -2 | 12 |\n行政处罚 | 4 | 1 | 8 |\n行政强制 | 7 | 0 | 9 |\n行政事业性收费 | 3 | 1 |\n"


@pytest.mark.parametrize("year", [2012, 2016])
def test_the_number_of_figures_tells_no_form_before_there_was_one(year: int) -> None:
    report = read(BARE, title=TITLE.replace("2024", str(year)))
    assert report.form is None
    assert "GD202" in codes(report, "form")


@pytest.mark.parametrize("year", [2020, 2023])
def test_rows_without_a_header_tell_the_form_by_the_number_of_their_figures(year: int) -> None:
    """Three figures behind 行政许可 are those of the form of 2019, one is that of the form of 2021."""
    title = TITLE.replace("2024", str(year))
    old = read(BARE, title=title)
    new = read("规章 | 1 | 2 | 3 |\n行政许可 | 12 |\n行政处罚 | 8 |\n行政强制 | 9 |\n行政事业性收费 | 1 |\n", title=title)
    assert (old.form, new.form) == ("trial_2019", "form_2021")
    assert old.value("proactive.licensing.items_change") == -2
    assert new.value("proactive.licensing_decisions") == 12


def test_figures_repeated_below_a_span_tell_no_form() -> None:
    """A cell over three columns may stand three times."""
    text = BARE.replace("10 | -2 | 12", "12 | 12 | 12").replace("4 | 1 | 8", "8 | 8 | 8").replace("7 | 0 | 9", "9 | 9 | 9")
    assert "GD124" in codes(read(text.replace("3 | 1 |", "1.5 | 1.5 |") + "规范性文件 | 1 | 2 | 3 |\n"))


@pytest.mark.parametrize("year", [2019, 2024, 2034])
@pytest.mark.parametrize("kept", ["", "第二十条第（九）项 | |||\n信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | | |\n"])
def test_a_form_with_the_same_table_takes_nothing_from_another(year: int, kept: str) -> None:
    """A revision that leaves table 二 as it was: a block of the form of 2019 does not outweigh the rest."""
    base = get_form("form_2021")
    sister = Form(
        name="form_2034", title="修订", basis="虚构", first_year=2034, last_year=None, package=base.package, tables=base.tables,
    )  # fmt: skip
    words = Vocabulary({"form_2034": sister, **known_forms()})
    text = write(PROACTIVE + kept, title=TITLE.replace("2024", str(year)))
    document = read_text(text)
    tokens = lex(document, words, Diagnostics(), Limits())
    due = get_form("trial_2019") if year == 2019 else sister if year == 2034 else base
    found = detect(tokens, words, due).form
    assert found is not None
    assert found.name == ("form_2034" if year == 2034 else "form_2021")


@pytest.mark.parametrize(
    ("year", "table"),
    [
        (2019, "行政许可 | 120 | | |\n行政处罚 | 7 | | |\n行政强制 | 2 | | |"),
        (2023, "项目 | 2023年 | 2022年 | 增减 |\n行政许可 | 120 | 100 | 20 |\n行政处罚 | 9 | 7 | 2 |"),
        (2023, "项目 | 一季度 | 二季度 | 三季度 |\n行政许可 | 1 | 2 | 4 |\n行政处罚 | 9 | 7 | 2 |"),
        (2024, "行政许可 | 120 | 按期 | 无 |\n行政处罚 | 9 | 按期 | 无 |\n行政强制 | 3 | 按期 | 无 |"),
        (2020, "事项 | 数量 |\n行政许可 | 120 |\n行政处罚 | 9 |"),
    ],
)
def test_figures_below_strange_heads_and_beside_blanks_or_words_tell_no_form(year: int, table: str) -> None:
    """They are as many as the columns of another form, and are nothing that it has."""
    report = read(table, title=f"青禾镇{year}年政府信息公开工作年度报告")
    told = {path: figure.value for path, figure in report if path.startswith("proactive.") and figure.value is not None}
    assert not told


def test_matters_and_documents_of_two_kinds_are_not_the_rows_of_the_form() -> None:
    rules = "政府规章 | 1 | 0 | 7\n部门规章 | 1 | 0 | 7"
    report = read(PROACTIVE.replace("规章 | 1 | 2 | 3", rules).replace("行政许可 |", "行政许可事项 |"))
    assert report.value("proactive.rules.issued") is None
    assert report.value("proactive.licensing_decisions") is None
