"""
Reading in a process of its own, which may be stopped and may die without harm.

The supervisor stays in the caller's process and believes nothing that the worker sends; the worker is
`gov_disclosure.worker`. Between them go frames: JSON and bytes, nothing that is unpickled or run.
"""

from gov_disclosure.isolation.asking import Failed, read_isolated, rows_isolated, show_isolated
from gov_disclosure.isolation.supervisor import close_workers

__all__ = ["Failed", "close_workers", "read_isolated", "rows_isolated", "runs_native_code", "show_isolated"]


def runs_native_code(data: bytes) -> bool:
    """Return whether reading an input may run more than Python: whatever is no plain text may."""
    head = data[:1024]
    return b"<" in head or b"\0" in head or head.startswith((b"%PDF", b"PK"))
