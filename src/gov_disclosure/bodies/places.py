"""Where names of regions may end in a name, and of what level each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gov_disclosure.bodies.reporter import Level
from gov_disclosure.bodies.vocabulary import Words

__all__ = ["AREA", "EXAMPLES", "SIGNS", "Unit", "city_level", "ends", "follows_league", "follows_short", "units"]

SIGNS = "省市县区州盟旗镇乡"
"""The characters that names of regions end in, beside 街道 and 苏木."""

_LONGEST = 16
EXAMPLES = "甲乙丙丁戊己庚辛壬癸某"
"""Names in examples: no real city but 芒市 has a name of one character."""
_MOST_ENDS = 14
_AREA_AFTER = ("行政公署", "行署")
_ETHNIC = ("族", "蒙古", "各族", "哈萨克", "柯尔克孜", "维吾尔")
AREA = "area"
"""The rank of what has an administration and no place among the levels: 开发区."""


class Unit(NamedTuple):
    """
    A region that a name may begin with.

    Attributes:
        end: Where it ends.
        rank: `province`, `city`, `county`, `township`, `area`; `市` where it is of either level.
        level: Its level as far as its own name tells.
        short: Whether it is a province without its 省.
        area: Whether it is a 地区: 伊犁哈萨克自治州 has two below it.
    """

    end: int
    rank: str
    level: Level
    short: bool = False
    area: bool = False


def ends(name: str, words: Words) -> tuple[int, ...] | None:
    """Return the offsets behind which a region may end, or None where there are more than any name has."""
    inside: set[int] = set()
    for phrase in words.phrases.finditer(name):
        inside.update(range(phrase.start() + 1, phrase.end()))
    if "城市" in name:
        bare = name[: name.index("城市")]
        if words.is_city(bare) and not words.is_city(f"{bare}城"):
            # 宜昌城市发展集团 is of 宜昌: there is no 宜昌城市.
            inside.add(len(bare) + 2)
    found = [
        at + 1
        for at, char in enumerate(name)
        if at + 1 not in inside and (char in SIGNS or name[at - 1 : at + 1] in ("街道", "苏木")) and at
    ]
    return tuple(found) if len(found) <= _MOST_ENDS else None


def units(name: str, start: int, stops: tuple[int, ...], words: Words) -> Iterator[Unit]:
    """Yield what regions a name may have at an offset."""
    if name.startswith(words.province_names, start):
        for full, short in words.provinces.items():
            if name.startswith(full, start):
                yield Unit(start + len(full), "province", Level.PROVINCE)
            elif start == 0 and name.startswith(f"{short}区") and f"{short}区" in _REGIONS_FOR_SHORT:
                yield Unit(len(short) + 1, "province", Level.PROVINCE)
            elif start == 0 and name.startswith(short):
                yield Unit(len(short), "province", Level.PROVINCE, short=True)
    for end in stops:
        if not start + 1 < end <= start + _LONGEST:
            continue
        word = name[start:end]
        if word in words.provinces or (start == 0 and (word in words.no_places or word in _REGIONS_FOR_SHORT)):
            continue
        unit = _unit(word, name[:start], name[end:], end, words)
        if unit is not None:
            yield unit


_OF_ROADS = re.compile("局|政府[路街]|公司[路街]")
"""What names of 街道 contain: they are called after roads."""


_REGIONS_FOR_SHORT = ("广西区", "宁夏区", "西藏区", "新疆区", "内蒙古区")
"""What 自治区 are called for short, beside their bare names."""
_COMMITTEE = ("管委会", "管理委员会")


def _unit(word: str, before: str, behind: str, end: int, words: Words) -> Unit | None:
    plain = _OF_ROADS.sub("", word) if word.endswith("街道") else word.removesuffix("管理区")
    if words.strangers.search(plain) is not None or word.endswith(words.no_endings) or behind.startswith("公所"):
        return None
    if word.endswith(("城乡", "乡镇")) and behind and not behind.startswith(("人民政府", "政府")):
        return None
    if word.endswith("市") and len(word) == 2 and word[0] not in EXAMPLES and word[0] not in words.county_cities:
        return None
    if word.endswith("地区"):
        known = word in words.areas or behind.startswith(_AREA_AFTER)
        return Unit(end, "city", Level.CITY, area=True) if known else None
    if word.endswith("州"):
        known = word.endswith("自治州") or word in words.prefectures
        return Unit(end, "city", Level.CITY) if known else None
    if word.endswith("区") and not word.endswith("自治区"):
        if behind.startswith(_COMMITTEE) or _is_area(word, before, words):
            return Unit(end, AREA, Level.UNKNOWN)
        return Unit(end, "county", Level.COUNTY)
    for ending, rank, level in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return Unit(end, rank, level)
    return None


def _is_area(word: str, before: str, words: Words) -> bool:
    """Whether a name in 区 is one of an area without a government."""
    for district, cities in words.districts_in.items():
        if word.endswith(district):
            place = (before + word.removesuffix(district)).removesuffix("市")
            return not place.endswith(cities) if place else word.endswith(words.districts)
    return word.endswith(words.functional) or (word.endswith(words.districts) and not word.endswith(words.real_districts))


_ENDINGS = (
    ("自治区", "province", Level.PROVINCE),
    ("省", "province", Level.PROVINCE),
    ("盟", "city", Level.CITY),
    ("市", "市", Level.UNKNOWN),
    ("县", "county", Level.COUNTY),
    ("旗", "county", Level.COUNTY),
    ("镇", "township", Level.TOWNSHIP),
    ("乡", "township", Level.TOWNSHIP),
    ("街道", "township", Level.TOWNSHIP),
    ("苏木", "township", Level.TOWNSHIP),
)


def follows_short(name: str, unit: Unit, start: int) -> bool:
    """Whether a region may stand behind a province without its 省: 江苏盐城市, but not 吉林市, 河南蒙古族自治县, 湖南镇."""
    word = name[start : unit.end]
    placed = unit.rank in ("city", "county", "市") and len(word) > 2 and word[0] not in SIGNS
    return placed and not any(sign in word[:-3] for sign in _ETHNIC)


def follows_league(name: str, unit: Unit, start: int) -> bool:
    """Whether a region may stand behind a 盟: the second half of 西盟佤族自治县 may not."""
    return re.fullmatch(r".{1,4}族自治[县旗]", name[start : unit.end]) is None


def city_level(name: str, year: int | None, words: Words) -> Level:
    """Return the level of a 市 by the lists, for a year where that matters."""
    bare = name.removesuffix("市")
    for changed, before, after in (
        (words.city_from.get(bare), Level.COUNTY, Level.CITY),
        (words.city_until.get(bare), Level.CITY, Level.COUNTY),
    ):
        if changed is not None:
            if year is None or year == changed:
                return Level.UNKNOWN
            return before if year < changed else after
    if bare in words.prefecture_cities:
        return Level.CITY
    # 苏州昆山市: the city above stands in front without its 市.
    below = any(bare[:at] in words.prefecture_cities and bare[at:] in words.county_cities for at in range(2, len(bare) - 1))
    return Level.COUNTY if below or bare in words.county_cities else Level.UNKNOWN
