"""The 索引号 block above a report: its labels and values, in rows or in lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.folding import compact
from gov_disclosure.reading.blocks import Block, Line, Row

__all__ = ["read_metadata"]

_NAMES = {
    "索引号": "index_number", "索引": "index_number", "信息索引号": "index_number", "索取号": "index_number",
    "发布机构": "publisher", "公开机构": "publisher", "发文机关": "publisher", "发布单位": "publisher",
    "信息来源": "publisher", "发文单位": "publisher", "制发机关": "publisher", "公开主体": "publisher", "发布部门": "publisher",
    "发文机构": "publisher", "公开单位": "publisher", "发布机关": "publisher", "关键字": "keywords",
    "公开责任部门": "responsible_department", "发文字号": "document_number", "文号": "document_number",
    "文件编号": "document_number", "关键词": "keywords", "主题词": "keywords", "公开形式": "disclosure_form",
    "公开方式": "disclosure_form", "责任部门": "responsible_department", "生成日期": "created_on", "成文日期": "written_on",
    "发文日期": "written_on", "发布日期": "published_on", "发布时间": "published_on", "公开日期": "published_on",
    "公开时间": "published_on", "是否有效": "validity", "有效性": "validity", "时效性": "validity", "主题分类": "category",
    "组配分类": "category", "信息分类": "category", "分类": "category", "体裁分类": "genre", "体裁": "genre",
    "信息名称": "name", "文件名称": "name", "标题": "name", "名称": "name",
    "内容概述": "summary", "公开范围": "scope", "公开时限": "time_limit",
}  # fmt: skip
_FURNITURE = (
    "来源", "文章来源", "稿件来源", "作者", "编辑", "责任编辑", "审核", "字体", "字号", "浏览次数", "浏览量", "访问量",
    "阅读次数", "阅读量", "点击数", "点击量", "被阅览数", "更新时间", "更新日期", "分享到", "所属机构", "文件分类",
    "效力属性", "有限期限", "有效期限", "截止日期",
)  # fmt: skip
"""What else such lines name: a value ends before it."""
_TIMES = ("时间", "日期", "发表时间", "发表日期", "录入时间", "添加时间")
"""What names the day of publication where nothing says so by its full name, if a date is all that stands behind it."""
_GLUED = ("发布时间", "发布日期", "被阅览数", "浏览次数")
"""Labels that may follow a value without a blank: `信息来源：省统计局发布时间：2022-01-21`."""
_GLUE = r"[ \u3000\u00a0]{0,9}"
_ALL = "|".join(_GLUE.join(name) for name in sorted({*_NAMES, *_FURNITURE, *_TIMES}, key=len, reverse=True))
_LABEL = re.compile(rf"((?<![\u4e00-\u9fff])(?:{_ALL})|{'|'.join(_GLUED)})[】\]]?\s*+[:：]\s*+")
_ENDING = re.compile("[" + "".join(sorted({name[-1] for name in (*_NAMES, *_FURNITURE, *_TIMES)})) + r"][】\]]?\s*+[:：]")
"""How a label ends: what no line has need not be looked for in it letter by letter."""
_APART = re.compile(rf"(?<!\S)({_ALL})(?!\S)")
"""A label with blanks for its colon."""
_DAY = re.compile(r"20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s{1,4}\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?(?!\S)")
_OTHER = re.compile(r"(?:\A|[\s|｜])[\u4e00-\u9fff]{2,8}\s?[:：]")
"""A label that nothing is known of: it and what stands behind it are no part of the value before it."""
_WITH_COLONS = frozenset(("name", "keywords"))
"""What may have such words in it."""
_BLANKS = re.compile(r"[\s\u3000\u00a0]+")
_BULLETS = "•·-*【[ \t\r\n\f\v\u3000\u00a0"
"""What may stand before a label."""
_MAX_VALUE = 200
_MAX_APART = 200
_LONGEST_LABEL = 14
_NONE = (Line(0, 0), Line(0, 0))
_FIRST = frozenset(name[0] for name in (*_NAMES, *_TIMES))
_COLONS = frozenset("：:")
_TIME = "time"


def read_metadata(text: str, blocks: Sequence[Block]) -> dict[str, str]:
    """
    Return the named values of a metadata block.

    Args:
        text: The view.
        blocks: The blocks before the first section.

    Returns:
        `index_number`, `publisher`, `document_number`, … → value; labels without a value are left out.
    """
    found: dict[str, str] = {}
    waiting: list[str] = []
    below: list[tuple[str, str]] = []
    behind = blocks[-1].end if blocks and isinstance(blocks[-1], Line) else len(text)
    coloned = text.find("：", 0, behind) >= 0 or text.find(":", 0, behind) >= 0
    for number, block in enumerate(blocks):
        if isinstance(block, Row):
            waiting = _row([text[cell.start : cell.end] for cell in block.cells], waiting, found)
            continue
        waiting = []
        start, end = block
        # Most lines before a report are those of menus.
        apart = text[start : start + 1] in _FIRST
        if not coloned and not apart:
            continue
        line = text[start:end]
        if apart and end - start <= _LONGEST_LABEL and (name := _name(line)) is not None:
            below.append((name, _line_behind(blocks, number, text)))
        if coloned and len(line) <= 2_000 and ("：" in line or ":" in line):
            _line(line, found)
        if apart and len(line) <= _MAX_APART and "。" not in line:
            _apart(line, found)
    _by_turns(below, found)
    time = found.pop(_TIME, None)
    if time is not None:
        found.setdefault("published_on", time)
    return found


def _name(words: str) -> str | None:
    return _NAMES.get(compact(words).strip("：:【】[]*•·- "))


def _row(cells: list[str], waiting: list[str], found: dict[str, str]) -> list[str]:
    """Read one row; return the names of a row of labels alone, whose values stand in the next."""
    names: list[str | None] = [_name(cell) for cell in cells]
    if waiting and not any(names) and len(cells) >= len(waiting):
        for label, value in zip(waiting, cells, strict=False):
            _keep(found, label, value)
        return []
    filled = [name for cell, name in zip(cells, names, strict=True) if cell]
    if len(filled) > 1 and all(filled):
        return [name for name in filled if name is not None]
    for name, value, following in zip(names, cells[1:], names[1:], strict=False):
        if name is not None and following is None and value.rstrip()[-1:] not in _COLONS:
            _keep(found, name, value)
    for cell in cells:
        if ("：" in cell or ":" in cell) and len(cell) <= 2_000:
            _line(cell, found)
    return []


def _line_behind(blocks: Sequence[Block], number: int, text: str) -> str:
    """Return the words of the line behind a label that has a line of its own; empty where they may be no value."""
    words, behind = (
        text[block.start : block.end] if isinstance(block, Line) else ""
        for block in (*blocks[number + 1 : number + 3], *_NONE)[:2]
    )
    if len(words) > _MAX_VALUE or _name(words) is not None or _LABEL.match(words) is not None:
        return ""
    # The last value of a block may be missing: what stands below it is the title then.
    return words if _name(behind[:_LONGEST_LABEL]) is not None or _DAY.match(words) is not None else ""


def _by_turns(pairs: Sequence[tuple[str, str]], found: dict[str, str]) -> None:
    """Keep the values of labels that have lines of their own, as those of `<dl>` do, where a 索引号 shows that it is a block."""
    told = [(name, value) for name, value in pairs if value]
    if any(name == "index_number" and any(map(str.isdigit, value)) for name, value in told):
        for name, value in told:
            _keep(found, name, value)


def _line(line: str, found: dict[str, str]) -> None:
    if _ENDING.search(line) is not None:
        _values(line, list(_LABEL.finditer(line)), found)


def _apart(line: str, found: dict[str, str]) -> None:
    """Read a line that begins with a label, and has blanks where colons should stand."""
    labels = list(_APART.finditer(line))
    if labels and not labels[0].start() and (len(labels) > 1 or _DAY.match(line, labels[0].end() + 1)):
        _values(line, labels, found)


def _values(line: str, labels: list[re.Match[str]], found: dict[str, str]) -> None:
    """Keep what stands behind each label, up to the next."""
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        value = line[label.end() :] if following is None else line[label.end() : following.start()].rstrip(_BULLETS)
        words = compact(label[1])
        if _NAMES.get(words) not in _WITH_COLONS and (other := _OTHER.search(value)) is not None:
            value = value[: other.start()]
        if words in _NAMES:
            _keep(found, _NAMES[words], value.strip("|｜ \t】]"))
        elif words in _TIMES and (day := _DAY.match(value.strip())) is not None:
            found.setdefault(_TIME, day[0])


def _keep(found: dict[str, str], name: str, value: str) -> None:
    value = _BLANKS.sub(" ", value).strip()
    if value and len(value) <= _MAX_VALUE:
        found.setdefault(name, value)
