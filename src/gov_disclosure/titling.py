"""The title of a report, and what it tells: the reporting body and the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from gov_disclosure.dates import plain_numerals
from gov_disclosure.folding import compact, readable

__all__ = ["Title", "find_title", "looks_like_another_page", "read_title"]

_ENDING = re.compile(
    r"(?:情况的?报告|情況的?報告|年度工作报告|年度报告|工作年报|年报|工作报告|告年度报|年度报表|年度報告|年報|工作報告)$"
)
_TOPIC = re.compile(r"(?:政府信息|政务信息|政府資訊|信息|政务|政府信息工作|資訊|政府信息)公[开開]|信息公[开開]")
_OTHER_PAGE = re.compile(
    r"^(?:上一[篇条]|下一[篇条]|相关|更多|链接|根据|按照|依据|查看|详见|现将)|解读|解讀|一图读懂|图解|关于(?:印发|做好|报送|编制|开展|公布|发布|转发|加强|规范|组织|启动|召开|征求).*|通知|通报|公示|方案|指南|目录|制度|办法|规定|工作要点|网站工作年度报表|网站.{0,6}年度报表|监管年度|上半年|下半年|季度|月报|新闻|工作会议|培训|汇总$|列表|一览|模板|格式$"
)
_RESULTS = re.compile(
    r"^\s*(?:全文|站内|高级)?(?:检索|搜索|檢索|搜尋)[结結]果|(?:找到|检索到|搜索到|檢索到|搜尋到|获得|共有)[^。]{0,12}[结結]果|[结結]果[^。]{0,6}\d+\s?[条個个项篇]"
)
_LONGEST_RESULTS = 40
_ANNOUNCES = re.compile(r"(?:现|特|兹)(?:向|面向|将|予以|公布|公开|发布|编制)")
"""A sentence that announces a report is no title."""
_PARTS = re.compile(
    r"^(?P<before>.*?)(?P<year>20\d\d)(?:年度|年)?(?P<between>.*?)(?:的)?(?:政府信息|政务信息|政务|信息|政府資訊|資訊).{0,2}公[开開].*$"
)
_YEAR_BEHIND = re.compile(r"公[开開](?:工作)?(20\d\d)(?:年度|年)?(?:年度|工作){0,2}(?:报告|年报|報告|年報)$")
"""政府信息公开工作2016年度报告: the year behind the topic."""
_YEAR_ALONE = re.compile(r"20\d\d")
_NO_YEAR = re.compile(r"^(?P<before>.*?)(?:政府信息|政务信息|政务|信息)公[开開].*$")
_YEAR_BELOW = re.compile(r"[（(](20\d\d)年度?[)）]$")
_LONGEST_YEAR = 20
_LEADING = re.compile(
    r"^[#*_>\s\-|《“\"【\[]*(?:附件\s*\d*[:：]|(?:标\s{0,9}题|(?:信息|文件)?名\s{0,9}称|题\s{0,9}目)?[:：]?)\s*(?:20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*)?"
)
# From the beginning of a run only: otherwise a long one in the middle is gone through again and again.
_TRAILING = re.compile(r"(?<![#*_\s|》”\"】\]。])[#*_\s|》”\"】\]。]++$")
_REMARK = re.compile(r"[（(][^（）()]{0,12}[）)]$")
_BEFORE_BODY = re.compile(r"^(?:关于|印发)")
_BEHIND_BODY = re.compile(r"(?:关于|的|年度?|工作)$")
_SITE = re.compile(r"[-_|—–>»].*$")


@attrs.frozen
class Title:
    """
    A title as printed, blanks left out.

    Attributes:
        text: The title.
        body: The reporting body it names, or None.
        year: The year it names, or None.
        start, end: View offsets, or both -1 where it stands outside the view (the page's `<title>`).
    """

    text: str
    body: str | None
    year: int | None
    start: int = -1
    end: int = -1


def read_title(words: str) -> Title | None:
    """Return words as a title of a report, or None where they are none."""
    if not _may_end(words) or "公" not in words:
        return None
    text = _LEADING.sub("", readable(words))
    text = compact(_TRAILING.sub("", text))
    bare = _REMARK.sub("", text)
    if len(text) > 80 or "。" in text or "，" in text or _ENDING.search(bare) is None or _TOPIC.search(bare) is None:
        return None
    if _OTHER_PAGE.search(bare) is not None or _ANNOUNCES.match(bare) is not None or any(mark in text for mark in ">＞»《"):
        return None
    plain = plain_numerals(bare)
    match = _PARTS.match(plain)
    if match is None:
        match = _NO_YEAR.match(plain)
        behind = _YEAR_ALONE.findall(plain_numerals(text[len(bare) :])) or _YEAR_BEHIND.findall(plain)
        return Title(text, _body(match["before"]) if match is not None else None, int(behind[0]) if behind else None)
    if len(set(_YEAR_ALONE.findall(plain))) > 1:
        # `2023-2024年` and the like: which year is meant is not known.
        return Title(text, None, None)
    return Title(text, _body(match["before"]) or _body(match["between"]), int(match["year"]))


def _may_end(words: str) -> bool:
    """Whether words may end a title."""
    return words[-14:].rstrip(' \t\u3000\u00a0#*_|》”"】]。')[-1:] in _LAST


def _body(words: str) -> str | None:
    words = words.strip("：:、，,-—_“”《》\"'·*#[]【】()（）")
    words = _BEFORE_BODY.sub("", words)
    words = _BEHIND_BODY.sub("", words)
    if words.rfind("（") > words.rfind("）") or words.rfind("(") > words.rfind(")"):
        # The bracket that was stripped off closes one of the name: 民政局（本级）.
        words += "）" if "（" in words else ")"
    if words.endswith("人民"):
        # 人民政府信息公开: the name and the topic share two characters.
        words += "政府"
    return words if len(words) >= 2 else None


def find_title(lines: Sequence[tuple[str, int, int]], page_title: str | None, told_year: int | None) -> Title | None:
    """
    Return the title among the lines before the first section; two or three lines may make one.

    Args:
        lines: Words and view offsets of these lines, in order.
        page_title: What the container calls itself.
        told_year: The year that the text speaks of: pages list the titles of other years' reports, too.
    """
    # A line is looked at as a title by itself, and as the last one of several.
    read = _Reading().__getitem__
    named = read(_SITE.sub("", page_title)) if page_title is not None else None
    best: tuple[int, Title] | None = None
    rivals: list[Title] = []
    ends = {index for index, (words, _, _) in enumerate(lines) if words[-1:] in _LAST_OR_BEHIND and _may_end(words)}
    # A title ends in the line that it begins in, or in one of the next two.
    for index in sorted({begin for end in ends for begin in range(max(0, end - 2), end + 1)}):
        words, start, _ = lines[index]
        if len(words) > 120:
            continue
        for count in (1, 2, 3):
            if index + count > len(lines):
                break
            if index + count - 1 not in ends:
                continue
            group = lines[index : index + count]
            if count > 1 and (words.rstrip()[-1:] in ":：" or not _continues(group, read)):
                break
            title = read(words if count == 1 else "".join([each for each, _, _ in group]))
            if title is None:
                continue
            title = _with_year_below(title, lines[index + count : index + count + 1])
            rank = 2 * (title.year is not None) + (title.body is not None)
            rank += 4 * (title.year is not None and title.year == told_year)
            rank += 4 * (named is not None and title.text == named.text)
            if best is None or rank > best[0]:
                best, rivals = (rank, Title(title.text, title.body, title.year, start, group[-1][2])), []
            elif rank == best[0]:
                rivals.append(title)
            break
    if page_title is not None and (best is None or best[1].year is None or best[1].body is None):
        for words in (page_title, _SITE.sub("", page_title)):
            title = read(words)
            if title is not None and (best is None or 2 * (title.year is not None) + (title.body is not None) > best[0] % 4):
                return title if best is None else attrs.evolve(title, start=best[1].start, end=best[1].end)
    if best is None:
        return None
    # Titles of several reports, and nothing that tells which is this one's.
    year = best[1].year if all(rival.year == best[1].year for rival in rivals) else None
    told = best[1].body
    sure = all(rival.body == told for rival in rivals) and (named is None or not _are_others(told, named.body))
    body = told if sure else None
    return best[1] if (year, body) == (best[1].year, told) else attrs.evolve(best[1], year=year, body=body)


def _with_year_below(title: Title, below_it: Sequence[tuple[str, int, int]]) -> Title:
    """Return a title without a year with the one that stands in brackets on the line below it: （2017年度）."""
    words = below_it[0][0] if below_it and title.year is None else ""
    below = _YEAR_BELOW.match(plain_numerals(compact(words))) if len(words) < _LONGEST_YEAR else None
    return attrs.evolve(title, text=title.text + below[0], year=int(below[1])) if below is not None else title


def _are_others(one: str | None, two: str | None) -> bool:
    """Whether two names are of different bodies for certain: neither names the place or the office of the other."""
    if one is None or two is None:
        return False
    return one[:2] not in two and two[:2] not in one and one[-2:] != two[-2:]


_LAST = frozenset("告报報表)）")
_LAST_OR_BEHIND = _LAST.union(' \t\u3000\u00a0#*_|》”"】]。')
_NAME = re.compile(
    r"(?:(?!各)[\u4e00-\u9fff（）()]{3,30}(?:政府|办公室|办公厅|委员会|局|厅|委|办事处|管委会|中心|处|院|部|署|[县区市镇乡]))?"
    r"(?:20\d\d年度?)?"
)


_SHORTEST_NAME, _LONGEST_NAME = 3, 30
_YEAR_BEHIND_NAME = re.compile(r"20\d\d年度?$")
_MENU = re.compile(r"首页|互动|登录|注册|搜索|无障碍|网站|平台|频道|当前位置")
_OF_SITE = re.compile(r"网站|网$|站$|平台|频道|公开|信息|部门|首页|乡镇|镇街|^各|^街道$")
"""What menus and heads of pages say, which name places as well."""
_TOLD_BY_ENDING = ("system_organ", "institution", "enterprise", "district_administration")


class _Reading(dict[str, Title | None]):
    """Lines as titles, each read once."""

    def __missing__(self, words: str) -> Title | None:
        title = self[words] = read_title(words)
        return title


def _continues(group: Sequence[tuple[str, int, int]], read: Callable[[str], Title | None]) -> bool:
    """Whether the last line of some goes on the title that the first began, or lacks the body or the year that they name."""
    last = read(group[-1][0])
    if last is None:
        return True
    if last.body is not None:
        return False
    first = plain_numerals("".join([compact(_LEADING.sub("", readable(words))) for words, _, _ in group[:-1]]))
    if _MENU.search(first) is not None:
        return False
    return bool(first) and (_NAME.fullmatch(first) is not None or _is_body(first))


def _is_body(words: str) -> bool:
    """Whether words are the name of a body that ends in none of the usual words: 湖北省某监狱, 某海关, 某县."""
    bare = _YEAR_BEHIND_NAME.sub("", words)
    if not _SHORTEST_NAME <= len(bare) <= _LONGEST_NAME or _OF_SITE.search(bare) is not None:
        return False
    from gov_disclosure.bodies.names import read_name

    name = read_name(bare)
    if name is None:
        return False
    of_place = bool(name.regions) and name.level.value != "unknown"
    if name.kind.value in _TOLD_BY_ENDING or name.level.value == "ministry":
        return True
    return of_place and (name.kind.value == "unknown" or not name.organ)


def looks_like_another_page(lines: Sequence[tuple[str, int, int]], page_title: str | None, *, titled: bool = False) -> str | None:
    """
    Return the first line that reads like the title of a page about reports, or None.

    Args:
        lines: The lines before the report.
        page_title: Title that the container carries.
        titled: Whether the title of a report was found: then only what was searched for may list it.
    """
    for words in (page_title or "", *(each for each, _, _ in lines)):
        if len(words) <= _LONGEST_RESULTS and "果" in words and _RESULTS.search(words):
            return compact(words)
        if titled:
            continue
        if "报" not in words and "報" not in words:
            continue
        text = compact(_LEADING.sub("", words))
        if (
            6 <= len(text) <= 80
            and "。" not in text
            and _TOPIC.search(text)
            and _OTHER_PAGE.search(text)
            and ("年度报告" in text or "年报" in text or "报表" in text or "年度報告" in text)
        ):
            return text
    return None
