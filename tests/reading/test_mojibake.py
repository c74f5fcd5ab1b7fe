"""Text that was decoded wrongly before it was saved: named, placed, and never repaired."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import NotAReportError, parse_bytes, parse_text
from gov_disclosure.reading.mojibake import find_mojibake
from gov_disclosure.reading.text import read_text
from tests.core.documents import TRIAL, write

SIMPLIFIED = write(overview="本镇依法公开政府信息，主动公开政府信息300条，受理申请5件，均按期答复。")
TRADITIONAL = (
    "青禾鎮2024年政府資訊公開工作年度報告\n一、總體情況\n本鎮依法公開政府資訊，主動公開政府信息情況，主動受理申請。\n"
    "二、主動公開政府信息情況\n行政許可 | 12 |\n三、收到和處理政府信息公開申請情況\n"
)


def windows(data: bytes) -> str:
    """Return bytes as browsers read Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


SPOILED = {
    "UTF-8 as GBK": (SIMPLIFIED.encode().decode("gbk", "replace"), "UTF-8", "GBK"),
    "UTF-8 as GB18030": (SIMPLIFIED.encode().decode("gb18030", "replace"), "UTF-8", "GBK"),
    "UTF-8 as GBK, bad bytes left out": (SIMPLIFIED.encode().decode("gbk", "ignore"), "UTF-8", "GBK"),
    "UTF-8 as GBK, bad bytes made question marks": (
        SIMPLIFIED.encode().decode("gbk", "replace").replace("\ufffd", "?"), "UTF-8", "GBK",
    ),
    "UTF-8 as Latin-1": (SIMPLIFIED.encode().decode("latin-1"), "UTF-8", "Windows-1252"),
    "UTF-8 as Windows-1252": (windows(SIMPLIFIED.encode()), "UTF-8", "Windows-1252"),
    "UTF-8 as Latin-1, twice": (SIMPLIFIED.encode().decode("latin-1").encode().decode("latin-1"), "UTF-8", "Windows-1252"),
    "UTF-8 as Windows-1252, twice": (windows(windows(SIMPLIFIED.encode()).encode()), "UTF-8", "Windows-1252"),
    "UTF-8 as Shift_JIS": (SIMPLIFIED.encode().decode("cp932", "replace"), "UTF-8", "Shift_JIS"),
    "GBK as Latin-1": (SIMPLIFIED.encode("gbk").decode("latin-1"), "GBK", "Windows-1252"),
    "GBK as Windows-1252": (windows(SIMPLIFIED.encode("gbk")), "GBK", "Windows-1252"),
    "GBK as Big5": (SIMPLIFIED.encode("gbk").decode("big5hkscs", "replace"), "GBK", "Big5"),
    "GBK as EUC-KR": (SIMPLIFIED.encode("gbk").decode("euc_kr", "replace"), "GBK", "EUC-KR"),
    "Big5 as GBK": (TRADITIONAL.encode("big5").decode("gbk", "replace"), "Big5", "GBK"),
    "Big5 as Latin-1": (TRADITIONAL.encode("big5").decode("latin-1"), "Big5", "Windows-1252"),
    "UTF-16 the wrong way round": (SIMPLIFIED.encode("utf-16-le").decode("utf-16-be", "replace"), "UTF-16LE", "UTF-16BE"),
}  # fmt: skip
LOST = {
    "GBK as UTF-8": (SIMPLIFIED.encode("gbk").decode("utf-8", "replace"), "\ufffd"),
    "and then as GBK": (SIMPLIFIED.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"), "锟斤拷"),
    "ASCII": (SIMPLIFIED.encode("ascii", "replace").decode(), "????"),
    "memory": ("烫烫烫烫烫烫烫\n屯屯屯屯屯\n", "烫烫烫"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_file_of_mojibake_is_refused_with_its_name(name: str) -> None:
    text, was, read = SPOILED[name]
    with pytest.raises(NotAReportError) as caught:
        parse_text(text)
    assert f"{was} that was read as {read} before" in caught.value.reasons[0]
    assert any(words in caught.value.reasons[0] for words in ("年", "公", "政府", "一、"))
    assert f"{was} 文字被当作 {read} 读过" in caught.value.render("zh")


@pytest.mark.parametrize("name", [name for name in SPOILED if "twice" not in name and "round" not in name])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_so_is_the_file_of_such_a_text(name: str, encoding: str) -> None:
    text, was, read = SPOILED[name]
    with pytest.raises(NotAReportError, match=f"{was} that was read as {read}"):
        parse_bytes(text.encode(encoding, "replace"))


def test_where_the_bytes_themselves_are_right_they_are_read() -> None:
    text, _, _ = SPOILED["UTF-16 the wrong way round"]
    assert parse_bytes(text.encode("utf-16")).value("proactive.rules.issued") == 1


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_said_to_be(name: str) -> None:
    text, kind = LOST[name]
    with pytest.raises(NotAReportError) as caught:
        parse_text(text)
    assert f"left ({kind})" in caught.value.reasons[0]
    assert "重新下载" in caught.value.render("zh")


def test_bytes_that_fit_no_encoding_are_a_reason() -> None:
    data = bytearray(SIMPLIFIED.encode())
    for at in range(0, len(data), 5):
        data[at] = 0xFF
    with pytest.raises(NotAReportError, match="fit no usual encoding"):
        parse_bytes(bytes(data))


@pytest.mark.parametrize("name", ["UTF-8 as GBK", "UTF-8 as Latin-1", "GBK as Latin-1", "GBK as Big5"])
def test_a_paragraph_of_it_has_its_place_and_stays_as_it_is(name: str) -> None:
    whole, was, read = SPOILED[name]
    written = "本镇依法公开政府信息，主动公开政府信息300条，受理申请5件，均按期答复。"
    garbled = next(line for line in whole.splitlines() if "300" in line)
    text = SIMPLIFIED.replace(written, garbled)
    report = parse_text(text)
    (found,) = [each for each in report.diagnostics if each.code == "GD147"]
    assert (found.arguments["was"], found.arguments["read"]) == (was, read)
    assert found.position is not None
    assert text[found.position.start : found.position.end] == garbled.strip()
    assert garbled.strip() in report.overview.text  # type: ignore[union-attr]
    assert report.value("proactive.rules.issued") == 1


def test_a_label_of_it_gives_no_figure() -> None:
    text = SIMPLIFIED.replace("行政许可", "行政许可".encode().decode("gbk"))
    report = parse_text(text)
    assert report.value("proactive.licensing_decisions") is None
    (found,) = [each for each in report.diagnostics if each.code == "GD147"]
    assert found.arguments["meant"] == "行政许可"


@pytest.mark.parametrize(("mark", "read"), [("锘", "GBK"), ("ï»¿", "Windows-1252")])
def test_a_byte_order_mark_that_was_read_as_characters_is_told(mark: str, read: str) -> None:
    report = parse_text(mark + SIMPLIFIED)
    (found,) = [each for each in report.diagnostics if each.code == "GD147"]
    assert (found.arguments["meant"], found.arguments["read"]) == ("BOM", read)
    assert report.value("proactive.rules.issued") == 1


def test_neighbouring_lines_are_told_as_one() -> None:
    lines = "本年收到申请，均已办理。\n工作中的问题是公开不及时。\n今后将加强管理。".encode().decode("gbk", "replace")
    report = parse_text(SIMPLIFIED.replace("人手不足，将加强培训。", lines))
    assert [each.code for each in report.diagnostics].count("GD147") == 1


def test_the_title_of_a_page_may_be_it_alone() -> None:
    title = "青禾镇2024年政府信息公开工作年度报告".encode().decode("gbk", "replace")
    body = "".join(f"<p>{line}</p>" for line in SIMPLIFIED.splitlines())
    report = parse_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert [(each.path, each.position) for each in report.diagnostics if each.code == "GD147"] == [("title", None)]
    assert report.body == "青禾镇"


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED, TRADITIONAL, write(TRIAL), "鄯善县、郫都区、亳州、涪陵、盱眙", "café Ärger £5 ©2024 ÷\u00d7",
        "什么？？？？谁？？？？", "啊啊啊啊", "日本語のテキスト、ひらがな", "한국어 텍스트", "Größe, Übung, naïve",
        "龘靐齉爩鱻麤灪龖厵滟", "锟斤拷是一种乱码，由编码错误产生", "工(gōng)作(zuò)報(bào)告(gào)",
    ],
)  # fmt: skip
def test_sound_text_is_left_alone(text: str) -> None:
    assert find_mojibake(read_text(text)) == ()


def test_random_characters_are_hardly_ever_taken_for_it() -> None:
    draw = random.Random(7)
    every = [bytes((high, low)).decode("gbk") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
    texts = ["".join(draw.choices(every, k=draw.randint(2, 30))) for _ in range(5_000)]
    assert sum(bool(find_mojibake(read_text(text))) for text in texts) == 0


@given(st.text(alphabet="总体情况政府信息公开主动申请行政许可处罚数量年度报告，。、0123456789", min_size=6))
def test_what_reports_are_made_of_never_is(text: str) -> None:
    assert find_mojibake(read_text(text)) == ()


def test_a_flood_of_it_costs_little() -> None:
    line = "鏀垮簻淇℃伅鍏紑" * 30 + "é" * 300 + "\n"
    for text in (line * 3_000, "é?" * 500_000, "\ufffd" * 500_000, "?" * 500_000, "Ã\n" * 100_000):
        document = read_text(text)
        start = time.process_time()
        find_mojibake(document)
        assert time.process_time() - start < 30
