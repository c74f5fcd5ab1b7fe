"""
What a made-up report says in words, in plain official wording of our own.

A sentence is used where the form has all cells that it quotes; several paths in one place are added up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

__all__ = ["ASPECTS", "sentences"]

ASPECTS = ("proactive_disclosure", "on_request", "information_management", "platform", "oversight")
_SHORT = {"documents.": "proactive.normative_documents.", "suits.": "remedies.litigation."}
"""What stands in the places of sentences for the beginning of a path."""
_PLACE = re.compile(r"\{([a-z_.+0-9]+)\}")

_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "preamble": (
        "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
        "如对本报告有疑问，请与{body}联系（地址：清河县府前路1号，电话：0500-8000000）。",
    ),
    "proactive_disclosure": (
        "及时公开各类政府信息，做到应公开尽公开。",
        "本年制发行政规范性文件{documents.issued}件，废止{documents.repealed}件，现行有效{documents.in_force}件。",
        "本年新制作规范性文件{documents.newly_made}件，新公开{documents.newly_disclosed}件。",
        "主动公开政府信息{statistics.proactive.items}条。",
    ),
    "on_request": (
        "收到政府信息公开申请{requests.received.total}件，上年结转{requests.carried_in.total}件。",
        "办结政府信息公开申请{requests.outcome.total.total}件，结转下年度继续办理{requests.carried_out.total}件。",
        "收到政府信息公开申请{statistics.requests.received.total}件，办结{statistics.requests.closed.total}件。",
        "被申请行政复议{remedies.reconsideration.total}件，被提起行政诉讼{suits.direct.total+suits.after_reconsideration.total}件。",
    ),
    "information_management": ("严格执行公开前审查，定期清理失效信息。",),
    "platform": ("规范政府网站公开专栏，按时更新栏目内容。",),
    "oversight": ("将政府信息公开纳入年度考核，开展社会评议，未发生责任追究情形。",),
    "problems_and_improvements": (
        "存在的主要问题：个别栏目更新还不够及时。",
        "改进情况：明确栏目责任人，按月检查更新情况。",
    ),
    "other_matters": ("本年度未收取政府信息公开信息处理费。",),
}


def sentences(values: Mapping[str, int | Decimal], year: int, body: str) -> dict[str, list[str]]:
    """
    Return section or aspect → its sentences.

    Args:
        values: Path of each cell → its number.
        year: The year.
        body: The body.
    """
    plain = {"year": str(year), "body": body}

    def filled(found: re.Match[str]) -> str:
        return plain.get(found[1]) or str(sum(values[path] for path in _paths(found[1])))

    return {name: [_PLACE.sub(filled, line) for line in lines if _has(line, values, plain)] for name, lines in _SENTENCES.items()}


def _has(line: str, values: Mapping[str, int | Decimal], plain: Mapping[str, str]) -> bool:
    return all(path in values for names in _PLACE.findall(line) if names not in plain for path in _paths(names))


def _paths(names: str) -> list[str]:
    """Return the cells that are added up in a place."""
    found = names.split("+")
    for short, whole in _SHORT.items():
        found = [path.replace(short, whole, 1) if path.startswith(short) else path for path in found]
    return found
