"""
The one module that knows expat: XML parts, tag by tag, within limits.

Handlers are told under the names that the specifications use (`w:p`), whatever prefixes the part has.
Prefixes are resolved here and not by expat: it would write the whole address of a name space before each
name, so that a short tag could cost as much as the longest address.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.limits import Limits

__all__ = ["Attributes", "Budget", "Ends", "Scanner", "Starts"]

Attributes = dict[str, str]
Starts = Mapping[str, Callable[[Attributes], None]]
"""What to call when an element begins, by its name; handlers take its attributes."""
Ends = Mapping[str, Callable[[], None]]
"""What to call when an element ends."""

_SPACES: Final[dict[str, str]] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:office:office": "o",
}
"""Name spaces → the prefixes that the specifications give them; strict and transitional are read alike."""
_DECLARATION: Final = re.compile(rb"""xmlns(?::([^\s=<>"'/:]{1,64}))?\s{0,8}=\s{0,8}(?:"([^"<>]{0,300})"|'([^'<>]{0,300})')""")
_LONGEST_TAG: Final = 262_144
_NAMES_KEPT: Final = 10_000
_MOST_PREFIXES: Final = 1_000


class Budget:
    """How many tags may still be read of all parts together."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left


class Scanner:
    """
    Reads one part.

    Args:
        part: Its name, for messages.
        starts: What to call when an element begins.
        ends: What to call when an element ends.
        counted: Name of an element that is counted wherever it begins, in what is skipped as well.
        noise: Tags that mean nothing here and are taken out before the part is read: most of a part is formatting.

    Attributes:
        count: How many elements of the counted name have begun.
    """

    def __init__(
        self,
        part: str,
        starts: Starts,
        ends: Ends,
        *,
        limits: Limits,
        sink: Diagnostics,
        counted: str = "",
        noise: re.Pattern[bytes] | None = None,
    ) -> None:
        self.count = 0
        self._part = part
        self._wanted = starts, ends
        self._limits = limits
        self._sink = sink
        self._counted = counted
        self._noise = noise
        self._starts: dict[str, Callable[[Attributes], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._counted_names: set[str] = set()
        self._spaces: dict[str, str] = {}
        self._renamed = False
        self._depth = 0
        self._skipped_from = 0
        self._interned: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate("utf-8", None, self._interned)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        self._listen_to_tags()

    def read(self, chunks: Iterable[bytes], budget: Budget) -> None:
        """
        Read the part; past the budget the rest is left out with a diagnostic.

        Raises:
            UnreadableError: It is no well-formed XML, or has a document type.
            LimitError: Elements lie deeper than `Limits.max_depth`, or a tag is endless.
        """
        parser, fed = self._parser, 0
        try:
            for piece in _whole_tags(_as_utf8(chunks)):
                if b"xmlns" in piece:
                    self._declare(piece)
                if self._noise is not None:
                    # Within comments and the like a tag is none, and what is left might end them.
                    if b"<!" in piece or piece.find(b"<?", 6) >= 0:
                        self._noise = None
                    else:
                        piece = self._noise.sub(b"", piece)
                budget.left -= piece.count(b"<") + piece.count(b"=") // 2
                if budget.left < 0:
                    limit = self._limits.max_elements
                    self._sink.add("GD103", Severity.WARNING, limit="max_elements", value=limit)
                    return
                parser.Parse(piece, False)
                fed += len(piece)
                if fed - parser.CurrentByteIndex > _LONGEST_TAG + len(piece):
                    raise UnreadableError.of("error.xml.tag", part=self._part)
                if len(self._interned) > _NAMES_KEPT:
                    self._interned.clear()
            parser.Parse(b"", True)
        except (expat.ExpatError, UnicodeDecodeError) as fault:
            reason = expat.ErrorString(fault.code) if isinstance(fault, expat.ExpatError) else fault.reason
            raise UnreadableError.of("error.xml.damaged", part=self._part, reason=reason) from None
        finally:
            # The handlers hold this object, and it the parser.
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None

    def listen(self, take: Callable[[str], object] | None) -> None:
        """Hand text to a function from here on, or to none."""
        self._parser.CharacterDataHandler = take

    def skip(self) -> None:
        """Leave out the element that is just beginning, with all that is in it; its end is not told."""
        self._skipped_from = self._depth
        self._parser.StartElementHandler = self._skip_start
        self._parser.EndElementHandler = self._skip_end

    def _listen_to_tags(self) -> None:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        handler = self._starts.get(name)
        if handler is not None:
            if self._depth > self._limits.max_depth:
                self._too_deep()
            handler(self._named(attributes) if self._renamed else attributes)
        elif self._depth > self._limits.max_depth:
            self._too_deep()

    def _end(self, name: str) -> None:
        self._depth -= 1
        handler = self._ends.get(name)
        if handler is not None:
            handler()

    def _skip_start(self, name: str, _: Attributes) -> None:
        self._depth += 1
        if self._depth > self._limits.max_depth:
            self._too_deep()
        if name in self._counted_names:
            self.count += 1

    def _skip_end(self, _: str) -> None:
        self._depth -= 1
        if self._depth < self._skipped_from:
            self._listen_to_tags()

    def _too_deep(self) -> None:
        raise LimitError.of("error.zip.limit", limit="max_depth", value=self._limits.max_depth, part=self._part)

    def _refuse(self, *_: object) -> None:
        raise UnreadableError.of("error.xml.doctype", part=self._part)

    def _declare(self, piece: bytes) -> None:
        """Learn what the prefixes in a piece stand for."""
        for match in _DECLARATION.finditer(piece):
            prefix = (match[1] or b"").decode(errors="replace")
            space = _SPACES.get((match[2] or match[3] or b"").decode(errors="replace"), "")
            known = self._spaces.get(prefix)
            if known == space:
                continue
            if known is not None or len(self._spaces) > _MOST_PREFIXES:
                # One prefix for two name spaces, one of them ours: no program writes that.
                raise UnreadableError.of("error.xml.prefix", part=self._part, prefix=prefix)
            self._spaces[prefix] = space
            if space:
                self._know(prefix, space)

    def _know(self, prefix: str, space: str) -> None:
        before = f"{prefix}:" if prefix else ""
        self._renamed = self._renamed or prefix != space
        starts, ends = self._wanted
        for name, start in starts.items():
            if name.startswith(f"{space}:"):
                self._starts[before + name[len(space) + 1 :]] = start
        for name, end in ends.items():
            if name.startswith(f"{space}:"):
                self._ends[before + name[len(space) + 1 :]] = end
        if self._counted.startswith(f"{space}:"):
            self._counted_names.add(before + self._counted[len(space) + 1 :])

    def _named(self, attributes: Attributes) -> Attributes:
        """Return attributes under the prefixes that the specifications use."""
        named: Attributes = {}
        for name, value in attributes.items():
            prefix, colon, local = name.partition(":")
            named[f"{self._spaces.get(prefix) or prefix}:{local}" if colon else name] = value
        return named


def _as_utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a part in UTF-8: the other encoding that the format allows is UTF-16."""
    decoder: codecs.IncrementalDecoder | None = None
    first = True
    for chunk in chunks:
        if first and chunk:
            first = False
            if chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                decoder = codecs.getincrementaldecoder("utf-16")()
            elif chunk[:4] in (b"<\0?\0", b"\0<\0?"):
                decoder = codecs.getincrementaldecoder("utf-16-le" if chunk[0] else "utf-16-be")()
        yield decoder.decode(chunk).encode(errors="replace") if decoder is not None else chunk
    if decoder is not None:
        decoder.decode(b"", final=True)


def _whole_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a part in pieces that end behind a tag, so that no declaration of a prefix is cut; endless ones are cut."""
    kept = b""
    for chunk in chunks:
        piece = kept + chunk if kept else chunk
        cut = piece.rfind(b">") + 1
        if piece.find(b"<", cut) < 0 or (not cut and len(piece) > _LONGEST_TAG):
            cut = len(piece)
        kept = piece[cut:]
        if cut:
            yield piece[:cut]
    if kept:
        yield kept
