"""The title of a report, and what it tells: the reporting body and the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from gov_disclosure.dates import plain_numerals
from gov_disclosure.folding import readable

__all__ = ["Title", "find_title", "looks_like_another_page", "read_title"]

_BLANKS = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]+")
_ENDING = re.compile(
    r"(?:情况的?报告|情況的?報告|年度工作报告|年度报告|工作年报|年报|工作报告|告年度报|年度报表|年度報告|年報|工作報告)$"
)
_TOPIC = re.compile(r"(?:政府信息|政务信息|政府資訊|信息|政务|政府信息工作|資訊|政府信息)公[开開]|信息公[开開]")
_OTHER_PAGE = re.compile(
    r"^(?:上一[篇条]|下一[篇条]|相关|更多|链接|根据|按照|依据|查看|详见|现将|现?公布|现?公开|现?发布|现?向社会|特)|解读|解讀|一图读懂|图解|关于(?:印发|做好|报送|编制|开展|公布|发布|转发|加强|规范|组织|启动|召开|征求).*|通知|通报|公示|方案|指南|目录|制度|办法|规定|工作要点|网站工作年度报表|网站.{0,6}年度报表|监管年度|上半年|下半年|季度|月报|新闻|工作会议|培训|汇总$|列表|一览|模板|格式$"
)
_PARTS = re.compile(
    r"^(?P<before>.*?)(?P<year>20\d\d)(?:年度|年)?(?P<between>.*?)(?:的)?(?:政府信息|政务信息|政务|信息|政府資訊|資訊).{0,2}公[开開].*$"
)
_YEAR_BEHIND = re.compile(r"公[开開](?:工作)?(20\d\d)(?:年度|年)?(?:年度|工作){0,2}(?:报告|年报|報告|年報)$")
"""政府信息公开工作2016年度报告: the year behind the topic."""
_YEAR_ALONE = re.compile(r"20\d\d")
_NO_YEAR = re.compile(r"^(?P<before>.*?)(?:政府信息|政务信息|政务|信息)公[开開].*$")
_LEADING = re.compile(
    r"^[#*_>\s\-|《“\"【\[]*(?:附件\s*\d*[:：]|(?:标\s?题|名\s?称|信息名称|文件名称|题目)?[:：]?)\s*(?:20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*)?"
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
    text = _BLANKS.sub("", _TRAILING.sub("", text))
    bare = _REMARK.sub("", text)
    if len(text) > 80 or "。" in text or "，" in text or _ENDING.search(bare) is None or _TOPIC.search(bare) is None:
        return None
    if _OTHER_PAGE.search(bare) is not None or any(mark in text for mark in ">＞»《"):
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
            if count > 1 and not _continues(group, read):
                break
            title = read(words if count == 1 else "".join([each for each, _, _ in group]))
            if title is None:
                continue
            rank = 2 * (title.year is not None) + (title.body is not None)
            rank += 4 * (title.year is not None and title.year == told_year)
            rank += 4 * (named is not None and title.text == named.text)
            if best is None or rank > best[0]:
                best, rivals = (rank, attrs.evolve(title, start=start, end=group[-1][2])), []
            elif rank == best[0]:
                rivals.append(title)
            break
    if page_title is not None and (best is None or best[1].year is None or best[1].body is None):
        for words in (page_title, _SITE.sub("", page_title)):
            title = read(words)
            if title is not None and (best is None or 2 * (title.year is not None) + (title.body is not None) > best[0] % 4):
                return title if best is None else attrs.evolve(title, start=best[1].start, end=best[1].end)
    if best is None:
        return _presented(lines)
    # Titles of several reports, and nothing that tells which is this one's.
    year = best[1].year if all(rival.year == best[1].year for rival in rivals) else None
    told = best[1].body
    sure = all(rival.body == told for rival in rivals) and (named is None or not _are_others(told, named.body))
    body = told if sure else None
    return attrs.evolve(best[1], year=year, body=body)


def _are_others(one: str | None, two: str | None) -> bool:
    """Whether two names are of different bodies for certain: neither names the place or the office of the other."""
    if one is None or two is None:
        return False
    return one[:2] not in two and two[:2] not in one and one[-2:] != two[-2:]


def _presented(lines: Sequence[tuple[str, int, int]]) -> Title | None:
    """Return the title that a sentence presents where none stands by itself: 现公布青禾镇2024年政府信息公开工作年度报告."""
    found: list[Title] = []
    for words, start, _ in lines:
        for match in _PRESENTS.finditer(words):
            title = read_title(match[1])
            if title is not None and title.year is not None:
                found.append(attrs.evolve(title, start=start + match.start(1), end=start + match.end(1)))
    return found[0] if found and len({(title.year, title.body) for title in found}) == 1 else None


_PRESENTS = re.compile(r"(?:现|特|社会)(?:予以|向社会)?(?:公布|公开|发布)《?([^，,。；;：:《》\n]{8,60}报告)(?=[》。，,；;]|$)")
_LAST = frozenset("告报報表)）")
_LAST_OR_BEHIND = _LAST.union(' \t\u3000\u00a0#*_|》”"】]。')
_NAME = re.compile(
    r"[\u4e00-\u9fff（）()]{3,30}(?:政府|办公室|办公厅|委员会|局|厅|委|办事处|管委会|中心|处|院|部|署|[县区市镇乡])"
)


class _Reading(dict[str, Title | None]):
    """Lines as titles, each read once."""

    def __missing__(self, words: str) -> Title | None:
        title = self[words] = read_title(words)
        return title


def _continues(group: Sequence[tuple[str, int, int]], read: Callable[[str], Title | None]) -> bool:
    """Whether the last line of some goes on the title that the first began, or names no body and the first does."""
    last = read(group[-1][0])
    if last is None:
        return True
    first = _BLANKS.sub("", _LEADING.sub("", readable(group[0][0])))
    return last.body is None and len(group) == 2 and _NAME.fullmatch(first) is not None


def looks_like_another_page(lines: Sequence[tuple[str, int, int]], page_title: str | None) -> str | None:
    """Return the first line that reads like the title of a page about reports, or None."""
    for words in (page_title or "", *(each for each, _, _ in lines)):
        if "报" not in words and "報" not in words:
            continue
        text = _BLANKS.sub("", _LEADING.sub("", words))
        if (
            6 <= len(text) <= 80
            and "。" not in text
            and _TOPIC.search(text)
            and _OTHER_PAGE.search(text)
            and ("年度报告" in text or "年报" in text or "报表" in text or "年度報告" in text)
        ):
            return text
    return None
