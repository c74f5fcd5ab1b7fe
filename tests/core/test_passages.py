"""The lines of prose and the headings of a report, each with its place in the user's own source."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from gov_disclosure import Report, parse_file, parse_text
from gov_disclosure.passages import Passage
from gov_disclosure.spans import KEPT, Position

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FILES = ["sound-2024.txt", "faulty-2024.txt", "trial-form-2020.md", "sound-2024.html"]


@pytest.mark.parametrize("name", FILES)
class TestPassages:
    def test_are_the_text_of_their_sections(self, name: str) -> None:
        report = parse_file(EXAMPLES / name)
        for section in ("overview", "problems_and_improvements", "other_matters", "preamble"):
            lines = [each.text for each in report.passages if each.section == section and not each.heading]
            told = getattr(report, section)
            assert "\n".join(lines) == (told.text if told is not None else "")

    def test_stand_in_order_and_at_their_places(self, name: str) -> None:
        report = parse_file(EXAMPLES / name)
        source = (EXAMPLES / name).read_text(encoding="utf-8")
        starts = [each.position.start for each in report.passages]
        assert starts == sorted(starts)
        assert len(report.passages) > 8
        for each in report.passages:
            assert each.text[:4] in source[each.position.start : each.position.end]

    def test_each_section_has_its_heading(self, name: str) -> None:
        report = parse_file(EXAMPLES / name)
        headings = [each.section for each in report.passages if each.heading]
        assert headings == [
            "overview", "proactive", "requests", "remedies", "problems_and_improvements", "other_matters",
        ]  # fmt: skip

    def test_come_back_from_json(self, name: str) -> None:
        report = parse_file(EXAMPLES / name)
        assert Report.from_dict(report.to_dict()).passages == report.passages


def test_a_part_of_a_line_has_its_own_place() -> None:
    text = (EXAMPLES / "sound-2024.txt").read_text(encoding="utf-8")
    report = parse_text(text)
    line = next(each for each in report.passages if "，" in each.text)
    at = line.text.index("，")
    place = line.place(at, at + 3)
    assert text[place.start : place.end] == line.text[at : at + 3]
    assert place.column == line.position.column + at


def test_a_line_without_a_place_has_none_for_its_parts() -> None:
    assert Passage("overview", "无").place(0, 1) is None
    assert Passage.from_dict(Passage("overview", "无").to_dict()) == Passage("overview", "无")


class TestPlacesAskedForLate:
    """A short source is kept for them; a long one is not, and says the same."""

    @pytest.mark.parametrize(("name", "behind"), [("sound-2024.txt", "\n" * KEPT), ("sound-2024.html", f"<!--{'x' * KEPT}-->")])
    def test_are_those_worked_out_at_once(self, name: str, behind: str) -> None:
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        late, at_once = parse_text(text), parse_text(text + behind)
        assert [each.position for each in reversed(late.passages)] == [each.position for each in reversed(at_once.passages)]
        some = list(late.cells)[-1:0:-20]
        assert [late.cells[path] for path in some] == [at_once.cells[path] for path in some]
        assert dict(late.cells) == dict(at_once.cells)

    @pytest.mark.parametrize("name", FILES)
    def test_count_among_what_a_passage_is(self, name: str) -> None:
        one, two = (parse_file(EXAMPLES / name).passages for _ in range(2))
        assert one == two
        assert hash(one[0]) == hash(two[0])
        assert repr(one[-1]) == repr(two[-1])
        assert one[0] != one[0]._replace(position=None)
        stored = pickle.loads(pickle.dumps(parse_file(EXAMPLES / name).passages))  # noqa: S301 - our own
        assert stored == one
        assert all(type(tuple(each)[2]).__name__ == "Position" for each in stored)


def test_who_takes_a_line_apart_gets_its_position() -> None:
    line = parse_file(EXAMPLES / "sound-2024.txt").passages[1]
    section, words, position, _, _ = line
    assert (section, words) == (line.section, line.text)
    assert type(position) is Position
    assert type(line._asdict()["position"]) is Position
    assert line._replace(text="无").position == position
