"""Own wording of reports, what two of them share, and copies found among many."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Collection, Report, RuleSet, check, parse_text
from gov_disclosure.passages import Passage
from gov_disclosure.rules import evaluate
from gov_disclosure.similarity import candidates, index_of, liken, minhash, wording_of
from gov_disclosure.similarity.wording import BREAK
from tests.across.copies import HOW, plants, text
from tests.across.prose import SET_PHRASES, paragraph


def wording(*lines: str, body: str = "澄湖县水务局"):
    return wording_of(Report(body=body, passages=tuple(Passage("overview", line) for line in lines)))


class TestWording:
    def test_names_and_figures_are_masked(self) -> None:
        one = wording("澄湖县水务局全年答复12,345件，我局通报2024年情况。")
        other = wording("青禾镇人民政府全年答复9件，本镇通报2023年情况。", body="青禾镇人民政府")
        assert one.text == other.text == f"甲全年答复0件甲通报0年情况{BREAK}"

    @pytest.mark.parametrize(
        "phrase", [*SET_PHRASES, "依据《中华人民共和国政府信息公开条例》", "一、本年新收政府信息公开申请数量"]
    )
    def test_what_every_report_says_is_left_out(self, phrase: str) -> None:
        assert wording(phrase).own <= len(phrase) / 2

    def test_the_preamble_and_headings_are_left_out(self) -> None:
        report = Report(passages=(Passage("preamble", "前言若干字样"), Passage("overview", "标题若干字样", heading=True)))
        assert wording_of(report).own == 0

    def test_places_lead_back_to_the_lines(self) -> None:
        lines = ["第一行：编目 3 次。", "（二）第二行，撤下《旧办法》三处。"]
        made = wording(*lines)
        found = list(made.places(0, len(made.text)))
        assert [passage.text[start:end] for passage, start, end in found] == [
            "第一行：编目 3 次",
            "二）第二行，撤下《旧办法》三处",
        ]


class TestLikeness:
    def test_a_change_within_does_not_break_a_run(self) -> None:
        words = paragraph(random.Random(1), 4, 4)
        at = len(words) // 2
        one, other = wording(words), wording(f"{words[:at]}另加几个字{words[at + 2 :]}")
        likeness = liken(one, other, index_of(other), 24)
        assert len(likeness.runs) == 1
        assert likeness.share > 0.9

    def test_moved_paragraphs_are_found_each(self) -> None:
        first, second = (paragraph(random.Random(seed), 3, 3) for seed in (1, 2))
        one, other = wording(first, second), wording(second, first)
        assert liken(one, other, index_of(other), 24).share > 0.95

    def test_a_page_of_one_character_takes_linear_time(self) -> None:
        one = wording("好" * 20_000)
        assert liken(one, one, index_of(one), 24).share == 1

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(st.text("甲乙丙丁。\n，1", max_size=60), max_size=6),
        st.lists(st.text("甲乙丙丁。\n，1", max_size=60), max_size=6),
    )
    def test_runs_are_the_same_on_both_sides(self, lines: list[str], others: list[str]) -> None:
        one, other = wording(*lines), wording(*others)
        likeness = liken(one, other, index_of(other), 8)
        assert 0 <= likeness.share <= 1
        for run in likeness.runs:
            assert 8 <= run.shared <= min(run.end - run.start, run.other_end - run.other_start)
            assert one.text[run.start : run.start + 8] == other.text[run.other_start : run.other_start + 8]
            for made, start, end in ((one, run.start, run.end), (other, run.other_start, run.other_end)):
                assert all(0 <= first < last <= len(passage.text) for passage, first, last in made.places(start, end))


class TestCopies:
    def test_are_found_and_nothing_else(self) -> None:
        planted = {number: plant for number, plant in plants(60, 12).items() if plant.source % 4}
        reports = [(str(number), parse_text(text(number, planted))) for number in range(60)]
        told = check(Collection.of(reports), RuleSet.default().only("GD534"), strict=True)
        found = {int(str(finding.file)): int(finding.arguments["file"]) for finding in told}
        assert {plant.how for plant in planted.values()} == set(HOW)
        assert found == {number: plant.source for number, plant in planted.items()}

    def test_order_and_number_of_others_do_not_matter(self) -> None:
        """Above a number of reports candidates are looked for; below each is compared with each."""
        planted = plants(50, 6)
        chosen = sorted({*planted, *(plant.source for plant in planted.values())})
        rules = RuleSet.default().only("GD534")
        reports = {number: (str(number), parse_text(text(number, planted))) for number in range(50)}
        few, many = (
            {(finding.file, finding.arguments["file"]) for finding in check(Collection.of(given), rules)}
            for given in ([reports[number] for number in chosen], reports.values())
        )
        assert few == many

    def test_a_text_that_all_have_is_told_of_all_but_the_first(self) -> None:
        """Many bodies with one template: each is compared with a few of them."""
        lines = tuple(Passage("overview", paragraph(random.Random(seed), 3, 3)) for seed in range(4))
        named = [Report(body=f"澄湖县第{at}镇人民政府", year=2023, passages=lines) for at in range(60)]
        evaluation = evaluate(Collection.of(named), RuleSet.default().only("GD534"), strict=True)
        assert len(evaluation.findings) == len(named) - 1


@pytest.mark.parametrize("with_extra", [False, True])
def test_nearly_the_same_sentences_are_found_with_the_extra(with_extra: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it only those that are the same once names and figures are masked."""
    if with_extra:
        pytest.importorskip("rensa")
    else:
        monkeypatch.setattr(minhash, "installed", lambda: False)
    sentence = "综合股逐条比对复核了历年的路灯编号和沿街的消防栓位置图并登记造册。"
    wordings = [wording(sentence), wording(sentence.replace("逐条", "逐项")), wording(paragraph(random.Random(5), 2, 2))]
    commons = candidates.commons_of(wordings, ["a", "b", "c"])
    assert (commons.groups[0] == commons.groups[1]) == with_extra
