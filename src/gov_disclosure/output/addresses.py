"""What a file is called where programs read it: seen from the working directory, or as a URI."""

from __future__ import annotations

import os
from urllib.parse import quote

__all__ = ["STDIN", "from_here", "uri_of"]

STDIN = "-"
# What a URI's path may hold as it is; a colon in the first part would be taken for a scheme.
_PLAIN = "/-_.~!$&'()*+,;=@"


def from_here(path: str) -> str:
    """Return a path with `/` between its parts, relative to the working directory where it is within."""
    try:
        found = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)  # noqa: PTH117 - a path may hold anything
    except ValueError:
        found = path
    if os.path.isabs(path) and found.startswith(os.pardir):  # noqa: PTH117 - as above
        found = path
    return found.replace(os.sep, "/")


def uri_of(path: str) -> str:
    """Return a path as a relative URI, or as one with `file:` where it lies elsewhere; standard input as `stdin:`."""
    if path == STDIN:
        return "stdin:"
    found = from_here(path)
    written = quote(found.encode("utf-8", "surrogateescape" if _from_the_system(found) else "surrogatepass"), safe=_PLAIN)
    if os.path.isabs(path) and found == path.replace(os.sep, "/"):  # noqa: PTH117 - as above
        return "file://" + ("" if written.startswith("/") else "/") + written
    return written


def _from_the_system(path: str) -> bool:
    """Say whether characters that stand for bytes of a name are all that cannot be encoded."""
    return all(not "\ud800" <= character <= "\udfff" or "\udc80" <= character <= "\udcff" for character in path)
