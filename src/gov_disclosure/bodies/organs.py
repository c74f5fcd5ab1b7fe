"""What the words behind the regions of a name say: the kind of body, and at times its level."""

from __future__ import annotations

import re
from typing import NamedTuple

from gov_disclosure.bodies.places import AREA, Unit
from gov_disclosure.bodies.reporter import Kind, Level
from gov_disclosure.bodies.vocabulary import Words

__all__ = ["Organ", "read_organ"]

_GOVERNMENT = re.compile(r"人民政府|政府")
_OFFICE_OF = re.compile(r"(?:人民)?政府(?:办公[室厅]|办).*")
_OF_AREA = re.compile(r"[^省市县区]{1,8}地区办事处")
_COMMITTEE = ("管委会", "管理委员会")
_OF_THE_AREA = (*_COMMITTEE, "开发建设管理委员会", "执行委员会", "管理局")
"""What administers an area, where its name stands in front."""
_MANAGED = ("监督", "城市", "应急")
"""What a 管理委员会 that is a department manages: 国有资产监督管理委员会."""
_DISPATCHING = (
    (Kind.DISPATCHED_OFFICE, "分局"),
    (Kind.GOVERNMENT, "人民政府"),
    (Kind.DISPATCHED_OFFICE, "办事处"),
    (Kind.DISPATCHED_OFFICE, "派出所"),
    (Kind.DISPATCHED_OFFICE, "司法所"),
    (Kind.DISPATCHED_OFFICE, "税务所"),
    (Kind.DISPATCHED_OFFICE, "工商所"),
    (Kind.DISPATCHED_OFFICE, "国土资源所"),
    (Kind.DISPATCHED_OFFICE, "自然资源所"),
    (Kind.DISPATCHED_OFFICE, "监督管理所"),
    (Kind.DISPATCHED_OFFICE, "监管所"),
    (Kind.DISPATCHED_OFFICE, "区公所"),
)
_OF_ELSEWHERE = re.compile(r"[^省市县区和与及]{2,3}生态环境局|.{1,12}[山湖岛]管理局|.{0,12}总局.{2,12}局")
"""
Organs whose level their place does not tell: 盐城市射阳生态环境局 is a branch in a county, 庐山管理局 administers an area, and
农垦总局宝泉岭管理局 is a branch as well.
"""
_SUPERVISION = "监管局"
_NATIONWIDE = ("国家", "中国", "全国")
"""Bodies of the whole country that are on no list."""
_RARELY = "盟旗州"
_RARE, _OFTEN = 2, 10
_LONE = {
    "省": Level.PROVINCE, "县": Level.COUNTY, "旗": Level.COUNTY, "区": Level.COUNTY, "州": Level.CITY, "盟": Level.CITY,
    "镇": Level.TOWNSHIP, "乡": Level.TOWNSHIP, "市": Level.UNKNOWN,
}  # fmt: skip


class Organ(NamedTuple):
    """
    What the words behind the regions are.

    Attributes:
        kind: The kind.
        words: The words that say so.
        level: The level where the words themselves say it (教育厅, 县财政局); else None, and it is that of the region.
        level_words: The words that say that.
        loose: How much speaks against the reading: signs of regions in it that may end a region's name after all.
    """

    kind: Kind
    words: str = ""
    level: Level | None = None
    level_words: str = ""
    loose: int = 0


def read_organ(text: str, last: Unit | None, last_word: str, free: frozenset[int], start: int, words: Words) -> Organ:
    """
    Say what the rest of a name is.

    Args:
        text: The rest, behind the regions.
        last: The last region, or None.
        last_word: Its name.
        free: Offsets behind which a region may end, in the whole name.
        start: Where the rest begins in it.
        words: The lists.
    """
    fixed = _fixed(text, last, last_word, words)
    if fixed is not None:
        return fixed
    loose = sum(_RARE if char in _RARELY else _OFTEN for at, char in enumerate(text) if start + at + 1 in free)
    if last is None and text[0] in _LONE and len(text) > 2:
        inner = _ending(text[1:], last, words)
        level = Level.PROVINCE if text.endswith("厅") and not text.endswith("办公厅") else _LONE[text[0]]
        lone = Organ(inner.kind, inner.words, level, text[0], loose)
        fixed = _fixed(text[1:], Unit(1, "township" if level is Level.TOWNSHIP else "", level), text[0], words)
        return fixed._replace(level=level, level_words=text[0]) if fixed is not None else lone
    return _ending(text, last, words)._replace(loose=loose)


