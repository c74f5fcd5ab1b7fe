"""The sections of a report that are prose."""

from __future__ import annotations

from decimal import Decimal

import attrs

__all__ = ["Aspects", "OtherMatters", "Overview", "Section"]


@attrs.frozen
class Aspects:
    """
    The five aspects of section 一, as told apart by its sub-headings; None where not told apart.

    Attributes:
        proactive_disclosure: 主动公开.
        on_request: 依申请公开.
        information_management: 政府信息管理.
        platform: 政府信息公开平台建设.
        oversight: 监督保障.
    """

    proactive_disclosure: str | None = None
    on_request: str | None = None
    information_management: str | None = None
    platform: str | None = None
    oversight: str | None = None


@attrs.frozen
class Overview:
    """
    Section 一, 总体情况.

    Attributes:
        text: Its text, lines joined by line feeds.
        aspects: The parts of it.
    """

    text: str
    aspects: Aspects = attrs.field(factory=Aspects)


@attrs.frozen
class Section:
    """
    A section that is text alone.

    Attributes:
        text: Its text, lines joined by line feeds.
    """

    text: str


@attrs.frozen
class OtherMatters:
    """
    Section 六, 其他需要报告的事项.

    Attributes:
        text: Its text, lines joined by line feeds.
        processing_fee_yuan: 信息处理费 in 元, where the text prints an amount; told in words that none
            was charged it is None.
    """

    text: str
    processing_fee_yuan: Decimal | None = None
