"""Reports that are not on the page itself: in an attachment, in a frame, or filled in by a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.errors import Said
from gov_disclosure.reading.blocks import Document

__all__ = ["elsewhere", "say_attached"]

_TOPIC = ("公开", "公開")
_REPORT = ("年报", "年度报", "报告", "年報", "年度報", "報告")
_ABOUT = ("格式", "模板", "样式", "式样", "通知", "解读", "方案", "汇总", "培训", "说明")
_TABLE = ("附件", "附表", "表", "下载", "下載", "情况")


def elsewhere(document: Document, title: object | None) -> tuple[Said, ...]:
    """
    Return where the words of a report may be that a document does not have, as reasons why it is none.

    Args:
        document: The document.
        title: Its title, if that is one of a report.
    """
    # What a page refers to is only of interest where it is no report.
    from gov_disclosure.reading.links import look_elsewhere

    found = look_elsewhere(document)
    files = [name for name in found.files if title is not None or name in found.shown or _is_report(name)]
    reasons: list[Said] = []
    if files:
        reasons.append(("reason.attachment", {"names": "、".join(files)}))
    if found.escaped is not None:
        reasons.append(("reason.escaped", {"manner": found.escaped}))
    if found.markup:
        reasons.append(("reason.markup", {}))
    if found.frames and not files:
        reasons.append(("reason.frame", {"addresses": "、".join(found.frames)}))
    if found.pictures and title is not None and not files:
        reasons.append(("reason.pictures", {"count": found.pictures}))
    if found.script:
        reasons.append(("reason.script", {}))
    return tuple(reasons)


def say_attached(document: Document, tables: Mapping[str, object | None], sink: Diagnostics) -> None:
    """Say that tables which are missing may be in an attachment."""
    if tables and all(table is not None for table in tables.values()):
        return
    from gov_disclosure.reading.links import look_elsewhere

    names: Sequence[str] = look_elsewhere(document).files
    names = [name for name in names if _is_report(name) or any(word in name for word in _TABLE)]
    if names:
        sink.add("GD149", Severity.WARNING, names=names)


def _is_report(name: str) -> bool:
    told = any(word in name for word in _REPORT) and any(word in name for word in _TOPIC)
    return told and not any(word in name for word in _ABOUT)
