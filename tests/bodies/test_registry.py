"""A registry of the user's: what it is made of, what it decides, and what it leaves open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import GovDisclosureError, Registry, Report, UnreadableError, UsageError, identify
from gov_disclosure.bodies import Entry, Evidence, Kind, Level, Place, Scope
from tests.core.documents import read

CSV = """name,aliases,region,code,level,kind,scope
丙县教育局,县教育局;丙县教育体育局,甲省;乙市;丙县,C-7,county,department,own_body
教育局,,甲省;乙市;丁县,C-8,county,department,
城关镇人民政府,城关镇,甲省;乙市;丙县,C-9,township,government,
城关镇人民政府,城关镇,甲省;乙市;丁县,C-10,township,government,
甲市数据中心,,,C-11,city,,
"""
BOTH = Registry.of([{"name": "数据中心", "code": 1, "level": "city"}, {"name": "数据中心", "code": 2, "level": "county"}])


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    file = tmp_path / "bodies.csv"
    file.write_text("\ufeff" + CSV, encoding="utf-8")
    return Registry.load(file)


def report(title: str = "丙县教育局", signature: str = "") -> Report:
    end = f"无。\n{signature}\n2025年1月20日" if signature else "无。"
    return read(title=f"{title}2024年政府信息公开工作年度报告", other=end)


def codes(found: Report) -> list[str]:
    return [each.code for each in found.diagnostics if each.path == "reporter"]


class TestDeciding:
    @pytest.mark.parametrize(
        "title", ["丙县教育局", "丙县教育体育局", "县教育局", "乙市丙县教育局", "甲省乙市丙县 教育局", "丙縣教育局"]
    )
    def test_an_entry_decides(self, registry: Registry, title: str) -> None:
        """By name, by alias, with its region in front, in either script."""
        found = identify(report(title), registry)
        who = found.reporter
        assert (who.code, who.name, who.level, who.kind, who.scope) == (
            "C-7", "丙县教育局", Level.COUNTY, Kind.DEPARTMENT, Scope.OWN_BODY,
        )  # fmt: skip
        assert [(part.name, part.level) for part in who.region] == [
            ("甲省", Level.PROVINCE), ("乙市", Level.CITY), ("丙县", Level.COUNTY),
        ]  # fmt: skip
        assert set(who.evidence.values()) == {(Evidence(Place.REGISTRY, "丙县教育局"),)}
        assert codes(found) == []

    def test_an_entry_decides_over_what_the_report_tells(self) -> None:
        who = identify(report(), Registry.of({"丙县教育局": {"level": "city", "kind": "institution"}})).reporter
        assert (who.level, who.kind) == (Level.CITY, Kind.INSTITUTION)

    def test_what_an_entry_leaves_open_stays_as_told(self, registry: Registry) -> None:
        who = identify(report("甲市数据中心"), registry).reporter
        assert (who.code, who.level, who.kind, [part.name for part in who.region]) == ("C-11", Level.CITY, Kind.UNKNOWN, ["甲市"])

    def test_the_region_tells_bodies_of_one_name_apart(self, registry: Registry) -> None:
        who = identify(report("城关镇", "丁县城关镇人民政府"), registry).reporter
        assert (who.code, [part.name for part in who.region]) == ("C-10", ["甲省", "乙市", "丁县"])

    def test_several_entries_leave_open_what_they_differ_in(self, registry: Registry) -> None:
        found = identify(report("城关镇"), registry)
        who = found.reporter
        assert (who.code, who.level, who.kind, who.region) == (None, Level.TOWNSHIP, Kind.GOVERNMENT, ())
        (remark,) = [each for each in found.diagnostics if each.code == "GD170"]
        assert "甲省 乙市 丙县 城关镇人民政府" in remark.render("zh")
        assert remark.path == "reporter"

    def test_several_entries_of_different_levels_leave_the_level_open(self) -> None:
        who = identify(
            report("甲市数据中心", ""), Registry.of([*BOTH, {"name": "甲市数据中心", "aliases": ["数据中心"]}])
        ).reporter
        assert who.level is Level.UNKNOWN
        who = identify(report("数据中心"), BOTH).reporter
        assert (who.level, who.code) == (Level.UNKNOWN, None)
        assert [each.words for each in who.evidence["level"]] == ["数据中心", "数据中心"]

    def test_none_is_said(self, registry: Registry) -> None:
        before = report("戊县教育局")
        found = identify(before, registry)
        assert (found.reporter, codes(found)) == (before.reporter, ["GD171"])
        assert "戊县教育局" in found.diagnostics[-1].message

    def test_the_publisher_of_another_body_decides_nothing(self) -> None:
        text = "发布机构：丙县教育局\n\n戊县水务局"
        found = identify(report(text), Registry.of({"丙县教育局": "C-7"}))
        assert (found.reporter.code, codes(found)) == (None, ["GD171"])

    def test_it_can_be_done_again(self, registry: Registry) -> None:
        """With another registry, which then decides alone."""
        once = identify(report(), registry)
        assert identify(once, registry) == once
        again = identify(once, Registry.of({"戊县": {"level": "county"}}))
        assert (again.reporter.code, codes(again)) == (None, ["GD171"])
        assert identify(again, registry).reporter == once.reporter

    def test_it_comes_back_from_json(self, registry: Registry) -> None:
        found = identify(report(), registry)
        back = Report.from_dict(json.loads(json.dumps(found.to_dict())))
        assert back.reporter == found.reporter

    def test_it_takes_a_registry(self) -> None:
        with pytest.raises(UsageError, match="Registry"):
            identify(report(), {"丙县教育局": "C-7"})  # type: ignore[arg-type]


class TestMaking:
    def test_from_json_in_both_shapes(self, tmp_path: Path) -> None:
        listed = [{"name": "丙县教育局", "aliases": ["县教育局"], "region": ["甲省", "丙县"], "code": 7, "level": "county"}]
        named = {"丙县教育局": {"aliases": "县教育局", "region": "甲省/丙县", "code": "7", "level": "county"}}
        for number, data in enumerate((listed, named)):
            file = tmp_path / f"{number}.json"
            file.write_text(json.dumps(data), encoding="utf-8")
            assert list(Registry.load(file)) == [Entry("丙县教育局", ("县教育局",), ("甲省", "丙县"), "7", Level.COUNTY)]

    def test_a_mapping_may_give_codes_alone(self) -> None:
        assert [(entry.name, entry.code) for entry in Registry.of({"丙县": "C-1", "丁县": None})] == [
            ("丙县", "C-1"),
            ("丁县", None),
        ]
        assert len(Registry.of(Registry.of({"丙县": "C-1"}))) == 1

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ([{"code": 1}], "body 1"),
            ([{"name": " "}], "body 1"),
            ([{"name": "丙县", "level": "canton"}], "canton.*county"),
            ([{"name": "丙县", "kind": 3}], "kind"),
            ([{"name": "丙县", "region": 3}], "lists or texts"),
            (["丙县"], "body 1"),
            ("丙县", "not of str"),
            (3, "not of int"),
        ],
    )
    def test_what_is_wrong_is_told(self, data: Any, told: str) -> None:
        with pytest.raises(UsageError, match=told):
            Registry.of(data)

    @pytest.mark.parametrize("text", ["{", "[[[", "[1", b"\xff\xfe\xff", 'name\n"', "[" * 100_000])
    def test_a_file_that_is_none_is_unreadable(self, tmp_path: Path, text: str | bytes) -> None:
        file = tmp_path / "bodies"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises((UnreadableError, UsageError)):
            Registry.load(file)

    def test_a_file_without_names_or_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="cannot be opened"):
            Registry.load(tmp_path / "none.csv")
        (tmp_path / "a.csv").write_text("code,level\n1,county\n", encoding="utf-8")
        with pytest.raises(UsageError, match="name, aliases"):
            Registry.load(tmp_path / "a.csv")

    @settings(deadline=None)
    @given(
        st.recursive(
            st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["name", "level", "city"]),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(st.sampled_from(["name", "aliases", "region", "level", "x"]), inner, max_size=4)
            ),
        )
    )
    def test_any_values_make_a_registry_or_are_refused(self, data: Any) -> None:
        try:
            made = Registry.of(data)
        except GovDisclosureError:
            return
        for entry in made:
            assert entry in made.find(entry.name)
