"""What has no text that is read here: it goes to the caller's text provider, or is refused with what to do."""

from __future__ import annotations

from typing import Any

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.errors import GovDisclosureError, Said, UnreadableError, UsageError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.encoded import read_decoded
from gov_disclosure.reading.formats import Format, recognise
from gov_disclosure.reading.reader import Container, Picture, TextProvider

__all__ = ["guarded", "read_picture", "refusal"]


def read_picture(container: Container) -> Document:
    """
    Return what the text provider reads in a picture or a document that no reader reads.

    Raises:
        UnreadableError: There is no text provider, or it found no text.
    """
    found = recognise(container.data)
    if found is None:
        raise UnreadableError.of("error.binary")
    provider = container.text_provider
    if provider is None or found.advice in _HELPLESS:
        raise refusal(found)
    text = provider(Picture(data=container.data, media_type=found.media_type, name=container.name))
    if text is None or not text.strip():
        last = container.sink.freeze()[-1:]
        failed = [(remark.code, dict(remark.arguments)) for remark in last if remark.code == "GD145"]
        raise refusal(found, (("reason.no_text", {}), *failed))
    container.sink.add("GD146", Severity.INFO, format=found.name)
    return read_decoded(text, None, container.sink, container.limits, container.fast)


_HELPLESS = ("archive", "other", "encrypted")
"""What a text provider is not asked about."""


def refusal(found: Format, reasons: tuple[Said, ...] = ()) -> UnreadableError:
    """Return the error that says what a format is and what to do with it."""
    members = "、".join(found.members)
    key = f"error.format.{found.advice}" + (".members" if members else "")
    return UnreadableError.of(key, reasons, format=found.name, members=members)


def guarded(provider: TextProvider | None, sink: Diagnostics, limits: Limits) -> TextProvider | None:
    """
    Return a text provider that never fails: what goes wrong in it is a diagnostic, and gives no text.

    Raises:
        UsageError: It cannot be called.
    """
    if provider is None:
        return None
    if not callable(provider):
        raise UsageError(f"text_provider takes a function of a Picture, not {type(provider).__name__}")

    def call(picture: Picture, /) -> str | None:
        try:
            text: Any = provider(picture)
        except GovDisclosureError:
            raise
        # Recognition is other people's code, and one page of many must not cost the others.
        except Exception as error:
            sink.add("GD145", Severity.WARNING, reason=f"{type(error).__name__}: {error}", page=picture.page)
            return None
        if text is None:
            return None
        if not isinstance(text, str):
            sink.add("GD145", Severity.WARNING, reason=f"{type(text).__name__}, not str", page=picture.page)
            return None
        if len(text) > limits.max_bytes:
            sink.add("GD103", Severity.WARNING, limit="max_bytes", value=limits.max_bytes)
            text = text[: limits.max_bytes]
        return str(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))

    return call
