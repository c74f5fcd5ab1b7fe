"""From bytes to text: which encoding is believed, and what is said about it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.charset import decode

SIMPLIFIED = "甲县2024年政府信息公开工作年度报告，主动公开政府信息情况"
TRADITIONAL = "甲縣2024年政府資訊公開工作年度報告，總體情況與主動公開"


def read(data, *, declared=None, html=True):
    sink = Diagnostics()
    text = decode(data, declared=declared, html=html, sink=sink)
    return text, [(remark.code, dict(remark.arguments)) for remark in sink.freeze()]


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "gb18030", "utf-16-le", "utf-16-be"])
def test_an_undeclared_encoding_is_found(codec):
    assert read(SIMPLIFIED.encode(codec)) == (SIMPLIFIED, [])


def test_big5_is_told_from_gb18030_by_the_characters_that_come_out():
    data = TRADITIONAL.encode("big5hkscs")
    data.decode("gb18030")
    assert read(data) == (TRADITIONAL, [])


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_outranks_every_declaration(codec):
    marks = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-le": codecs.BOM_UTF32_LE,
        "utf-32-be": codecs.BOM_UTF32_BE,
    }
    assert read(marks[codec] + SIMPLIFIED.encode(codec), declared="gbk") == (SIMPLIFIED, [])


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb_2312-80", "x-gbk", "cp936"])
def test_every_label_of_the_gb_family_means_gb18030(label):
    text = SIMPLIFIED + "㐀"
    assert read(text.encode("gb18030"), declared=label) == (text, [])


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=gb2312>",
        '<META CHARSET="GBK" />',
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
        "<?xml version='1.0' encoding='gb2312'?>",
    ],
)
def test_the_page_may_declare_its_encoding(head):
    data = (head + SIMPLIFIED).encode("gbk")
    assert read(data) == (head + SIMPLIFIED, [])


def test_a_declaration_in_a_plain_text_is_text():
    data = ("<meta charset=big5>" + SIMPLIFIED).encode("gbk")
    assert read(data, html=False)[1] == []


def test_a_declaration_far_down_is_not_looked_for():
    data = (" " * 5000 + "<meta charset=big5>" + SIMPLIFIED).encode()
    assert read(data)[1] == []


@pytest.mark.parametrize(
    ("codec", "declared", "used"),
    [("gbk", "utf-8", "gb18030"), ("utf-8", "gb2312", "utf-8"), ("big5", "gbk", "big5"), ("big5", "utf-8", "big5")],
)
def test_a_false_declaration_is_reported(codec, declared, used):
    text = TRADITIONAL if codec == "big5" else SIMPLIFIED
    assert read(text.encode(codec), declared=declared) == (text, [("GD101", {"declared": declared, "used": used})])


def test_a_servers_default_is_no_declaration():
    assert read(SIMPLIFIED.encode(), declared="ISO-8859-1") == (SIMPLIFIED, [])


@pytest.mark.parametrize("label", ["rot13", "zlib", "idna", "utf-7", "no such thing", "\ud800", ""])
def test_a_declaration_of_anything_else_is_passed_over(label):
    assert read(SIMPLIFIED.encode(), declared=label) == (SIMPLIFIED, [])


def test_bad_bytes_are_replaced_one_for_one_and_counted():
    data = SIMPLIFIED.encode()
    text, remarks = read(data[:-1] + "完".encode())
    assert text == SIMPLIFIED[:-1] + "\ufffd\ufffd完"
    assert remarks == [("GD102", {"count": 2})]


def test_a_bad_byte_does_not_change_the_encoding_of_the_rest():
    data = SIMPLIFIED.encode("gbk")
    assert read(b"\xff" + data, declared="gb2312") == ("\ufffd" + SIMPLIFIED, [("GD102", {"count": 1})])
    assert read(b"\xff" + data) == ("\ufffd" + SIMPLIFIED, [("GD102", {"count": 1})])


def test_a_replacement_character_that_was_written_is_not_counted():
    assert read("总体\ufffd情况".encode()) == ("总体\ufffd情况", [])


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "big5", "utf-16", "latin-1", "x"]), st.booleans())
def test_any_bytes_give_a_text_without_surrogates(data, declared, html):
    text, _ = read(data, declared=declared, html=html)
    text.encode()


@given(st.text(alphabet="总体情况政府信息公开0123456789，。、 \n<>p", max_size=200))
def test_what_was_written_in_utf_8_comes_back(text):
    assert read(text.encode())[0] == text
