"""
From bytes to text.

What is written at the front decides: a byte-order mark, then the header, then the page itself. A declaration
counts only if the bytes can be decoded by it without an error and make sense so. Without one that fits, the
pattern of NULs tells UTF-16 and UTF-32; then strict UTF-8 is tried, then strict GB18030 and Big5. As most Big5
texts are valid GB18030 too (of characters that nobody writes), wherever more than one encoding is possible the
text with the larger share of characters that reports are made of is taken; the earlier in that order wins a
tie. A text that no encoding fits is decoded by the one that makes most sense of it, with U+FFFD for each bad byte.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Final

from gov_disclosure.diagnostics import Diagnostics, Severity

__all__ = ["decode", "share_of_common"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOW: Final = 4_096
_SAMPLE: Final = 400
_PIECE: Final = 65_536
_DOUBTFUL: Final = 0.1
_PLAUSIBLE: Final = 0.3
_CERTAIN: Final = 0.5
_NARROW: Final = ("utf-16-le", "utf-16-be")
_OTHERS: Final = {"utf-16-le": ("utf-16-be",), "utf-16-be": ("utf-16-le",)}

_LABELS: Final = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(
        "gb2312 gb-2312 gb-2312-80 gb2312-80 csgb2312 euc-cn euccn gbk gb-k x-gbk cp936 ms936 936 windows-936 "
        "gb18030 gb-18030 gb18030-2000 chinese".split(),
        "gb18030",
    ),
    **dict.fromkeys("big5 big-5 x-x-big5 csbig5 cn-big5 big5-hkscs big5hkscs cp950 ms950 950".split(), "big5hkscs"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16-le", "unicode"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "utf-16-be"), "utf-16-be"),
}
# A page of ASCII with a declaration from these is read as UTF-8; on others the declaration is a server's default.
_NO_CLAIM: Final = frozenset("ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 windows-1252 cp1252".split())

_META = re.compile(rb"<(?:meta[\s/]|\?xml\s)([^>]*+)", re.IGNORECASE)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*+=\s*+[\"']?+\s*+([\w:.-]++)", re.IGNORECASE)
_ESCAPED = re.compile("[\udc80-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_COMMON: Final = frozenset(
    "的一二三四五六七八九十年月日不无和在有为是中国人民政府信息公开工作度报告条例情况主动申请行政机关部门"
    "办理结果数量规范性文件章制发废止现许可处罚强事业收费金额总体本次新上下转继续予以部分区提供他其维持纠正"
    "尚未审结复议诉讼存问题及改进需要项法律社会组织商企科研构服务自然平台建设管监督保障全县市省区镇乡街道办处"
    "局委员室网站发布计类第条款目内容方式按照严格落实加强推进提高群众知情权，。、：；（）《》“”　"
    "無為國開報動機關門辦結數規範廢許處罰強業費額總體們繼續維糾審復議訴訟問題進項團組織務設監督縣區鎮鄉"
    "街道網發計類條內實強眾權與對於應會時間"
)


def decode(data: bytes, *, declared: str | None = None, html: bool, sink: Diagnostics) -> str:
    """
    Return the text of a file.

    Args:
        data: Its bytes.
        declared: Encoding that a header names.
        html: Whether a declaration inside the page is looked for.
        sink: Where it is said that a declaration was wrong or bytes could not be decoded.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], marked, sink)
    labels = [label for label in (declared, _declared_inside(data) if html else None) if label]
    claims = [(label, codec) for label in labels if (codec := _codec(label)) is not None]
    wide = _wide(data)
    if wide is not None:
        _report(claims, None, wide, sink)
        return _decode_anyway(data, (wide,), sink)
    for label, codec in claims:
        text = _strictly(data, codec)
        if text is None:
            continue
        better = _contradicted(data, codec, text)
        if better is None:
            _report(claims, label, codec, sink)
            return text
        sink.add("GD101", Severity.WARNING, declared=label, used=_name(better[0]))
        return better[1]
    found = _guess(data)
    if found is None:
        order = dict.fromkeys([*(codec for _, codec in claims), "utf-8", "gb18030", "big5hkscs"])
        return _decode_anyway(data, tuple(order), sink)
    _report(claims, None, found[0], sink)
    return found[1]


def _marked(data: bytes, codec: str, sink: Diagnostics) -> str:
    """Return the text behind a byte-order mark, which counts unless the bytes make no sense so and do otherwise."""
    text = _strictly(data, codec)
    if text is None or (codec != "utf-8" and not text.isascii()):
        share = share_of_common(text if text is not None else data.decode(codec, "replace"))
        found = _guess(data, _OTHERS.get(codec, ())) if share < _DOUBTFUL else None
        if found is not None and share_of_common(found[1]) > share + _DOUBTFUL:
            sink.add("GD101", Severity.WARNING, declared=f"{codec} (BOM)", used=_name(found[0]))
            return found[1]
    return text if text is not None else _decode_anyway(data, (codec,), sink)


def _report(claims: list[tuple[str, str]], fitting: str | None, used: str, sink: Diagnostics) -> None:
    """Say that the first declaration is wrong, if it is."""
    if claims and claims[0][0] != fitting and claims[0][1] != used:
        sink.add("GD101", Severity.WARNING, declared=claims[0][0], used=_name(used))


