"""The report as a value: cells and values by path, JSON and back without loss, pickling, equality."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import GovDisclosureError, NotAReportError, Report, State, UsageError, parse_bytes, parse_file, parse_text
from tests.core.documents import PROACTIVE, RECEIVED, TITLE, TRIAL, page, read, remedies, requests, row, table, write
from tests.layouts.catalogue import render
from tests.layouts.official import FORMS

DAMAGED = PROACTIVE + "行政许可 | 15 |\n湖泊巡查记录 | 9 |\n规章 | 1 | 2 | 约3 |\n"


def reports() -> dict[str, Report]:
    """Return reports on every form, whole and damaged, from text and from markup."""
    found = {
        "whole": read(requests=requests(row(RECEIVED, 1, 2, 3, 4, 5, 6, 21)), remedies=remedies(*range(15))),
        "damaged": read(DAMAGED, requests(row(RECEIVED, 1, 2, 3)), other="应收信息处理费300元，减免100元。"),
        "trial": read(TRIAL, title=TITLE.replace("2024", "2020"), other="收取信息处理费0.39万元。"),
        "no tables": read("2.jpg"),
        "no title": parse_text(write(title="")),
        "page": parse_text(page(table(("规章", "1", "2", "3"), ("行政规范性文件", "", "/", "约4")))),
        "metadata": read(title=f"索引号：1/2\n公开日期：2025-01-20\n{TITLE}", overview="（一）主动公开\n公布。"),
    }
    found |= {form: parse_bytes(render("mixed_pipes", form, 0).rendered.data) for form in FORMS}
    return found


REPORTS = reports()


@pytest.fixture(params=REPORTS, ids=lambda name: name)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]


def test_a_report_comes_back_from_its_json(report: Report) -> None:
    """Through JSON text, with every cell, place and remark."""
    back = Report.from_dict(json.loads(json.dumps(report.to_dict(), ensure_ascii=False)))
    assert back == report
    assert back.to_dict() == report.to_dict()
    assert dict(back.cells) == dict(report.cells)
    assert [each.arguments for each in back.diagnostics] == [each.arguments for each in report.diagnostics]


def test_json_in_chinese_reads_back_the_same(report: Report) -> None:
    """The language is that of messages alone."""
    assert Report.from_dict(report.to_dict("zh")) == report


def test_a_report_survives_pickling_and_copying(report: Report) -> None:
    """As workers and caches do."""
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  (our own bytes)
    assert copy.deepcopy(report) == report
    assert copy.copy(report).cells == report.cells


def test_json_has_the_names_of_the_contract(report: Report) -> None:
    """In its order, with nothing that is not JSON."""
    data = report.to_dict()
    assert list(data) == [
        "contract", "form", "form_expected", "year", "title", "body", "signature", "reporter", "published_on", "metadata",
        "preamble", "overview", "proactive", "requests", "remedies", "statistics", "problems_and_improvements",
        "other_matters", "sections", "tables", "passages", "cells", "diagnostics",
    ]  # fmt: skip
    assert data["contract"] == "gov-disclosure/report/1"
    assert json.loads(json.dumps(data)) == data


def test_the_typed_tables_say_what_the_cells_say(report: Report) -> None:
    """A whole number, a decimal or None; `value` goes the same way as the attributes."""
    for path, figure in report:
        value = report.value(path)
        if path.endswith((".amount", "_wan_yuan")) or not isinstance(figure.value, Decimal):
            assert value == figure.value, path
        else:
            assert value is None, path


def test_a_report_is_frozen(report: Report) -> None:
    """Neither its fields nor its cells can be changed."""
    with pytest.raises(AttributeError):
        report.year = 2000  # type: ignore[misc]
    with pytest.raises(TypeError):
        report.cells["x"] = None  # type: ignore[index]
    assert isinstance(hash(report), int)


def test_a_cell_has_words_value_and_state() -> None:
    """By its dotted path, whether its row is there or not."""
    report = REPORTS["whole"]
    assert (report.cell("requests.received.total").value, report.cell("requests.received.total").raw) == (21, "21")
    assert report.cell("requests.carried_in.total").state is State.MISSING
    assert report.cell("requests.outcome.other_undivided.total").state is State.MISSING


@pytest.mark.parametrize("path", ["requests.recieved.total", "requests.received", "nothing", "", "proactive.licensing.decisions"])
def test_a_cell_that_the_form_has_not_is_wrong_use(path: str) -> None:
    """The message names the form."""
    with pytest.raises(UsageError, match="form_2021"):
        REPORTS["whole"].cell(path)


def test_a_misspelt_path_is_met_with_the_nearest() -> None:
    """As far as there is one."""
    with pytest.raises(UsageError, match=r"did you mean 'requests\.received\.total'"):
        REPORTS["whole"].cell("requests.recieved.total")


def test_a_value_is_null_where_its_part_of_the_report_is() -> None:
    """Also below a table that is not there; what the contract has not is wrong use."""
    assert REPORTS["no tables"].value("requests.received.total") is None
    assert REPORTS["metadata"].value("metadata.index_number") == "1/2"
    assert REPORTS["metadata"].value("metadata.scope") is None
    for path in ("nothing", "overview.words", "year.century"):
        with pytest.raises(UsageError, match=path.rpartition(".")[2]):
            REPORTS["metadata"].value(path)


@pytest.mark.parametrize("change", [{"contract": "gov-disclosure/report/2"}, {"contract": None}, {"form": "form_2050"}])
def test_json_of_another_contract_or_form_is_refused(change: dict[str, Any]) -> None:
    """Rather than read wrongly."""
    with pytest.raises(UsageError):
        Report.from_dict(REPORTS["whole"].to_dict() | change)


@pytest.mark.parametrize("data", [{"contract": "gov-disclosure/report/1"}, {"contract": "gov-disclosure/report/1", "form": None}])
def test_json_that_is_cut_short_is_refused(data: dict[str, Any]) -> None:
    """No exception but our own leaves the package."""
    with pytest.raises(GovDisclosureError):
        Report.from_dict(data)


def test_an_error_survives_pickling(tmp_path: Path) -> None:
    """With its message and its reasons."""
    (tmp_path / "a.txt").write_text("通知\n请各单位按时参加会议。\n", encoding="utf-8")
    with pytest.raises(NotAReportError) as caught:
        parse_file(tmp_path / "a.txt")
    back = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  (our own bytes)
    assert (type(back), str(back), back.reasons) == (NotAReportError, str(caught.value), caught.value.reasons)
