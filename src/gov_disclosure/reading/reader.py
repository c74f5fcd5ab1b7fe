"""What a reader is: how it knows its containers, and what makes a `Document` of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.reading.blocks import Document

__all__ = ["Container", "Picture", "Reader", "TextProvider"]


@attrs.frozen(kw_only=True)
class Picture:
    """
    Something that has no text of its own and may be given one by a `TextProvider`.

    Attributes:
        data: The picture of a page as PNG, or the container itself where no reader draws its pages.
        media_type: What `data` is: `image/png`, `application/ofd`, …
        page: Number of the page, from 1, or None for a whole container.
        name: Name of the file, or None.
    """

    data: bytes = attrs.field(repr=False)
    media_type: str
    page: int | None = None
    name: str | None = None


class TextProvider(Protocol):
    """A hook that reads pictures: optical character recognition, or a converter of another container."""

    def __call__(self, picture: Picture, /) -> str | None:
        """Return the text of a picture, one line a line, or None where it cannot be told."""
        ...


@attrs.frozen(kw_only=True)
class Container:
    """
    An input on its way into a reader.

    Attributes:
        data: The bytes.
        media_type: What the server said, or None.
        name: Name of the file, or None.
        limits: How much is read.
        sink: Where remarks go.
        fast: Whether turbohtml is insisted on (True), done without (False), or taken where it pays (None).
        text_provider: What reads pictures, or None.
    """

    data: bytes = attrs.field(repr=False)
    sink: Diagnostics
    media_type: str | None = None
    name: str | None = None
    limits: Limits = DEFAULT_LIMITS
    fast: bool | None = None
    text_provider: TextProvider | None = None


@attrs.frozen(kw_only=True)
class Reader:
    """
    Reads one kind of container; another distribution brings one by the entry point `gov_disclosure.readers`.

    Attributes:
        name: Its name, `docx`.
        title: What people call the container, `DOCX`.
        media_types: The media types that it reads, in lower case.
        suffixes: The endings of file names that it reads, in lower case, without the dot.
        matches: Whether bytes are of its kind, given the bytes and the name of the file or None. The
            bytes decide; a media type or a name is only heard where no reader knows the bytes.
        read: Makes a document of a container. It raises `UnreadableError` where that cannot be done.
        largest: Which of the `Limits` holds for the size of its containers.
    """

    name: str
    title: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    matches: Callable[[bytes, str | None], bool]
    read: Callable[[Container], Document]
    largest: str = "max_bytes"
