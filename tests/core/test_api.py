"""From a file, bytes or a text to a report, and what is said where there is none to be had."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import gov_disclosure
from gov_disclosure import (
    GovDisclosureError,
    LimitError,
    Limits,
    NotAReportError,
    UnreadableError,
    UsageError,
    parse_bytes,
    parse_file,
    parse_text,
)
from tests.core.documents import PROACTIVE, page, table, write


def test_file_bytes_and_text_give_the_same_report(tmp_path: Path) -> None:
    """The way in makes no difference."""
    file = tmp_path / "年报.txt"
    file.write_bytes(write().encode())
    assert parse_file(file) == parse_file(str(file)) == parse_bytes(write().encode()) == parse_text(write())
    assert parse_bytes(bytearray(write().encode())) == parse_bytes(memoryview(write().encode())) == parse_text(write())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_report_is_read_in_any_usual_encoding(encoding: str) -> None:
    """The bytes tell, whatever the server said."""
    report = parse_bytes(write().encode(encoding), media_type="text/plain; charset=iso-8859-1")
    assert report.value("proactive.rules.issued") == 1
    assert report.body == "青禾镇"


def test_the_media_type_says_what_the_name_does_not() -> None:
    """A page called `.txt` is still a page, and so is one without a name."""
    markup = page(table(("规章", "1", "2", "3"))).encode()
    for hints in ({}, {"name": "a.txt"}, {"media_type": 'text/html; charset="utf-8"'}, {"media_type": "text/plain"}):
        assert parse_bytes(markup, **hints).value("proactive.rules.repealed") == 2


def test_the_plain_and_the_fast_reader_agree() -> None:
    """`fast` changes speed alone."""
    pytest.importorskip("turbohtml")
    markup = page(table(("规章", "1", "2", "3")))
    assert parse_text(markup, fast=True) == parse_text(markup, fast=False) == parse_text(markup)


@pytest.mark.parametrize("data", [b"", b"   \n", b"\xef\xbb\xbf", b"%PDF-1.7", b"PK\x03\x04", bytes(range(32)) * 9])
def test_bytes_that_hold_no_text_are_unreadable(data: bytes) -> None:
    """The message says why."""
    with pytest.raises(UnreadableError, match=r"empty|nothing|PDF|DOCX|binary"):
        parse_bytes(data)


@pytest.mark.parametrize("text", ["", " \n\t\u3000"])
def test_a_text_without_words_is_unreadable(text: str) -> None:
    """There is nothing to read."""
    with pytest.raises(UnreadableError):
        parse_text(text)


def test_a_folder_is_refused_with_advice(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(UnreadableError, match=tmp_path.name):
        parse_file(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With what the system says."""
    with pytest.raises(UnreadableError, match=r"none\.txt.*No such file"):
        parse_file(tmp_path / "none.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """With what the system says."""
    file = tmp_path / "a.txt"
    file.write_text("一")
    file.chmod(0)
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        parse_file(file)


def test_an_input_beyond_the_limit_is_refused_by_its_name(tmp_path: Path) -> None:
    """The limit is the caller's, and counts before anything is read."""
    file = tmp_path / "a.txt"
    file.write_bytes(write().encode())
    limits = Limits(max_bytes=20)
    for parse, given in ((parse_file, file), (parse_bytes, file.read_bytes()), (parse_text, write())):
        with pytest.raises(LimitError, match="max_bytes"):
            parse(given, limits=limits)  # type: ignore[operator]


@pytest.mark.parametrize(("parse", "given"), [(parse_bytes, "一"), (parse_bytes, None), (parse_text, b"1"), (parse_text, 3)])
def test_the_wrong_type_is_met_with_the_right_function(parse: Any, given: object) -> None:
    """It is wrong use, and a ValueError, too."""
    with pytest.raises(UsageError, match="parse_"):
        parse(given)
    assert issubclass(UsageError, ValueError)


@pytest.mark.parametrize("path", [3, None, "a\0b", b"a.txt"])
def test_a_path_that_is_none_is_wrong_use(path: Any) -> None:
    """No exception but our own leaves the package."""
    with pytest.raises(GovDisclosureError):
        parse_file(path)


BLANK = "\n".join(line.partition(" | ")[0] + " | | | |" if line[0] in "规行" else line for line in PROACTIVE.splitlines())
PAGES = {
    "a notice": "关于做好2024年政府信息公开工作年度报告编制发布工作的通知\n各镇人民政府：\n请于1月底前报送本单位年度报告。\n",
    "a website report": (
        "政府网站工作年度报表（2024年度）\n网站名称 | 青禾县 |\n独立用户访问总量（单位：个） | 3000 |\n信息发布总数 | 20 |\n"
    ),
    "an explanation": "《青禾镇2024年政府信息公开工作年度报告》解读\n一图看懂本年数据，共公开信息30条。\n",
    "a list": "\n".join(f"{body}2024年政府信息公开工作年度报告 2025-01-20" for body in ("青禾镇", "白水镇", "松湖街道")),
    "a login": "用户登录\n用户名\n密码\n记住我\n登录\n",
    "a template": write(BLANK, title="××镇××××年政府信息公开工作年度报告"),
    "a template page": page(table(("规章", "", "", ""), ("行政许可", "")), title="政府信息公开工作年度报告格式"),
    "a novel": "他走进屋子，看见桌上放着三封信。\n" * 40,
    "a budget": "青禾镇2024年部门预算\n收入 | 300 |\n支出 | 290 |\n",
    "an error page": "<html><head><title>404 Not Found</title></head><body><h1>404</h1></body></html>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_no_such_report_is_refused_with_reasons(name: str) -> None:
    """Each reason is a sentence of the message."""
    with pytest.raises(NotAReportError) as caught:
        parse_text(PAGES[name])
    assert caught.value.reasons
    assert "政府信息公开工作年度报告" in str(caught.value)
    assert all(reason in str(caught.value) for reason in caught.value.reasons)


def test_the_reasons_name_the_page_s_own_title() -> None:
    """So that a user sees what was taken for what."""
    with pytest.raises(NotAReportError, match="关于做好2024年"):
        parse_text(PAGES["a notice"])


def test_a_refusal_is_told_in_both_languages() -> None:
    """The message is in English, `render` has the Chinese one."""
    with pytest.raises(NotAReportError) as caught:
        parse_text(PAGES["a notice"])
    assert caught.value.render("en") == str(caught.value)
    assert "关于做好2024年" in caught.value.render("zh")
    assert caught.value.render("zh") != str(caught.value)
    assert GovDisclosureError("own words").render("zh") == "own words"


def test_every_error_is_under_one_base() -> None:
    """One `except` catches all."""
    for error in (UnreadableError, NotAReportError, LimitError, UsageError):
        assert issubclass(error, GovDisclosureError)
    assert gov_disclosure.GovDisclosureError is GovDisclosureError


@pytest.mark.parametrize("cut", range(0, len(write()), 23))
def test_a_report_cut_anywhere_is_a_report_or_none(cut: int) -> None:
    """It never fails otherwise, and what it tells is what the whole report tells."""
    whole = parse_text(write())
    try:
        part = parse_text(write()[:cut])
    except (NotAReportError, UnreadableError):
        return
    for path, figure in part:
        assert figure.value in (None, whole.cell(path).value) or figure.raw == write()[:cut].split()[-1], path
