"""What a page refers to instead of saying it: files to download, frames, scripts. Looked for when something is missing."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import unquote

from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.html.refs import decode_text
from gov_disclosure.reading.html.source import HtmlSource
from gov_disclosure.reading.html.tokens import parse_attributes, scan
from gov_disclosure.reading.part_source import PartSource

__all__ = ["Elsewhere", "look_elsewhere"]

_FILE: Final = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|ceb|rtf|zip|rar|7z)(?![A-Za-z0-9])", re.IGNORECASE)
_IN_ADDRESS: Final = re.compile(r"[^/\\?#&=]*+\Z")
_ENDS_NAME: Final = re.compile(r"[\s\[\]()（）<>《》“”\"'|｜:：,，。;；、/\\=]")
_TAG: Final = re.compile(
    r"</?(?:td|tr|th|table|tbody|div|span|p|br|html|body|head|meta|script)(?=[\s/>])[^<>\n]{0,300}>", re.IGNORECASE
)
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_CODES: Final = {
    "%E4%B8%80": re.compile("%[0-9A-Fa-f]{2}"),
    "&#19968;": re.compile("&#(?:[0-9]{4,6}|[xX][0-9A-Fa-f]{4,5});"),
    "\\u4e00": re.compile(r"\\[uU][0-9A-Fa-f]{4}"),
    "quoted-printable": re.compile("=[0-9A-F]{2}"),
    "base64": re.compile(r"^[A-Za-z0-9+/]{60,76}={0,2}$", re.MULTILINE),
}
_CODED: Final = 0.4
_SHELL: Final = re.compile(r"<(?:noscript|app-root|div\s+id=[\"']?(?:app|root|__nuxt|__next)[\"']?)[\s>]", re.IGNORECASE)
_MOST_MARKUP: Final = 4 * 1024 * 1024
_MOST_TOKENS: Final = 200_000
_MOST_NAMES: Final = 8
_MOST_MATCHES: Final = 100
_MOST_WORDS: Final = 200
_LOOK: Final = 400_000
_LITTLE: Final = 300
_MANY_TAGS: Final = 12


class Elsewhere(NamedTuple):
    """
    Where the words may be that a document does not have.

    Attributes:
        files: Names of the files that it links to or shows, the first of them: the words of the link, or the file's.
        shown: Names of the files that it shows in frames, where it has little text of its own.
        pictures: How many pictures it shows, where it has little text of its own.
        frames: Addresses of the pages that it shows in frames, where it has little text of its own.
        script: Whether it is an empty page that a script fills.
        markup: Whether its words are markup that is shown as text.
        escaped: The manner in which its words are written by codes, or None.
    """

    files: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    pictures: int = 0
    frames: tuple[str, ...] = ()
    script: bool = False
    markup: bool = False
    escaped: str | None = None


def look_elsewhere(document: Document) -> Elsewhere:
    """Return what a document refers to."""
    view = document.source.text
    source = document.source
    while isinstance(source, PartSource):
        source = source.inner
    files = dict.fromkeys(_named(view))
    frames: dict[str, None] = {}
    shown: dict[str, None] = {}
    script, pictures = False, 0
    if isinstance(source, HtmlSource):
        markup = source.markup[:_MOST_MARKUP]
        linked, shown, frames, pictures = _referred(markup)
        # What is linked is named by its link, not by its words in the text once more.
        files = {**linked, **{name: None for name in files if not any(name in words for words in linked)}}
        if _has(_HAN, view, _LITTLE):
            frames, shown, pictures = {}, {}, 0
        else:
            script = _SHELL.search(markup) is not None and "<script" in markup.lower()
    return Elsewhere(
        files=tuple(files)[:_MOST_NAMES],
        shown=tuple(shown)[:_MOST_NAMES],
        pictures=pictures,
        frames=tuple(frames)[:_MOST_NAMES],
        script=script,
        markup=_has(_TAG, view, _MANY_TAGS),
        escaped=_manner(view[:_LOOK]),
    )


def _has(pattern: re.Pattern[str], text: str, count: int) -> bool:
    """Return whether a text has so many of something; no more are looked for."""
    return next(islice(pattern.finditer(text, 0, _LOOK), count - 1, None), None) is not None


def _manner(text: str) -> str | None:
    """Return how the Chinese of a text without any is written, or None."""
    if _HAN.search(text) is not None:
        return None
    return next((name for name, code in _CODES.items() if sum(map(len, code.findall(text))) > _CODED * len(text)), None)


def _named(text: str) -> list[str]:
    """Return the names of files that a text speaks of."""
    names: list[str] = []
    for match in islice(_FILE.finditer(text[:_LOOK]), _MOST_MATCHES):
        before = text[max(0, match.start() - _MOST_WORDS) : match.start()]
        last = [end.end() for end in _ENDS_NAME.finditer(before)][-1:]
        name = before[last[0] if last else 0 :]
        if name:
            names.append(name + match[0])
    return names


def _referred(markup: str) -> tuple[dict[str, None], dict[str, None], dict[str, None], int]:
    """Return the files that a page names, those of them in frames, addresses of other frames, and how many pictures there are."""
    files: dict[str, None] = {}
    shown: dict[str, None] = {}
    frames: dict[str, None] = {}
    pictures = 0
    link: tuple[str, list[str]] | None = None
    for count, (name, closing, attributes, text, _) in enumerate(scan(markup)):
        if count > _MOST_TOKENS or len(files) >= _MOST_NAMES:
            break
        if link is not None:
            if name == "a":
                _add(files, link)
                link = None
            elif len(link[1]) < _MOST_NAMES:
                link[1].append(decode_text(text)[:_MOST_WORDS])
        if closing:
            continue
        if name == "a":
            values = parse_attributes(attributes, 32)
            link = values.get("href", ""), [values.get("title", "") if not text.strip() else "", decode_text(text)[:_MOST_WORDS]]
        elif name == "img":
            pictures += 1
        elif name in ("iframe", "frame", "embed", "object"):
            values = parse_attributes(attributes, 32)
            address = (values.get("src") or values.get("data") or "").strip()
            if _FILE.search(address) is not None:
                _add(files, (address, []))
                _add(shown, (address, []))
            elif "srcdoc" in values:
                frames["srcdoc"] = None
            elif address and not address.startswith(("about:", "javascript:", "data:")):
                frames[address[:_MOST_WORDS]] = None
    if link is not None:
        _add(files, link)
    return files, shown, frames, pictures


def _add(files: dict[str, None], link: tuple[str, list[str]]) -> None:
    """Add a link, if it leads to a file, by its words and by the file's name where they do not tell its kind."""
    address = unquote(link[0].strip()[:2_000], errors="replace")
    words = " ".join("".join(link[1]).split())[:_MOST_WORDS]
    kind = _FILE.search(address)
    if kind is None and _FILE.search(words) is None:
        return
    if _FILE.search(words) is None and kind is not None:
        behind = _IN_ADDRESS.search(address[: kind.start()])
        file = (behind[0] if behind is not None else "") + kind[0]
        words = f"{words}（{file}）" if words else file
    files[words] = None
