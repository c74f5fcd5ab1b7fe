"""What a body's name alone tells: made-up and well-known names of every kind, and what is no name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gov_disclosure.bodies import Kind, Level
from gov_disclosure.bodies.names import read_name
from gov_disclosure.bodies.vocabulary import words

CASES = list(csv.DictReader((Path(__file__).parent / "names.csv").read_text(encoding="utf-8").splitlines()))
PARTS = (
    "甲 乙 新 省 市 县 区 旗 盟 州 镇 乡 街道 自治 族 地区 开发区 新区 城 人民政府 办公室 教育局 办事处 管委会 "
    "国家税务总局 税务局 江苏 吉林 我 全 市场 厅"
).split()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']}{case['year']}")
def test_a_name_tells_level_kind_and_region(case: dict[str, str]) -> None:
    """And what it leaves open is unknown."""
    found = read_name(case["name"], int(case["year"]) if case["year"] else None)
    told = ("", "", "") if found is None else (found.level.value, found.kind.value, "/".join(part.name for part in found.regions))
    assert told == (case["level"], case["kind"], case["region"])


def test_there_are_cases_of_every_level_and_kind() -> None:
    assert len(CASES) >= 200
    assert {case["level"] for case in CASES} == {level.value for level in Level} | {""}
    assert {case["kind"] for case in CASES} == {kind.value for kind in Kind} | {""}


@pytest.mark.parametrize("short", sorted(words().province_of))
def test_every_division_on_the_level_of_provinces_is_known(short: str) -> None:
    """By its full name alone, and with a department of its."""
    full = words().province_of[short]
    for name in (full, f"{full}教育厅"):
        found = read_name(name)
        assert found is not None
        assert (found.level, [part.name for part in found.regions]) == (Level.PROVINCE, [full])


def test_the_lists_of_cities_are_whole_and_disjoint() -> None:
    """34 provinces; the cities of 2025 are the 287 that never changed and the 6 that became one."""
    lists = words()
    gone = {"莱芜", "襄樊"}
    assert len(lists.provinces) == 34
    assert len(lists.prefecture_cities - gone) + len(lists.city_from) == 293
    assert gone <= lists.prefecture_cities
    assert not lists.prefecture_cities & lists.county_cities
    assert not (lists.prefecture_cities | lists.county_cities) & (lists.city_from.keys() | lists.city_until.keys())


@pytest.mark.parametrize("level", [Level.CITY, Level.COUNTY])
def test_every_city_has_its_level_in_every_wording(level: Level) -> None:
    lists = words()
    for city in sorted(lists.prefecture_cities if level is Level.CITY else lists.county_cities):
        for behind in ("", "人民政府", "教育局", "市场监督管理局", "城市管理局"):
            found = read_name(f"{city}市{behind}")
            assert found is not None
            assert (found.level, [part.name for part in found.regions]) == (level, [f"{city}市"]), found.text


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PARTS), max_size=14).map("".join)),
    st.none() | st.integers(1990, 2040),
)
@example("省市县区" * 12, None)
@example("市" * 60, 2011)
@example("\ud800", None)
def test_any_words_are_read_or_are_no_name(text: str, year: int | None) -> None:
    """A level comes with the words that tell it, and regions stand in the name in their order, each below the last."""
    found = read_name(text, year)
    if found is None:
        return
    assert (found.level is Level.UNKNOWN) == (found.level_words == "")
    assert found.level_words in found.text or found.level is Level.MINISTRY
    at = 0
    for part in found.regions:
        at = found.text.index(part.name, at) + len(part.name)
    order = [list(Level).index(part.level) for part in found.regions if part.level is not Level.UNKNOWN]
    assert order == sorted(set(order))


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.characters(exclude_characters="".join(chr(code) for code in range(0x2E80, 0x30000)), max_codepoint=0x10FFF)
    )
)
def test_what_has_no_chinese_is_no_name(text: str) -> None:
    assert read_name(text) is None


@settings(deadline=None)
@given(st.sampled_from([case for case in CASES if case["level"]]), st.sampled_from([" ", "　", "\u200b", "\n"]), st.data())
def test_blanks_do_not_count(case: dict[str, str], blank: str, data: st.DataObject) -> None:
    """Wherever they stand."""
    name = case["name"]
    at = data.draw(st.integers(0, len(name)))
    year = int(case["year"]) if case["year"] else None
    assert read_name(name[:at] + blank + name[at:], year) == read_name(name, year)
