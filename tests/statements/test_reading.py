"""What is read of prose: measured on marked sentences, exact in its places, and linear on anything."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import Report, RuleSet, parse_text
from gov_disclosure.passages import Passage
from gov_disclosure.rules import evaluate
from gov_disclosure.statements import Body, Bound, Kind, Reason, Statement, read_statements
from gov_disclosure.statements.numerals import han
from gov_disclosure.statements.tokens import tokens_of
from gov_disclosure.statements.vocabulary import Term, expand, read_vocabulary

from . import marked

FILES = (
    "first.txt",
    "second.txt",
    "third.txt",
    "fourth.txt",
    "fifth.txt",
    "fifteenth.txt",
    "sixteenth.txt",
    "seventeenth.txt",
    "thirtythird.txt",
    "thirtysixth.txt",
)


def read(*lines: str, aspect: str | None = None, year: int | None = 2024) -> tuple[Statement, ...]:
    passages = tuple(Passage("overview", line, aspect=aspect) for line in lines)
    return read_statements(
        Report(year=year, title="柳溪县水务局2024年政府信息公开工作年度报告", body="柳溪县水务局", passages=passages)
    )


class TestMeasured:
    @pytest.mark.parametrize("name", FILES)
    def test_marked_sentences_are_read_as_marked(self, name) -> None:
        score = marked.score(name)
        assert score.precision >= 0.975, score.faults
        assert score.recall >= 0.88, score.faults

    def test_there_are_enough_of_them(self) -> None:
        assert sum(len(marked.marked(name)) for name in FILES) >= 600


class TestValues:
    @pytest.mark.parametrize(
        ("numeral", "value"),
        [
            ("三百零五", 305),
            ("十", 10),
            ("二十一", 21),
            ("两千", 2000),
            ("一百二", 120),
            ("一万二千", 12000),
            ("二〇", 20),
            ("三五", None),
        ],
    )
    def test_chinese_numerals(self, numeral, value) -> None:
        assert han(numeral) == value

    @pytest.mark.parametrize(
        ("said", "value", "bound", "fitting", "unfitting"),
        [
            ("12件", 12, Bound.EXACT, 12, 13),
            ("１２件", 12, Bound.EXACT, 12, 1),
            ("1,204件", 1204, Bound.EXACT, 1204, 204),
            ("5500余件", 5500, Bound.ABOVE, 5587, 5600),
            ("十余件", 10, Bound.ABOVE, 19, 20),
            ("近20件", 20, Bound.ABOUT, 19, 40),
            ("1.2万件", 12000, Bound.EXACT, 12043, 13500),
            ("10至12件", 10, Bound.RANGE, 11, 13),
        ],
    )
    def test_bounds(self, said, value, bound, fitting, unfitting) -> None:
        (statement,) = read(f"全年受理政府信息公开申请{said}。")
        assert (statement.value, statement.bound) == (value, bound)
        assert statement.fits(fitting)
        assert not statement.fits(unfitting)

    def test_a_number_in_two_pieces_is_none(self) -> None:
        assert read("全年受理政府信息公开申请3 119件。") == ()

    def test_the_digits_of_a_law_a_document_or_a_telephone_are_no_numbers(self) -> None:
        assert read("依据第36条和国办函〔2020〕109号答复申请，电话0517-83605210。") == ()


class TestPlaces:
    def test_words_are_cut_out_where_they_stand(self) -> None:
        said = "（二）依申请公开情况。2024 年，共收到 申请 １２ 件，\n结转下年度 3 件。\n"
        text = f"青石镇2024年政府信息公开工作年度报告\n一、总体情况\n{said}"
        report = parse_text(text + "二、主动公开政府信息情况\n规章 | 0 | 0 | 0 |\n")
        received, carried = read_statements(report)
        assert received.position is not None
        assert text[received.position.start : received.position.end] == "共收到 申请 １２ 件"
        assert carried.position is not None
        assert text[carried.position.start : carried.position.end] == "结转下年度 3 件"
        assert carried.position.line == 4

    def test_a_sentence_broken_over_lines_is_one(self) -> None:
        statement, other = read("本年度我局共收到政府信息公开申", "请12件，经统计分析，其中自然人", "10件。")
        assert (statement.value, other.value) == (12, 10)
        pieces = [part.passage.text[part.start : part.end] for part in statement.parts]
        assert pieces == ["本年度我局共收到政府信息公开申", "请12件"]

    def test_lines_that_are_whole_stay_apart(self) -> None:
        assert read("（二）依申请公开情况", "发布信息", "12件") == ()


class TestLeftAlone:
    @pytest.mark.parametrize(
        ("sentence", "reason"),
        [
            ("2023年受理政府信息公开申请20件。", Reason.OTHER_YEAR),
            ("上半年受理政府信息公开申请20件。", Reason.PART_OF_YEAR),
            ("县教育局受理政府信息公开申请20件。", Reason.OTHER_BODY),
            ("计划受理政府信息公开申请20件。", Reason.PLAN),
            ("受理涉及征地的政府信息公开申请20件。", Reason.PART),
        ],
    )
    def test_with_the_reason(self, sentence, reason) -> None:
        (statement,) = read(sentence)
        assert statement.reason is reason

    def test_whose_figures_is_told(self) -> None:
        bodies = [read(f"{who}受理政府信息公开申请20件。")[0].body for who in ("", "我局", "全县各级行政机关", "县政府办公室")]
        assert bodies == [Body.UNSAID, Body.SUBJECT, Body.WHOLE, Body.OFFICE]

    @pytest.mark.parametrize(
        ("sentence", "reason"),
        [("公示行政处罚决定增加8件，上升10%。", Reason.PART), ("办理结转的申请增加5件，上升20%。", Reason.UNCLEAR)],
    )
    def test_a_rate_is_left_alone_with_what_it_is_of(self, sentence, reason) -> None:
        assert [each.reason for each in read(sentence, aspect="on_request")] == [reason, reason]

    @pytest.mark.parametrize(
        "sentence",
        [
            "未发生因行政处罚引起的行政诉讼。",
            "政府信息公开工作未发生因行政许可引发的行政复议。",
            "未发生行政许可引发的行政复议。",
        ],
    )
    def test_none_of_one_kind_are_not_none_at_all(self, sentence) -> None:
        assert read(sentence) == ()

    @pytest.mark.parametrize("cause", ["因政府信息公开引发的", "因申请答复引发的", "因此被提起的", "行政处罚、"])
    def test_none_that_disclosure_caused_are_none(self, cause) -> None:
        assert ("reconsideration",) in [each.concepts for each in read(f"未发生{cause}行政复议。")]


def test_json_has_words_value_and_place() -> None:
    share = next(each for each in read("收到政府信息公开申请12件，予以公开5件，占41.7%。") if each.kind is Kind.SHARE)
    assert (share.value, share.count, share.whole) == (Decimal("41.7"), 5, 12)
    data = share.to_dict()
    assert (data["kind"], data["concepts"], data["value"], data["words"]) == ("share", ["outcome.granted"], "41.7", "占41.7%")


def test_no_word_of_the_vocabulary_means_two_things() -> None:
    assert len(read_vocabulary()) > 2000


def test_words_that_are_matched_as_they_are_spelled_are_found_whole() -> None:
    words = {word: Term(role, name) for role, name, word in spelled_words()}
    woven = words.keys() - read_vocabulary().keys()
    assert len(woven) > 20_000, "they are matched as they are spelled since they are very many"
    for word in sorted(woven)[::7]:
        for text in (word, f"{word}。", f"{word}县区", f"{word}部门", f"{word}类"):
            longest = max((text[:end] for end in range(len(text) + 1) if text[:end] in words), key=len)
            first = next(tokens_of(text, 0, len(text)))
            assert (Term(first.role, first.name), text[: first.end]) == (words[longest], longest)


def test_a_word_of_a_spelling_that_is_matched_as_it_is_tells_one_thing() -> None:
    terms: dict[str, Term] = {}
    for role, name, word in spelled_words():
        assert terms.setdefault(word, Term(role, name)) == Term(role, name), word


def spelled_words() -> Iterator[tuple[str, str, str]]:
    """Yield all that the file says, each spelling written out."""
    data = tomllib.loads((files("gov_disclosure.statements") / "vocabulary.toml").read_text("utf-8"))
    for role, names in data.items():
        for name, spellings in names.items():
            yield from ((role, name, word) for spelling in spellings for word in expand(spelling) if word)


@given(st.text(alphabet="申请件１2,，、。；未收到受理结转下年度（）占%分别为行政复议规范性文件余约 \n《》年月", max_size=200))
def test_any_text_is_read(text) -> None:
    for statement in read("依申请公开", text):
        for part in statement.parts:
            assert 0 <= part.start < part.end <= len(part.passage.text)


@pytest.mark.parametrize(
    "piece", ["件", "1", "分别为", "（", "申请1件，", "未收到申请。", "申请1件。", "行政复议1件，纠正1件，", "年", "××"]
)
def test_time_is_in_proportion_to_the_text(piece) -> None:
    rules = RuleSet.default(plugins=False).only("GD5")

    def taken(size: int) -> float:
        report = Report(year=2024, title="柳溪县", passages=(Passage("overview", "依申请公开" + piece * (size // len(piece))),))
        start = time.perf_counter()
        evaluate(report, rules)
        return time.perf_counter() - start

    taken(1_000)
    short, long = min(taken(40_000) for _ in range(2)), taken(160_000)
    # Ten times as long for four times as much tells quadratic from linear, on any machine.
    assert long < 10 * short + 1


def test_so_many_digits_are_no_number() -> None:
    """Not as a plain number, which is read by itself, nor behind a sign of about."""
    for words in ("收到申请1234567890123456件", "收到申请1234567890123456余件"):
        assert [token.number.value for token in tokens_of(words, 0, len(words)) if token.number is not None] == [None]
