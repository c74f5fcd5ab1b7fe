"""What the words of one cell are: only what is certainly one number becomes one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure import Figure, Position, State
from gov_disclosure.figures import plain_number, read_figure


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0),
        ("007", 7),
        ("1,204", 1204),
        ("12,345,678", 12_345_678),
        ("1，204", 1204),
        ("１２０４", 1204),
        ("+36", 36),
        ("-3", -3),
        ("－3", -3),
        ("−3", -3),
        ("- 3", -3),
        ("\u200b17\ufeff", 17),
        ("**17**", 17),
        ("_17_", 17),
        ('"17"', 17),
        ('"1,204"', 1204),
        ("\\-3", -3),
        ("  17\u3000", 17),
        ("132.481906", Decimal("132.481906")),
        ("48,213.7756", Decimal("48213.7756")),
        ("８．５", Decimal("8.5")),
        ("0.00", Decimal("0.00")),
        ("8。", 8),
        ("8；", 8),
    ],
)
def test_one_number_is_read_in_every_writing(raw: str, value: int | Decimal) -> None:
    """Separators, width, signs and emphasis make no difference; digits behind the point are kept."""
    reading = read_figure(raw)
    assert (reading.state, reading.value, str(reading.value)) == (State.NUMBER, value, str(value))


@pytest.mark.parametrize(
    "raw",
    [
        "1 204", "1\u3000204", "12:30", "1,2", "12,04", "1,2345", "3/1", "0/3", "约20", "20余", "20+", "1.2.3", "1、204", "1'204",
        "10-20", "10～20", "5%", "(8)", "（8）", "[8]", "8)", "8.", "8，", "8：", "第8号", "8#", "2024年", "8万件", "8千",
        "八", "一百", "²", "5²", "①", "⑧", "8①", "Ⅷ", "½", "٨", "८", "1e3", "0x8", "8;9", "8；9", "8、9",
        "8，9件", "见附件", "同上", "×", "√", "--8", "/8", "8/", "无8", "8无", "\ufffd8", "8\ufffd", "增", "增加", "下降8%",
        "共8件", "8 9",
        "￥8", "8件/次",
    ],
)  # fmt: skip
def test_what_may_be_something_else_stays_words(raw: str) -> None:
    """Superscripts, circled digits, ranges, ratios, times and split digits are no number."""
    reading = read_figure(raw)
    assert (reading.state, reading.value) == (State.TEXT, None)


@pytest.mark.parametrize("raw", ["8*9", "8_9", "8`9", "12**34"])
def test_a_mark_between_digits_does_not_join_them(raw: str) -> None:
    """Emphasis stands around a number, never inside it."""
    assert read_figure(raw).state is State.TEXT


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("812.36万元", Decimal("812.36"), "万元"),
        ("2750190元", 2_750_190, "元"),
        ("27批次", 27, "批次"),
        ("8 件", 8, "件"),
        ("1,204人次", 1204, "人次"),
        ("1.2万", Decimal("1.2"), "万"),
        ("3萬元", 3, "萬元"),
    ],
)
def test_a_unit_is_kept_beside_the_number(raw: str, value: int | Decimal, unit: str) -> None:
    """The number is not converted."""
    reading = read_figure(raw)
    assert (reading.value, reading.unit) == (value, unit)


@pytest.mark.parametrize(
    ("raw", "value", "note"),
    [
        ("17（其中修订9件）", 17, "其中修订9件"),
        ("17(其中修订9件)", 17, "其中修订9件"),
        ("17，其中修订9件", 17, "其中修订9件"),
        ("17其中修订9件", 17, "其中修订9件"),
        ("17含修订9件", 17, "含修订9件"),
        ("17【修订】", 17, "修订"),
        ("17（）", 17, None),
    ],
)
def test_words_beside_a_number_are_its_note(raw: str, value: int, note: str | None) -> None:
    """The note is told without the brackets or the comma that set it off."""
    reading = read_figure(raw)
    assert (reading.state, reading.value, reading.note) == (State.NUMBER, value, note)


@pytest.mark.parametrize(("raw", "note"), [("17（修订）（补）", "（修订）（补）"), ("17（其中，修订９件）", "其中，修订９件")])
def test_a_note_is_told_as_written(raw: str, note: str) -> None:
    """Only one pair of brackets round the whole note is taken off."""
    assert read_figure(raw).note == note


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("減少3項", -3),
        ("增長3", 3),
        ("增加5", 5),
        ("增3", 3),
        ("减2", -2),
        ("减少了2项", -2),
        ("下降1,204", -1204),
        ("未增未减", 0),
        ("持平", 0),
        ("0/0", 0),
        ("无变化", 0),
    ],
)
def test_a_change_told_in_words_is_marked_as_such(raw: str, value: int) -> None:
    """Such a number counts only where changes belong."""
    reading = read_figure(raw)
    assert (reading.value, reading.worded) == (value, True)


@pytest.mark.parametrize("raw", ["", " ", "\u3000", "\u200b", "\ufeff\u00a0", '""', "**", "*"])
def test_a_cell_without_a_sign_is_blank(raw: str) -> None:
    """Invisible characters and empty emphasis are nothing."""
    reading = read_figure(raw)
    assert (reading.state, reading.value) == (State.BLANK, None)


@pytest.mark.parametrize("raw", ["/", "-", "—", "―", "无", "無", "不适用", "N/A", "\\", "\\-", "－", "暂无", '"/"'])
def test_a_mark_for_none_is_not_applicable(raw: str) -> None:
    """A mark is never 0."""
    assert (read_figure(raw).state, read_figure(raw).value) == (State.NOT_APPLICABLE, None)


@pytest.mark.parametrize("raw", ["1" * 19, "1" * 10 + "." + "1" * 9, "１" * 19, "增" + "1" * 19, "9" * 5000])
def test_more_digits_than_the_limit_are_words(raw: str) -> None:
    """Glued digits are no number, and no input makes reading them dear."""
    assert read_figure(raw).value is None
    assert read_figure(raw).state is State.TEXT


def test_the_limit_of_digits_is_the_callers() -> None:
    """The last length allowed is still read; only plain overlong digits are told as such."""
    assert read_figure("12345", 5).value == 12345
    assert read_figure("123456", 5).long
    assert read_figure("1,234.56", 5).long
    assert not read_figure("约", 5).long


def test_plain_digits_are_told_from_other_writings() -> None:
    """`plain` says that there is nothing to remark, `styled` that it was written otherwise."""
    assert read_figure("17") == plain_number("17")
    assert (read_figure("17").plain, read_figure("17").styled) == (True, False)
    assert (read_figure("1,204").plain, read_figure("1,204").styled) == (False, True)


@pytest.mark.parametrize(
    "figure",
    [
        Figure(17, State.NUMBER, "17", None, None, Position(1, 3, 1, 2)),
        Figure(Decimal("0.50"), State.NUMBER, "0.50万元", None, "万元", Position(1, 3, 1, 2, 4, 5)),
        Figure(None, State.BLANK, "", None, None, Position(0, 0, 1, 1)),
        Figure(None, State.MISSING, ""),
        Figure(-2, State.NUMBER, "减2", "注", None, None),
    ],
)
def test_a_figure_comes_back_from_its_json(figure: Figure) -> None:
    """Decimals are strings there, and keep their zeros; a place that is absent stays absent."""
    back = Figure.from_dict(figure.to_dict())
    assert back == figure
    assert str(back.value) == str(figure.value)
