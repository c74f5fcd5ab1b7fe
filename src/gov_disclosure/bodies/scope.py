"""What the figures of a report are about, where its words say so; the name of a body alone never does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gov_disclosure.bodies.reporter import Evidence, Place, Scope
from gov_disclosure.folding import compact, readable

__all__ = ["read_scope"]

_WINDOW = 4_096
_LONGEST = 120
_SENTENCE = re.compile(r"[^。；;！？!?]{4,400}")
_REGION = r"[省市县区州盟旗]"
_WHOLE = rf"(?:全{_REGION}|本{_REGION}|本行政区域|辖区)"
_OWN = (
    r"(?:本(?:局|委|办|厅|机关|单位|部门|镇|乡|街道|级机关|中心)|我(?:局|委|办|厅|单位|镇|乡|街道|中心)|(?:局|委|厅|办)?机关本级)"
)
_SYSTEM = r"(?:全|本|我|[\u4e00-\u9fff]{1,6})系统"
# What a statement about scope speaks of; a report that only mentions 全市 says nothing about its figures.
_FIGURES = re.compile(
    r"统计(?:范围|数据|口径)|(?:上述|以上|所列|报告|相关)(?:中|里|所列|所涉|涉及)?(?:的|各项|统计)?(?:数据|数字)|数据(?:统计)?(?:范围|口径|来源)"
)
_SPEAKS = ("统计", "数据", "数字", "汇总", "涵盖")
"""Without one of these there is no such statement, other than one of a number of requests."""
_REQUESTS = "申请"
_GATHERS = re.compile(r"报告.{0,6}(?:汇总|涵盖)")
_COVERS = re.compile(r"汇总|涵盖|包括|包含|覆盖|为|含|来自|限于|统计范围|口径")
_NOT = re.compile(r"不包括|不包含|不含|未包括|未包含|未含|不涵盖|未涵盖|除外|不汇总|未汇总|拟|计划|下一步|推动|督促|指导")
_BODIES = r"(?:行政机关|部门|单位|镇|乡|街道|政府|县区|县|区|市|州|政务公开)"
_JURISDICTION = re.compile(
    rf"{_WHOLE}(?:各级|各|所有|范围内|内|的|共|\d{{1,4}}[个家]){{0,6}}{_BODIES}"
    rf"|(?:本级|机关|政府)(?:以及|及|和|与)(?:所属|下属|下辖|所辖|各)(?:各|的|级){{0,2}}{_BODIES}"
)
_SYSTEMS = re.compile(rf"{_SYSTEM}|(?:以及|及|和|与)(?:所属|下属|直属)(?:各|的){{0,2}}(?:单位|机构|事业单位)")
_ONLY = re.compile(
    rf"(?:仅为|均为|限于|仅|只|为)(?:包括|包含|含|统计|涵盖|反映|指)?{_OWN}|{_OWN}(?:自身|本身|本级)(?:数据|情况|的)"
)
_COUNTED = re.compile(
    rf"(?P<who>全{_REGION}|本行政区域|全系统|{_OWN})[^，,。；;：:]{{0,24}}?"
    r"(?:收到|接收|新收|受理)[^，,。；;：:\d]{0,36}(?P<count>\d{1,3}(?:,\d{3})+|\d{1,9})\s?(?:件|宗|条|份|次|起)"
)
_OTHER_TIME = re.compile(r"上年|上一年|上年度|去年|往年|前年|历年|近[\d一二两三四五六七八九十]{1,2}年|以来|同比|[较比][^，,]*$")
_OTHER_THINGS = re.compile(r"复议|诉讼|涉及|有关|关于|法院|转办|补正|占")
_YEAR = re.compile(r"20\d\d(?=年)")
_WIDE = re.compile("[０-９]")
_SYSTEM_TITLE = re.compile(r"系统(?=20\d\d|[二2２]|政府信息|政务|信息)")
_WHOLE_TITLE = re.compile(
    rf"全{_REGION}(?![椒南州])(?=20\d\d|[二2２]|政府信息|政务|信息|各级)|(?<=[（(])汇总(?=[）)])|本行政区域"
)
_OWN_TITLE = re.compile(r"(?:机关|局|厅|委|办)本级")


def read_scope(
    title: str, texts: Iterable[tuple[Place, str]], received: int | None, year: int | None = None
) -> tuple[Scope, tuple[Evidence, ...]]:
    """
    Return the scope that a report tells, with the words that do.

    A statement about the report's own figures tells it, or a number of requests that the text gives for 全县 or
    for 我局 and that is the very one of the table. Statements that contradict each other leave it unknown.

    Args:
        title: The title, blanks left out.
        texts: The texts that may say it, with their place.
        received: The requests received in the year, as the table prints them, or None.
        year: The report year, or None: a number of another year tells nothing.
    """
    found: list[tuple[Scope, Evidence]] = []
    for pattern, scope in ((_SYSTEM_TITLE, Scope.SYSTEM), (_WHOLE_TITLE, Scope.JURISDICTION), (_OWN_TITLE, Scope.OWN_BODY)):
        match = pattern.search(title)
        if match is not None:
            found.append((scope, Evidence(Place.TITLE, match[0])))
            break
    for place, text in texts:
        found += [(scope, Evidence(place, words)) for scope, words in _stated(text[:_WINDOW], received, year)]
    scopes = {scope for scope, _ in found}
    evidence = tuple(dict.fromkeys(each for _, each in found))
    return (scopes.pop() if len(scopes) == 1 else Scope.UNKNOWN), evidence[:4]


def _stated(text: str, received: int | None, year: int | None) -> Iterable[tuple[Scope, str]]:
    bare = compact(readable(text))
    counted = received is not None and received > 0 and _REQUESTS in bare and _tells(bare, received)
    if not counted and not _speaks(bare):
        return
    for match in _SENTENCE.finditer(bare):
        sentence = match[0]
        if counted:
            yield from _counted(sentence, received, year)
        about = (_FIGURES.search(sentence) or _GATHERS.search(sentence)) if _speaks(sentence) else None
        if about is None:
            continue
        said = sentence[about.start() :][:_LONGEST]
        covers = _COVERS.search(said)
        if covers is None:
            continue
        denied = _NOT.search(said)
        jurisdiction, system = _JURISDICTION.search(said), _SYSTEMS.search(said)
        if _ONLY.search(said) is not None and (denied is not None or (jurisdiction is None and system is None)):
            yield Scope.OWN_BODY, said
        elif denied is None and jurisdiction is not None:
            yield Scope.JURISDICTION, said
        elif denied is None and system is not None:
            yield Scope.SYSTEM, said


def _speaks(text: str) -> bool:
    return any(map(text.__contains__, _SPEAKS))


def _tells(text: str, number: int) -> bool:
    """Whether a number may stand in a text: in plain digits, or in others."""
    return str(number) in text or str(number) in text.replace(",", "") or _WIDE.search(text) is not None


def _counted(sentence: str, received: int | None, year: int | None) -> Iterable[tuple[Scope, str]]:
    """Yield the scope of a number of requests that is the table's own."""
    if not received or _REQUESTS not in sentence or not _tells(sentence, received):
        return
    for match in _COUNTED.finditer(sentence):
        if int(match["count"].replace(",", "")) != received or _REQUESTS not in match[0] or _OTHER_THINGS.search(match[0]):
            continue
        before = sentence[: match.start()]
        years = _YEAR.findall(before)
        if _OTHER_TIME.search(before[-24:]) is None and (not years or year is None or int(years[-1]) == year):
            yield _whose(match["who"]), match[0]


def _whose(who: str) -> Scope:
    if who == "全系统":
        return Scope.SYSTEM
    return Scope.JURISDICTION if who[0] == "全" or who == "本行政区域" else Scope.OWN_BODY