def _fixed(text: str, last: Unit | None, last_word: str, words: Words) -> Organ | None:
    """Return what certain whole words are."""
    street = last is not None and last_word.endswith("街道")
    if not text:
        return _bare(last, last_word, words)
    if _GOVERNMENT.fullmatch(text) is not None:
        # What has a government is a district, whatever its name ends in.
        may_be = last_word.endswith(words.either) or not last_word.endswith(words.districts)
        district = last is not None and last.rank == AREA and may_be
        level = (Level.COUNTY, last_word) if district else (None, "")
        return Organ(Kind.GOVERNMENT, text, *level) if last is not None and not street else Organ(Kind.UNKNOWN)
    if _OFFICE_OF.fullmatch(text) is not None:
        return Organ(Kind.DEPARTMENT, text)
    if text in ("行政公署", "行署") and last_word.endswith(("地区", "盟")):
        return Organ(Kind.DISPATCHED_OFFICE, text)
    if street and text in ("办事处", "办", "党工委办事处"):
        return Organ(Kind.DISPATCHED_OFFICE, f"街道{text}")
    if _OF_AREA.fullmatch(text) is not None:
        return Organ(Kind.DISPATCHED_OFFICE, "地区办事处", Level.TOWNSHIP, "地区办事处")
    if last is not None and last.rank == AREA and (text in _OF_THE_AREA or text.endswith("管委会")):
        return Organ(Kind.DISTRICT_ADMINISTRATION, text, Level.UNKNOWN)
    if text in _COMMITTEE:
        area = last is not None and last.rank in (AREA, "county") and last_word.endswith("区")
        return Organ(Kind.DISTRICT_ADMINISTRATION if area else Kind.UNKNOWN, text, Level.UNKNOWN)
    return None


def _bare(last: Unit | None, last_word: str, words: Words) -> Organ:
    """Return what a region is where nothing stands behind its name: its government, which is then left out."""
    if last is None:
        return Organ(Kind.UNKNOWN)
    if last.rank == AREA:
        either = last_word.endswith(words.either) and not last_word.endswith("高新区")
        return Organ(Kind.UNKNOWN if either else Kind.DISTRICT_ADMINISTRATION, last_word)
    if last_word.endswith("街道"):
        return Organ(Kind.DISPATCHED_OFFICE, "街道")
    return Organ(Kind.GOVERNMENT, last_word)


def _ending(text: str, last: Unit | None, words: Words) -> Organ:
    """Return what a name says by its ending."""
    if text.endswith(_COMMITTEE):
        bare = text.removesuffix("管委会").removesuffix("管理委员会")
        if bare.endswith((*words.districts, *words.before_committee)):
            return Organ(Kind.DISTRICT_ADMINISTRATION, text, Level.UNKNOWN)
        if not bare.endswith(_MANAGED):
            return Organ(Kind.UNKNOWN)
    system = next((ending for ending in words.systems if text.endswith(ending)), None)
    if text == _SUPERVISION and last is not None and last.rank == "province":
        # 四川监管局 leaves out the national body that it is an office of.
        system = text
    if system is not None and not text.endswith(words.systems_local):
        mostly = last is not None and last.rank == "province" and system in words.systems_mostly_of_provinces
        of_province = mostly or system in words.systems_of_provinces
        level = Level.UNKNOWN if system in words.systems_across else Level.PROVINCE if of_province else None
        return Organ(Kind.SYSTEM_ORGAN, system, level, system)
    for kind, ending in _DISPATCHING:
        if text.endswith(ending) and not text.startswith("税务"):
            return Organ(kind, ending, Level.UNKNOWN)
    for kind, endings in ((Kind.ENTERPRISE, words.enterprises), (Kind.INSTITUTION, words.institutions)):
        found = _end_of(text, endings)
        if found is not None:
            # Whose it is, its name does not tell.
            return Organ(kind, found, Level.UNKNOWN)
    found = _end_of(text, words.departments)
    if "行政委员会" in text:
        # 大柴旦行政委员会 governs an area for the prefecture, and has departments.
        own = text.endswith("行政委员会") or found is None
        return Organ(Kind.UNKNOWN if own else Kind.DEPARTMENT, "" if own else found or "", Level.UNKNOWN)
    nationwide = last is None and text.startswith(_NATIONWIDE)
    # A department, or the administration of the area.
    of_area = text.endswith("管理局") and text.removesuffix("管理局").endswith(words.districts)
    named = nationwide or of_area or text.endswith((*words.unlevelled, *words.new_towns))
    if named or _OF_ELSEWHERE.fullmatch(text) is not None:
        return Organ(Kind.UNKNOWN, "", Level.UNKNOWN)
    party = text.startswith("中央") or (text.startswith("委") and not text.startswith("委员会"))
    if found is None or party or text.endswith(words.others):
        # 县委办公室 and the like are no bodies of a government.
        return Organ(Kind.UNKNOWN)
    province = found == "厅" and (last is None or last.rank == "province")
    return Organ(Kind.DEPARTMENT, found, Level.PROVINCE if province else None, "厅" if province else "")


def _end_of(text: str, endings: tuple[str, ...]) -> str | None:
    """Return the first of some endings that a text has."""
    return next(filter(text.endswith, endings)) if text.endswith(endings) else None
