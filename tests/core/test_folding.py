"""Text as printed becomes text for comparing, character for character."""

from __future__ import annotations

import pytest

from gov_disclosure.folding import DROPPED, fold, key, ordinal_value, readable, split_ordinal


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("總體情況", "总体情况"),
        ("行政複議", "行政复议"),
        ("政府資訊公開", "政府信息公开"),
        ("規範性檔案", "规范性文件"),
        ("行政执法档案", "行政执法档案"),
        ("⼀、⾏政许可", "一行政许可"),
        ("行政⻋辆", "行政车辆"),
        ("行政\u200b许\ufeff可", "行政许可"),
        ("行 政\u3000许\u00a0可", "行政许可"),
        ("務(wù)院", "务院"),
        ("中(zhong)(zhong)國", "中国"),
        ("其它", "其他"),
        ("（一）予以公开", "一予以公开"),
        ("㈠予以公开", "一予以公开"),
        ("⒈属于国家秘密", "1属于国家秘密"),
        ("危及“三安全一稳定”", "危及三安全一稳定"),
        ("规章<br/>数", "规章数"),
        ("规章&nbsp;数", "规章数"),
        ("**规章**", "规章"),
        ("", ""),
    ],
)
def test_what_does_not_count_is_left_out_of_the_key(printed: str, compared: str) -> None:
    """Width, script, radicals, blanks, marks and glosses make no difference."""
    assert key(printed) == compared


@pytest.mark.parametrize("text", ["總(zǒng)體", "<br>一", "&nbsp;二", "㎡½ﬁ⑩", "a\U0001f600b", "⺠\u0301", "\ud800", "İ"])
def test_folding_keeps_the_length(text: str) -> None:
    """One character becomes one character, so an offset stays an offset."""
    assert len(fold(text)) == len(text)


def test_a_dropped_character_leaves_its_place() -> None:
    """What does not count becomes `DROPPED` where it stood."""
    assert fold("规 章(zhāng)、") == f"规{DROPPED}章" + DROPPED * 8


def test_brackets_with_words_are_no_gloss() -> None:
    """Only Latin letters in brackets are a gloss; figures and characters stay."""
    assert key("部分公开（区分处理的）") == "部分公开区分处理的"
    assert key("收费(2024)") == "收费2024"


def test_a_character_that_stands_for_several_stays_as_it_is() -> None:
    """`⑩` and `½` must not lose one of the characters they stand for."""
    assert (key("½"), key("⑩")) == ("½", "⑩")


@pytest.mark.parametrize(
    ("text", "kind", "length"),
    [
        ("一、总体情况", "han", 2),
        ("十二. 附则", "han", 4),
        ("（二）部分公开", "bracket", 3),
        ("㈥其他处理", "bracket", 1),
        ("⼆、上年结转", "han", 2),
        ("（⼀）予以公开", "bracket", 3),
        ("①属于", "bracket", 1),
        ("3.危及", "digit", 2),
        ("４．保护", "digit", 2),
        ("⒌要求", "digit", 1),
        ("8）行政", "digit", 2),
        ("Ⅳ. 政务微信", "digit", 3),
        ("ⅲ、政务微博", "digit", 2),
        ("、主动公开", "lost", 1),
        ("## 二、主动", "han", 5),
        ("总体情况", "", 0),
        ("1.5", "", 0),
        ("12.30万元", "", 0),
        ("2024年", "", 0),
    ],
)
def test_the_mark_of_an_item_is_split_off(text: str, kind: str, length: int) -> None:
    """A mark is told by its kind; a decimal keeps its leading digit."""
    assert split_ordinal(text) == (kind, length)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三、收到", 3),
        ("（七）总计", 7),
        ("8.属于", 8),
        ("⑤要求", 5),
        ("十一、附", 11),
        ("⒊其他", 3),
        ("总计", None),
        ("、主动", None),
    ],
)
def test_a_mark_says_a_number_or_none(text: str, value: int | None) -> None:
    """Numerals of any script count; a lost or absent one is None."""
    assert ordinal_value(text) == value


def test_words_for_people_keep_their_punctuation() -> None:
    """Only glosses, radicals and invisible characters are changed for readers."""
    assert readable("務(wù)院\u200b，⾏政⻋辆（一）") == "務院，行政车辆（一）"
