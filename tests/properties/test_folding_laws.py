"""Laws of single stages: folding keeps the length, distance is one, a figure keeps its number in every writing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Figure, Position, State
from gov_disclosure.dates import find_date, whole_date
from gov_disclosure.figures import read_figure
from gov_disclosure.folding import DROPPED, fold, key, split_ordinal
from gov_disclosure.lexing.near import NearIndex, bound, distance
from gov_disclosure.spans import LineIndex
from tests.properties.strategies import LABELS, labels

BOUNDED = settings(deadline=None, max_examples=200)
letters = st.text(alphabet="甲乙丙丁", max_size=7)


@BOUNDED
@given(st.text(max_size=60))
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    """Offsets stay, and folding a key again changes nothing."""
    assert len(fold(text)) == len(text)
    assert key(key(text)) == key(text)
    assert DROPPED not in key(text)


@BOUNDED
@given(labels, st.data())
def test_blanks_within_a_label_do_not_count(label: str, data: st.DataObject) -> None:
    """Wherever they stand, and whichever they are."""
    at = data.draw(st.integers(0, len(label)))
    blank = data.draw(st.sampled_from([" ", "\u3000", "\u00a0", "\u200b", "\n", "\ufeff"]))
    assert key(label[:at] + blank + label[at:]) == key(label)


@BOUNDED
@given(st.text(max_size=40))
def test_a_mark_lies_within_its_text(text: str) -> None:
    """A kind of mark has a length, no mark has none."""
    kind, length = split_ordinal(text)
    assert 0 <= length <= len(text)
    assert bool(kind) == bool(length)


@BOUNDED
@given(letters, letters, st.integers(0, 7))
def test_distance_is_symmetric_and_bounded(left: str, right: str, most: int) -> None:
    """Nought only between equals, and never more than one above the bound."""
    found = distance(left, right, most)
    assert found == distance(right, left, most) <= most + 1
    assert (found == 0) == (left == right)
    assert found == min(distance(left, right, 9), most + 1)


@BOUNDED
@given(st.lists(letters, max_size=8, unique=True), letters)
def test_the_nearest_word_is_within_its_bound(words: list[str], word: str) -> None:
    """With the slips that lie between; the word itself is always nearest."""
    found = NearIndex(words).nearest(word)
    if found is not None:
        assert found[0] in words
        assert found[1] == distance(word, found[0], 9) <= bound(len(found[0]))
    if word in words and bound(len(word)):
        assert found == (word, 0)


@BOUNDED
@given(st.sampled_from(LABELS))
def test_a_label_is_nearest_to_itself(label: str) -> None:
    """Whatever other labels there are."""
    if bound(len(key(label))):
        assert NearIndex(dict.fromkeys(map(key, LABELS))).nearest(key(label)) == (key(label), 0)


@BOUNDED
@given(st.integers(-(10**9), 10**9), st.booleans(), st.booleans())
def test_a_whole_number_is_read_in_every_writing(number: int, thousands: bool, wide: bool) -> None:
    """With separators or without, in full width or not."""
    words = f"{number:,}" if thousands else str(number)
    if wide:
        words = words.translate({code: code + 0xFEE0 for code in map(ord, "0123456789,-")})
    assert read_figure(words).value == number


@BOUNDED
@given(st.decimals(0, 10**8, allow_nan=False, places=4))
def test_a_decimal_keeps_its_digits(number: Decimal) -> None:
    """Zeros at the end included."""
    value = read_figure(f"{number:f}").value
    assert isinstance(value, Decimal)
    assert str(value) == f"{number:f}"


@BOUNDED
@given(st.text(max_size=30))
def test_any_cell_has_a_state_and_a_value_only_as_a_number(raw: str) -> None:
    """What is no number has no value."""
    reading = read_figure(raw)
    assert (reading.value is not None) == (reading.state is State.NUMBER)
    assert reading.state is not State.MISSING


@BOUNDED
@given(st.text(alphabet="0123456789,.:/-~ 、（）①²½", min_size=1, max_size=12))
def test_no_number_is_made_of_two(raw: str) -> None:
    """A value has exactly the digits that stand in the cell before its note."""
    reading = read_figure(raw)
    if reading.value is not None:
        told = "".join(char for char in str(reading.value) if char.isdigit()).lstrip("0")
        front = raw.partition("（")[0]
        assert "".join(char for char in front if char.isascii() and char.isdigit()).lstrip("0") == told


@BOUNDED
@given(st.text(alphabet="一\r\n ", max_size=40))
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    """For every place in a text, whatever ends its lines."""
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.locate(offset)
        assert index.offset(line, column - 1) == offset


@BOUNDED
@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    """In the writings of reports and of metadata."""
    year, month, number = str(day).split("-")
    for words in (f"{year}年{int(month)}月{int(number)}日", f"{year}-{month}-{number}", f"{year}年{month}月{number}日"):
        assert whole_date(words) == find_date(f"发布于{words}") == day


@BOUNDED
@given(
    st.one_of(st.none(), st.integers(), st.decimals(allow_nan=False, allow_infinity=False)),
    st.sampled_from(State),
    st.text(),
    st.one_of(st.none(), st.text()),
    st.one_of(st.none(), *(st.tuples(*[st.integers(0, 999)] * size).map(lambda place: Position(*place)) for size in (4, 6))),
)
def test_any_figure_comes_back_from_its_json(
    value: int | Decimal | None, state: State, raw: str, note: str | None, position: Position | None
) -> None:
    """Without loss."""
    figure = Figure(value, state, raw, note, note, position)
    assert Figure.from_dict(figure.to_dict()) == figure
