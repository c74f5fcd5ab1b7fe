"""What most hostile inputs are built around: a small report, so that every stage has something to do."""

from __future__ import annotations

from tests.core.documents import CARRIED_IN, CARRIED_OUT, GRANTED, PROACTIVE, RECEIVED, TOTAL, page, requests, row, table, write

__all__ = ["PROACTIVE", "REQUESTS", "page", "table", "within", "write"]

REQUESTS = requests(*(row(label, *"2000002") for label in (RECEIVED, CARRIED_IN, GRANTED, TOTAL, CARRIED_OUT)))

_ROWS = table(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "1", "2", "3"), ("行政许可", "4"))


def within(markup: str) -> str:
    """Return a page with a table of a report before and behind a piece of markup."""
    return page(_ROWS + markup + _ROWS)