def _codec(label: str) -> str | None:
    """Return Python's name of a declared encoding, or None for one that no report is written in."""
    cleaned = label.strip().strip("\"'").lower().replace("_", "-")
    return None if cleaned in _NO_CLAIM else _LABELS.get(cleaned)


def _name(codec: str) -> str:
    return "big5" if codec == "big5hkscs" else codec


def _declared_inside(data: bytes) -> str | None:
    for match in _META.finditer(data, 0, _WINDOW):
        charset = _CHARSET.search(match.group(1))
        if charset:
            label = charset.group(1).decode("ascii", "replace")
            # A page that can be searched for this word is not written in UTF-16.
            return "utf-8" if label.lower().startswith("utf-16") else label
    return None


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeError, ValueError):
        return None
    # Strict UTF-8 has none.
    return None if codec != "utf-8" and _SURROGATE.search(text) else text


def _contradicted(data: bytes, codec: str, text: str) -> tuple[str, str] | None:
    """Return the encoding and text that the bytes speak for against a declaration that would fit too."""
    if codec == "utf-8" or len(text) == len(data):
        return None
    share = share_of_common(text)
    utf8 = _strictly(data, "utf-8")
    # Two characters of GBK may be some Latin or Greek ones of UTF-8.
    if utf8 is not None and share_of_common(utf8) >= share:
        return "utf-8", utf8
    if share < _DOUBTFUL:
        other = _guess(data)
        if other is not None and share_of_common(other[1]) > share + _DOUBTFUL:
            return other
    return None


def _guess(data: bytes, more: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """Return the encoding and text of bytes without a declaration, if one fits without error."""
    text = _strictly(data, "utf-8")
    if text is not None:
        return "utf-8", text
    order = ("gb18030", "big5hkscs", *more)
    fitting = [(codec, text) for codec in order if (text := _strictly(data, codec)) is not None]
    best = max(fitting, key=lambda pair: share_of_common(pair[1]), default=None)
    share = share_of_common(best[1]) if best is not None else 0.0
    if share < _DOUBTFUL and len(data) % 2 == 0:
        # A few words of UTF-16 need not have a NUL in them.
        for codec in _NARROW:
            text = _strictly(data, codec)
            if text is not None and share_of_common(text) > _CERTAIN:
                return codec, text
    if best is None:
        return None
    # A few bad bytes are likelier than a page of characters that nobody writes.
    if share_of_common(data.decode("utf-8", "replace")) > share:
        return None
    damaged = order if share < _DOUBTFUL else ()
    return None if any(share_of_common(data.decode(codec, "replace")) > share + _DOUBTFUL for codec in damaged) else best


def _wide(data: bytes) -> str | None:
    """Return which of UTF-16 and UTF-32 without a mark the NULs tell, which the others do not have."""
    head = data[:_WINDOW]
    nulls = head.count(0)
    if nulls < 2:
        return None
    by_place = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) // 4
    codecs_: tuple[str, ...]
    if quarter and min(by_place[2:]) > 0.9 * quarter and by_place[0] < quarter // 2:
        codecs_ = ("utf-32-le",)
    elif quarter and min(by_place[:2]) > 0.9 * quarter and by_place[3] < quarter // 2:
        codecs_ = ("utf-32-be",)
    else:
        codecs_ = _NARROW if by_place[1] + by_place[3] >= by_place[0] + by_place[2] else _NARROW[::-1]
    for codec in codecs_:
        # A byte lost at the end, or a surrogate alone, does not make it another encoding.
        text = data.decode(codec, "replace")
        if (text[:-1].isascii() and nulls > 0.4 * len(head)) or share_of_common(text) > _PLAUSIBLE:
            return codec
    return None


def _decode_anyway(data: bytes, codecs_: tuple[str, ...], sink: Diagnostics) -> str:
    """Return the text by the encoding that makes most sense of it, with U+FFFD for each bad byte."""
    best: tuple[float, str, int] | None = None
    for codec in codecs_:
        if codec.startswith(("utf-16", "utf-32")):
            text = data.decode(codec, "replace")
            count = text.count("\ufffd") if _strictly(data, codec) is None else 0
        else:
            text, count = _replaced(_ESCAPED, data.decode(codec, "surrogateescape"))
        text, _ = _replaced(_SURROGATE, text)
        share = share_of_common(text) if len(codecs_) > 1 else 0.0
        if best is None or share > best[0]:
            best = share, text, count
    if best is None:
        return ""
    _, text, count = best
    if count:
        sink.add("GD102", Severity.WARNING, count=count)
    return text


def _replaced(bad: re.Pattern[str], text: str) -> tuple[str, int]:
    """Return a text with U+FFFD for each bad character, and how many there were."""
    if bad.search(text) is None:
        return text, 0
    # Piece by piece: a replacement keeps a list of all that stands between bad characters.
    pieces = [bad.subn("\ufffd", text[at : at + _PIECE]) for at in range(0, len(text), _PIECE)]
    return "".join(piece for piece, _ in pieces), sum(count for _, count in pieces)


def share_of_common(text: str) -> float:
    """Return how large a share of a text beyond ASCII is made of characters common in reports."""
    sample = [match[0] for match in islice(_NOT_ASCII.finditer(text), _SAMPLE)]
    if not sample:
        return 0.0
    return sum(character in _COMMON for character in sample) / len(sample)
