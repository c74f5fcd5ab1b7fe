"""A body's name → the regions that it begins with, and the organ behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from gov_disclosure.bodies.corps import corps_level, read_corps
from gov_disclosure.bodies.organs import Organ, read_organ
from gov_disclosure.bodies.places import AREA, EXAMPLES, SIGNS, Unit, city_level, ends, follows_league, follows_short, units
from gov_disclosure.bodies.reporter import Kind, Level, Region
from gov_disclosure.bodies.vocabulary import Words, words
from gov_disclosure.folding import DROPPED, compact, fold, readable

__all__ = ["Name", "comparable", "read_name"]

_BRACKET = re.compile(r"[（(【〔\[](?!办公[室厅][）)])[^（(【〔\[]{0,20}[）)】〕\]]$")
"""What stands beside a name: 丙县人民政府（办公室） is another body than 丙县人民政府, so that this is kept."""
_NAME = re.compile(r"(?:[\u3400-\u9fff〇]|\d{1,3}(?=[师团])){2,48}", re.ASCII)
_OWN = re.compile(r"[我该]|[各全](?:[省市县区盟旗镇乡]|州(?![县镇]))|[各本][级单部机局委办厅院校中]|本[省市县区镇乡]|[本全]街道")
_NATION = "中华人民共和国"
_PARTY = re.compile(r"^(?:中共|中国共产党|政协|中国人民政治协商会议|共青团|中国共产主义青年团)")
_MORE_TRADITIONAL = "遼辽肅肃園园農农環环氣气廠厂鐵铁災灾審审稅税訊讯僑侨舘馆館馆齊齐錫锡連连齡龄蘭兰滬沪閩闽贛赣魯鲁營营"
_MORE = {ord(old): new for old, new in zip(_MORE_TRADITIONAL[::2], _MORE_TRADITIONAL[1::2], strict=True)}
_RANKS = {"province": 1, "city": 2, "市": 2, "county": 3, AREA: 4, "township": 5}
_MOST_REGIONS = 5


@attrs.frozen
class Name:
    """
    A name, read.

    Attributes:
        text: The name as written, blanks and brackets at its end left out.
        folded: The same for comparing.
        regions: The regions that it begins with.
        level: The level it tells, with the words that do.
        kind: The kind it tells, with the words that do.
        organ: What stands behind the regions, folded.
        ends: Offsets behind each of its regions.
        region_words: All that stands before the organ, as written.
        short: Whether a province without its 省 is all the region it tells: 吉林 may be the city as well.
    """

    text: str
    folded: str
    regions: tuple[Region, ...] = ()
    level: Level = Level.UNKNOWN
    level_words: str = ""
    kind: Kind = Kind.UNKNOWN
    kind_words: str = ""
    organ: str = ""
    ends: tuple[int, ...] = ()
    region_words: str = ""
    short: bool = False


def comparable(text: str) -> tuple[str, str]:
    """Return words as written, without blanks and what does not count, and the same folded, character for character."""
    shown = compact(readable(text))
    while (bare := _BRACKET.sub("", shown)) != shown and bare:
        shown = bare
    folded = fold(shown).translate(_MORE)
    if DROPPED in folded:
        kept = [at for at, char in enumerate(folded) if char != DROPPED]
        shown = "".join(shown[at] for at in kept)
        folded = "".join(folded[at] for at in kept)
    return shown, folded


@lru_cache(maxsize=512)
def read_name(text: str, year: int | None = None) -> Name | None:
    """
    Return a body's name with what it tells, or None where the words are no name.

    A report tells the same name in several places, and so do the reports of a series: the names met last are remembered.

    Args:
        text: The words.
        year: The year in question: some cities were of another level before.
    """
    if len(text) > 200:
        return None
    shown, folded = comparable(text)
    if _NAME.fullmatch(folded) is None or _OWN.match(folded) is not None or "的" in folded:
        return None
    lists = words()
    if folded.startswith(_NATION):
        shown, folded = shown[len(_NATION) :], folded[len(_NATION) :]
    party = _PARTY.match(folded)
    if party is not None:
        shown, folded = shown[party.end() :], folded[party.end() :]
    if len(folded) < 2:
        return None
    national = _national(shown, folded, year, lists)
    if national is not None:
        return national
    corps = read_corps(folded)
    if corps is not None:
        return _of_corps(*corps, shown, folded, year, lists)
    for kind, beginnings, endings in (
        (Kind.SYSTEM_ORGAN, lists.systems_beginnings, ("局",)),
        (Kind.ENTERPRISE, lists.enterprises_beginnings, lists.branches),
    ):
        begun = next((each for each in beginnings if folded.startswith(each)), None)
        if begun is not None and folded.endswith(endings):
            return Name(shown, folded, kind=kind, kind_words=shown[: len(begun)])
    found = _local(shown, folded, year, lists)
    if party is not None and found.kind is Kind.DEPARTMENT:
        # 中共青禾县委员会办公室 is no department of a government.
        return attrs.evolve(found, kind=Kind.UNKNOWN, kind_words="")
    return found


def _of_corps(at: int, level: Level, shown: str, folded: str, year: int | None, lists: Words) -> Name:
    """Return a body of the 兵团, whose name ends at an offset; a 师 and its city are no government by their names alone."""
    rest = folded[at:]
    inner = _local(shown[at:], rest, year, lists) if len(rest) > 1 else Name(shown[at:], rest)
    bare = inner.kind is Kind.GOVERNMENT and inner.level is not Level.TOWNSHIP and not rest.endswith("政府")
    kind, kind_words = (Kind.UNKNOWN, "") if bare else (inner.kind, inner.kind_words)
    of_area = bool(inner.regions) and inner.regions[-1].level is Level.UNKNOWN
    own = corps_level(level, rest, kind, inner.level, of_area=of_area)
    level_words = inner.level_words if own is Level.TOWNSHIP else shown[:at] if own is level else ""
    return attrs.evolve(
        inner, text=shown, folded=folded, ends=tuple(each + at for each in inner.ends),
        level=own, level_words=level_words, kind=kind, kind_words=kind_words,
    )  # fmt: skip


def _national(shown: str, folded: str, year: int | None, lists: Words) -> Name | None:
    """Return a body of the State Council, or a local organ that is named after one."""
    if folded == lists.government:
        return Name(shown, folded, (), Level.MINISTRY, shown, Kind.GOVERNMENT, shown, folded)
    if not folded.startswith(lists.national):
        return None
    found = next(name for name in lists.national if folded.startswith(name))
    kind = Kind.UNKNOWN if found in lists.national_others else Kind.DEPARTMENT
    rest, rest_shown = folded[len(found) :], shown[len(found) :]
    if not rest or rest in lists.national_offices:
        return Name(shown, folded, (), Level.MINISTRY, shown[: len(found)], kind, shown[: len(found)], folded)
    # 财政部驻江苏省财政监察专员办事处
    posted = rest.startswith("驻")
    local = _local(rest_shown[posted:], rest[posted:], year, lists)
    regions = local.regions
    level, level_words = Level.UNKNOWN, ""
    if local.short and local.kind is not Kind.DISPATCHED_OFFICE:
        # Where a national body has offices, a province is called for short.
        regions = (Region(regions[0].name, Level.PROVINCE),)
    if regions:
        level, level_words = regions[-1].level, regions[-1].name
    if local.kind is Kind.SYSTEM_ORGAN and local.level is Level.PROVINCE:
        level, level_words = local.level, local.level_words
    if level is Level.UNKNOWN:
        level_words = ""
    return Name(
        shown,
        folded,
        regions,
        level,
        level_words,
        Kind.SYSTEM_ORGAN,
        shown[: len(found)],
        folded,
        region_words=local.region_words,
    )


def _local(shown: str, folded: str, year: int | None, lists: Words) -> Name:
    """Return the reading that needs the fewest signs of regions within names; of several only what they share."""
    stops = ends(folded, lists)
    if stops is None:
        return Name(shown, folded)
    best: list[tuple[tuple[Unit, ...], Organ, int]] = []
    least = None
    for path, at in _paths(folded, stops, lists):
        cost, organ = _cost(path, at, folded, stops, lists)
        if least is None or cost < least:
            best, least = [], cost
        if cost == least:
            best.append((path, organ, at))
    if not best:
        return Name(shown, folded)
    names = [_named(path, organ, at, shown, folded, year, lists) for path, organ, at in best]
    first = names[0]
    if all(name == first for name in names):
        return first
    return Name(
        shown,
        folded,
        first.regions if all(name.regions == first.regions for name in names) else (),
        first.level if all(name.level is first.level for name in names) else Level.UNKNOWN,
        first.level_words if all(name.level is first.level for name in names) else "",
        first.kind if all(name.kind is first.kind for name in names) else Kind.UNKNOWN,
        first.kind_words if all(name.kind is first.kind for name in names) else "",
    )


def _paths(name: str, stops: tuple[int, ...], lists: Words) -> Iterator[tuple[tuple[Unit, ...], int]]:
    """Yield each way to begin a name with regions, each lower than the one before, and where its organ begins."""
    stack: list[tuple[tuple[Unit, ...], int]] = [((), 0)]
    while stack:
        path, at = stack.pop()
        yield path, at
        if len(path) == _MOST_REGIONS:
            continue
        start = at
        if path and name.startswith("人民政府", at) and at + 4 < len(name):
            # 甘州区人民政府北街街道办事处
            start = at + 4
        for unit in units(name, start, stops, lists):
            if start != at and unit.rank != "township":
                continue
            lower = _lower(path, unit, name[unit.end - 1])
            if lower is None or (path and path[-1].short and not follows_short(name, unit, start)):
                continue
            if name[start - 1 : start] == "盟" and not follows_league(name, unit, start):
                continue
            stack.append(((*path, lower), unit.end))


def _lower(path: tuple[Unit, ...], unit: Unit, sign: str) -> Unit | None:
    """Return a region, whose name ends in a sign, as it is below those before it, or None where it cannot stand there."""
    if not path:
        return unit
    above = path[-1]
    if unit.area and above.rank == "city" and not above.area:
        # 伊犁哈萨克自治州塔城地区
        return unit
    if unit.rank == "市" and above.rank in ("city", "市"):
        return unit._replace(rank="county", level=Level.COUNTY)
    if above.rank == AREA and sign in "县市" and unit.rank in ("county", "市"):
        # 雄安新区容城县
        return unit
    return unit if _RANKS[unit.rank] > _RANKS[above.rank] else None


def _cost(path: tuple[Unit, ...], at: int, name: str, stops: tuple[int, ...], lists: Words) -> tuple[float, Organ]:
    """Return how many signs of regions stand where a reading does not want them, those in its organ counting most."""
    free = frozenset(stops)
    inside = 0.0
    start = 0
    for unit in path:
        inside += _INSIDE * sum(start + 1 < stop < unit.end for stop in stops)
        inside -= 0.5 * unit.short
        if start and name[start] in SIGNS and name[start : unit.end] not in _NAMED_AFTER_SIGNS:
            # 社旗县 is not 社旗 and 县….
            inside += _INSIDE + 1
        if name[start : unit.end].endswith(("区市", "区县", "县旗")):
            inside += _INSIDE
        if start and unit.rank == "township" and _short_name(name[start : unit.end]):
            # 古县渡镇 is one name, 古县 and 渡镇 would be two.
            inside += _INSIDE
        start = unit.end
    last = path[-1] if path else None
    before = path[-2].end if len(path) > 1 else 0
    organ = read_organ(name[at:], last, name[before:at].removeprefix("人民政府"), free, at, lists)
    inside += organ.loose
    if last is not None and at < len(name) and name[at] in SIGNS and name[at : at + 2] not in _STARTS:
        inside += 10
    if last is not None and last.short and organ.kind not in _OF_PROVINCES:
        # 北京大学 and 新疆生产建设兵团 are no bodies of these provinces.
        inside += 10
    return inside, organ


_INSIDE = 3
_NAMED_AFTER_SIGNS = ("市中区", "市南区", "市北区")
_OF_PROVINCES = (Kind.DEPARTMENT, Kind.SYSTEM_ORGAN)


def _short_name(word: str) -> bool:
    """Whether the name of a township is one character, and none of those of examples."""
    bare = word.removesuffix("街道") if word.endswith("街道") else word[:-1]
    return len(bare) == 1 and bare not in EXAMPLES


_STARTS = ("市场", "市政", "市容", "市民", "乡村", "乡镇", "区域", "镇街", "县域")


def _named(path: Sequence[Unit], organ: Organ, at: int, shown: str, folded: str, year: int | None, lists: Words) -> Name:
    regions: list[Region] = []
    start = 0
    for place, unit in enumerate(path):
        if folded.startswith("人民政府", start) and start:
            start += 4
        level = unit.level
        if unit.rank == "city" and place + 1 < len(path) and path[place + 1].area:
            level = Level.UNKNOWN
        if unit.rank == "市":
            below = place + 1 < len(path) and path[place + 1].rank == "county"
            level = Level.CITY if below else city_level(folded[start : unit.end], year, lists)
        regions.append(Region(shown[start : unit.end], level))
        start = unit.end
    level, level_words = Level.UNKNOWN, ""
    if organ.level is not None:
        level, level_words = organ.level, organ.level_words
    elif regions:
        level, level_words = regions[-1].level, regions[-1].name
    short = bool(path) and path[-1].short and not lists.province_of[folded[: path[-1].end]].endswith("市")
    if short and organ.level is None:
        level = Level.UNKNOWN
    if short and level is not Level.PROVINCE:
        regions = [attrs.evolve(region, level=Level.UNKNOWN) for region in regions]
    if level is Level.UNKNOWN:
        level_words = ""
    behind = tuple(unit.end for unit in path)
    return Name(
        shown, folded, tuple(regions), level, level_words, organ.kind, organ.words, folded[at:], behind, shown[:at], short
    )
