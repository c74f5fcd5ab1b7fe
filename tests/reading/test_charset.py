"""From bytes to text: which encoding is believed, and what is said about it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.charset import decode
from tests.core.documents import write

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


REPORT = write()
TRADITIONAL_REPORT = (TRADITIONAL + "\n行政許可 | 12 |\n") * 20
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", *WIDE])
@pytest.mark.parametrize("head", ["", "<!-- " + "x" * 70_000 + " -->\n", "a b c\r\n" * 40])
def test_a_long_head_of_ascii_tells_nothing(codec, head):
    assert read((head + REPORT).encode(codec)) == (head + REPORT, [])


@pytest.mark.parametrize("codec", ["big5", "big5hkscs", "cp950"])
def test_nor_does_it_before_big5(codec):
    text = "<!-- " + "x" * 70_000 + " -->\n" + TRADITIONAL_REPORT
    assert read(text.encode(codec)) == (text, [])


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("text", ["年报", "一、", "总计", "规章 | 3 |", "无。"])
def test_short_texts_are_read(codec, text):
    assert read(text.encode(codec)) == (text, [])


@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize("text", ["规章 | 3 |", "一、总体情况", "政府信息公开\n"])
def test_short_texts_of_a_wide_encoding_without_a_mark_are_read(codec, text):
    assert read(text.encode(codec)) == (text, [])


def test_a_declaration_that_fits_is_believed_where_the_bytes_could_be_utf_8_by_chance():
    assert read("联通".encode("gbk"), declared="gbk") == ("联通", [])


def test_characters_beyond_gbk_and_big5_are_read():
    text = "一、总体情况：𠀀㐀䶵青禾镇龘政府信息公开𡊀"
    assert read(text.encode("gb18030")) == (text, [])
    text = "一、總體情況，嘅咗啲喺香港，政府資訊公開年報，主動公開"
    assert read(text.encode("big5hkscs")) == (text, [])


@pytest.mark.parametrize(
    ("header", "inside", "codec", "told"),
    [
        ("utf-8", "gbk", "utf-8", []),
        ("utf-8", "gbk", "gb18030", [("GD101", {"declared": "utf-8", "used": "gb18030"})]),
        ("gbk", "utf-8", "utf-8", [("GD101", {"declared": "gbk", "used": "utf-8"})]),
        ("gbk", "utf-8", "gb18030", []),
        ("utf-16", "utf-8", "utf-8", [("GD101", {"declared": "utf-16", "used": "utf-8"})]),
        ("big5", "big5", "gb18030", [("GD101", {"declared": "big5", "used": "gb18030"})]),
        ("iso-8859-1", "gbk", "gb18030", []),
    ],
)
def test_header_and_page_in_conflict(header, inside, codec, told):
    text = f"<html><head><meta charset={inside}></head><body>{REPORT}"
    assert read(text.encode(codec), declared=header) == (text, told)


@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "utf-16"])
def test_nuls_outrank_a_declaration(codec, declared):
    assert read(REPORT.encode(codec), declared=declared)[0] == REPORT


@pytest.mark.parametrize(
    ("data", "label", "used"),
    [
        (codecs.BOM_UTF8 + REPORT.encode("gbk"), "utf-8 (BOM)", "gb18030"),
        (codecs.BOM_UTF16_LE + REPORT.encode(), "utf-16-le (BOM)", "utf-8"),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-le"), "utf-16-be (BOM)", "utf-16-le"),
        (codecs.BOM_UTF16_LE + REPORT.encode("utf-16-be"), "utf-16-le (BOM)", "utf-16-be"),
    ],
)
def test_a_mark_that_makes_no_sense_is_a_false_declaration(data, label, used):
    assert read(data) == (REPORT, [("GD101", {"declared": label, "used": used})])


@pytest.mark.parametrize(("codec", "text"), [("utf-8", REPORT), ("gb18030", REPORT), ("big5", TRADITIONAL_REPORT)])
@pytest.mark.parametrize("byte", [0xFF, 0x80])
def test_a_few_bad_bytes_in_the_middle_cost_their_characters_alone(codec, text, byte):
    for shift in range(6):
        data = bytearray(text.encode(codec))
        places = [len(data) // 3 + shift + 20 * number for number in range(4)]
        for place in places:
            data[place] = byte
        got, remarks = read(bytes(data))
        size = len(data[: places[0] - 4].decode(codec, "ignore"))
        assert got[:size] == text[:size]
        behind = len(data[places[-1] + 4 :].decode(codec, "ignore")) - 2
        assert got[-behind:] == text[-behind:]
        assert [(code, arguments["count"]) for code, arguments in remarks] in ([], [("GD102", got.count("\ufffd"))])


@pytest.mark.parametrize("codec", WIDE)
def test_a_lost_byte_at_the_end_of_a_wide_encoding(codec):
    for mark in (b"", "\ufeff".encode(codec)):
        got, remarks = read(mark + REPORT.encode(codec)[:-1])
        assert got == REPORT[:-1] + "\ufffd"
        assert remarks == [("GD102", {"count": 1})]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_surrogate_alone_is_one_bad_character(codec):
    alone = "\ud800".encode(codec, "surrogatepass")
    for mark in (b"", "\ufeff".encode(codec)):
        data = mark + REPORT.encode(codec) + alone + "完".encode(codec)
        assert read(data) == (REPORT + "\ufffd完", [("GD102", {"count": 1})])


@pytest.mark.parametrize(("codec", "text"), [("utf-8", REPORT), ("gb18030", REPORT), ("big5", TRADITIONAL_REPORT)])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_an_end_in_the_middle_of_a_character(codec, text, cut):
    data = text.strip().encode(codec)[:-cut]
    got, remarks = read(data)
    whole = data.decode(codec, "ignore")
    assert got.startswith(whole[:-1])
    assert len(got) - len(whole) in (0, 1, 2)
    assert sum(arguments["count"] for _, arguments in remarks) == got.count("\ufffd")


def test_a_mark_in_the_middle_is_a_character():
    assert read("总体\ufeff情况，公开信息".encode()) == ("总体\ufeff情况，公开信息", [])


def test_nuls_between_words_are_characters():
    text = REPORT.replace("| 4 |", "| 4\0 |")
    assert read(text.encode()) == (text, [])
    assert read(text.encode("gb18030")) == (text, [])


def test_a_foot_in_another_encoding_does_not_change_the_rest():
    data = REPORT.encode() + "版权所有".encode("gbk")
    got, remarks = read(data)
    assert got[: len(REPORT)] == REPORT
    assert remarks == [("GD102", {"count": got.count("\ufffd")})]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line(end):
    from gov_disclosure import parse_bytes

    told = parse_bytes(REPORT.encode())
    for codec in ("utf-8", "gb18030", "utf-16"):
        report = parse_bytes(REPORT.replace("\n", end).encode(codec))
        assert {path: figure.value for path, figure in report} == {path: figure.value for path, figure in told}
        assert report.title == told.title


def test_bad_bytes_in_big5_do_not_make_it_gb18030():
    """Nearly any bytes fit that: what makes sense with a few characters lost is likelier."""
    data = bytearray(TRADITIONAL.encode("big5hkscs") * 4)
    data[0:1] = b"\xff"
    at = data.index("開".encode("big5hkscs"))
    data[at : at + 1] = b"\xff"
    data.decode("gb18030", "replace")
    text, said = read(bytes(data))
    assert text.count("政府") == 4
    assert said == [("GD102", {"count": text.count("\N{REPLACEMENT CHARACTER}")})]
