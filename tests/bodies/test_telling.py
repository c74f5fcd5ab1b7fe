"""Who reports, from all that a report tells: names in several places, and what is said of its figures."""

from __future__ import annotations

import json
import pickle
import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, parse_text
from gov_disclosure.bodies import Evidence, Kind, Level, Place, Reporter, Scope, Told, tell
from gov_disclosure.bodies.scope import read_scope
from tests.core.documents import RECEIVED, TITLE, read, requests, row

HERE = Path(__file__).parent
TOLD: dict[str, dict[str, Any]] = tomllib.loads((HERE / "told.toml").read_text(encoding="utf-8"))
SCOPES: list[dict[str, Any]] = tomllib.loads((HERE / "scopes.toml").read_text(encoding="utf-8"))["case"]
words = st.none() | st.text(max_size=60) | st.sampled_from([each for case in TOLD.values() for each in case["told"].values()])


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_names_in_several_places_are_put_together(case: dict[str, Any]) -> None:
    """The first tells, the others complete it where they are of the same body, and contradictions are unknown."""
    found = tell(Told(**case["told"]))
    assert (found.name, found.level.value, found.kind.value) == (case.get("name"), case["level"], case["kind"])
    assert "/".join(part.name for part in found.region) == case["region"]
    for name, place in case.get("from", {}).items():
        assert [each.where.value for each in found.evidence[name]] == [place]


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: next(iter(case.values()))[:40])
def test_scope_is_told_by_words_about_the_figures(case: dict[str, Any]) -> None:
    """Never by the name of the body."""
    told = {key: value for key, value in case.items() if key != "scope"}
    found = tell(Told(**told))
    assert found.scope.value == case["scope"]
    if found.scope is not Scope.UNKNOWN:
        for each in found.evidence["scope"]:
            assert each.words in "".join(str(told[each.where.value]).split())


def test_a_contradiction_names_both_sides() -> None:
    found = tell(Told(body="丙县教育局", signature="青禾镇人民政府"))
    assert found.evidence["level"] == (Evidence(Place.TITLE, "丙县"), Evidence(Place.SIGNATURE, "青禾镇"))
    assert found.evidence["kind"] == (Evidence(Place.TITLE, "局"), Evidence(Place.SIGNATURE, "人民政府"))


@settings(deadline=None)
@given(words, words, words, words, words, st.none() | st.integers(0, 10**9))
def test_whatever_is_told_there_is_an_answer_with_its_evidence(
    title: str | None, body: str | None, signature: str | None, publisher: str | None, text: str | None, received: int | None
) -> None:
    """What is known has words that told it; what is told by nothing is unknown."""
    found = tell(
        Told(title=title, body=body, signature=signature, publisher=publisher, preamble=text, overview=text, received=received)
    )
    for name, unknown in (
        ("name", None),
        ("level", Level.UNKNOWN),
        ("kind", Kind.UNKNOWN),
        ("region", ()),
        ("scope", Scope.UNKNOWN),
    ):
        assert getattr(found, name) == unknown or found.evidence[name]
    assert Reporter.from_dict(json.loads(json.dumps(found.to_dict()))) == found


def test_reading_scope_takes_no_longer_than_the_text_is_long() -> None:
    """The worst beginnings of its patterns, many times over."""
    start = perf_counter()
    for worst in ("全市收到", "全市收到申请", "本报告数据为全县", "和所属各", "本局", "全县各级", "系统", "报告由"):
        text = worst * 50_000
        assert tell(Told(title=text[:80], preamble=text, overview=text, other_matters=text, received=5)).scope is not Scope.SYSTEM
    assert perf_counter() - start < 8 * 2.5


class TestOfAReport:
    def test_is_worked_out_from_the_report_alone(self) -> None:
        report = read(requests=requests(row(RECEIVED, 1, 2, 3, 4, 5, 6, 21)), overview="2024年，全县共收到政府信息公开申请21件。")
        found = report.reporter
        assert (found.name, found.level, found.kind, found.scope) == (
            "青禾镇",
            Level.TOWNSHIP,
            Kind.GOVERNMENT,
            Scope.JURISDICTION,
        )
        assert report.reporter is found
        assert report.value("reporter.level") is Level.TOWNSHIP

    def test_signature_and_preamble_are_kept(self) -> None:
        said = "本报告由青禾镇人民政府编制。"
        report = read(title=f"2024年政府信息公开工作年度报告\n{said}", other="无。\n丙县青禾镇人民政府\n2025年1月20日")
        assert (report.signature, report.body) == ("丙县青禾镇人民政府", "丙县青禾镇人民政府")
        assert report.preamble is not None
        assert report.preamble.text == said
        assert report.reporter.evidence["name"] == (Evidence(Place.SIGNATURE, "丙县青禾镇人民政府"),)

    def test_a_preamble_may_be_broken_over_lines(self) -> None:
        said = "本报告由丙县青禾镇人民政府办公室负责编制工作的\n同志根据《条例》编制，所列数据的统计期限为全年。"
        report = read(title=f"索引号：1/2\n2024年政府信息公开工作年度报告\n{said}")
        assert report.preamble is not None
        assert report.preamble.text == said

    def test_comes_back_from_json_and_from_pickling(self) -> None:
        report = read(other="无。\n丙县青禾镇人民政府\n2025年1月20日")
        for back in (Report.from_dict(json.loads(json.dumps(report.to_dict()))), pickle.loads(pickle.dumps(report))):  # noqa: S301
            assert back.reporter == report.reporter
            assert back.to_dict() == report.to_dict()

    def test_a_report_written_before_there_was_a_reporter_is_read(self) -> None:
        report = parse_text(Path("examples/sound-2024.txt").read_text(encoding="utf-8"))
        data = {key: value for key, value in report.to_dict().items() if key not in ("reporter", "signature", "preamble")}
        back = Report.from_dict(data)
        assert (back.reporter.level, back.reporter.kind) == (report.reporter.level, report.reporter.kind)

    def test_is_unknown_where_nothing_is_told(self) -> None:
        found = Report().reporter
        assert found == Reporter()
        assert (found.name, found.level, found.kind, found.region, found.scope) == (
            None,
            Level.UNKNOWN,
            Kind.UNKNOWN,
            (),
            Scope.UNKNOWN,
        )

    def test_standing_is_the_same_without_the_scope(self) -> None:
        report = read(other="本报告数据统计范围为辖区内各单位。\n丙县青禾镇人民政府\n2025年1月20日")
        assert report.reporter.scope is Scope.JURISDICTION
        evidence = {name: words for name, words in report.reporter.evidence.items() if name != "scope"}
        assert report.standing == attrs.evolve(report.reporter, scope=Scope.UNKNOWN, evidence=evidence)

    def test_another_body_gives_another_reporter(self) -> None:
        report = read()
        assert report.reporter.level is Level.TOWNSHIP
        other = attrs.evolve(report, body="丙县教育局", title=TITLE.replace("青禾镇", "丙县教育局"))
        assert (other.reporter.level, other.reporter.kind) == (Level.COUNTY, Kind.DEPARTMENT)


def test_radicals_in_place_of_characters_tell_the_scope_like_these() -> None:
    """As the text of a PDF has them."""
    scope, _ = read_scope("", [(Place.PREAMBLE, "本报告的统计范围为全市各级⾏政机关。")], None)
    assert scope is Scope.JURISDICTION
