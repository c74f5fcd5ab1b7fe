"""An input read once more, to be shown: what a report looks like where it was published."""

from __future__ import annotations

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.published import Published, publish

__all__ = ["read_published"]


def read_published(
    data: bytes, *, name: str | None = None, media_type: str | None = None, limits: Limits = DEFAULT_LIMITS, isolate: bool = False
) -> Published:
    """
    Return what an input shows its readers; the places in it are those of the report that `parse_bytes` makes of it.

    Args:
        data: The container's bytes.
        name: A file name, whose ending helps to tell the format.
        media_type: What the server said.
        limits: How much is read at most.
        isolate: True to read in a process of its own.

    Raises:
        UnreadableError: The bytes are empty, or of a format that is not read.
        LimitError: They are more than the limits have it.
    """
    from gov_disclosure.reading.opening import check_size

    check_size(len(data), data[:1024], limits)
    if isolate:
        from gov_disclosure.isolation import show_isolated

        return show_isolated(data, {"media_type": media_type, "name": name}, limits)
    from gov_disclosure.reading.reader import Container
    from gov_disclosure.reading.registry import read_container

    return publish(
        read_container(Container(data=data, media_type=media_type, name=name, limits=limits, sink=Diagnostics(limits)))
    )
