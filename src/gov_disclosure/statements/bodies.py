"""Whether the words before a number name a body other than the one that reports."""

from __future__ import annotations

import re

__all__ = ["names_another"]

_NAME = re.compile(
    r"(?:委员会|卫生院|管委会|办事处|分局|中心|公司|集团|学校|中学|小学|幼儿园|医院|村委会|居委会|派出所|法庭|法院|支队|大队|局|厅(?<!大厅)|镇|乡|街道)(?=[共新收受接承登今办答完全本累未无没制废作实，：:年\d]|20\d\d)"
)
_BELOW = re.compile(
    r"(?:乡镇(?:（街道）)?|镇（街道）|街镇|镇街|县市区?|[区县]（?[市县区](?:、[区旗])?）?|[省市县区州][直级](?:各|属)?(?:部门|单位|机关))(?=[共新收受接承登今办答完作制予不无部，])"
)
"""Parts of a jurisdiction that are told by no name."""
_ALL_OF = frozenset("各和及与、全我本")
_ALWAYS = frozenset(
    (
        "医院",
        "卫生院",
        "学校",
        "中学",
        "小学",
        "幼儿园",
        "村委会",
        "居委会",
        "派出所",
        "法庭",
        "集团",
        "法院",
        "公司",
        "支队",
        "大队",
        "分局",
    )
)
_CALLED = {"学校": ("学校", "学院", "大学", "中学", "小学")}
"""What a body that calls itself so may be named."""
_FRONT = re.compile(r"[^\u4e00-\u9fff]|年度|[年月日，其中由对向在和与及的]|其中|同时")
_OWN = re.compile(r"^(?:我|本|全|各|该|市|县|区|省)?$|^(?:园区|开发区|高新区|经开区|景区)$|[我本全各该]")
_LONGEST = 16
_SHORTEST = 2


def names_another(words: str, own: str, body: str) -> bool:
    """
    Return whether a body is named that is not the one that reports.

    Args:
        words: The words, from the front of the clause.
        own: Title, body and signature of the report, where its own name is told.
        body: The body that reports.
    """
    for part in _BELOW.finditer(words):
        if words[part.start() - 1 : part.start()] not in _ALL_OF:
            return True
    match = _NAME.search(words)
    if match is None:
        return False
    if (
        match[0] in _ALWAYS
        and not any(word in own for word in _CALLED.get(match[0], (match[0],)))
        and words[match.start() - 1 : match.start()] not in ("我", "本")
    ):
        return True
    front = words[max(0, match.start() - _LONGEST) : match.start()]
    last = max((cut.end() for cut in _FRONT.finditer(front)), default=0)
    name = front[last:]
    if len(name) < _SHORTEST or _OWN.search(name) is not None or name[-2:] in own:
        return False
    return not _abbreviates(f"{name}{match[0]}", body)


def _abbreviates(name: str, body: str) -> bool:
    """Whether a name is short for the body: 区人社局 for 人力资源和社会保障局."""
    at = 0
    for char in name.lstrip("省市县区州旗盟"):
        at = body.find(char, at) + 1
        if not at:
            return False
    return True
