"""
Reading in a process of its own, which may be stopped and may die without harm.

The supervisor stays in the caller's process and believes nothing that the worker sends; the worker is
`gov_disclosure.worker`. Between them go frames: JSON and bytes, nothing that is unpickled or run.
"""

from gov_disclosure.isolation.supervisor import close_workers, read_isolated

__all__ = ["close_workers", "read_isolated"]
