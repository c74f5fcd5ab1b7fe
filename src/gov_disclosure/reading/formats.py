"""
Formats that are told by their bytes and are no text: what each is called, and what can be done with it.

Containers with a directory (ZIP, OLE) are told by the names in it; what is read of a directory is bounded.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from gov_disclosure.reading.directories import ole_names, zip_names
from gov_disclosure.reading.mime import is_mail, read_headers

__all__ = ["Format", "recognise"]


@attrs.frozen
class Format:
    """
    A format.

    Attributes:
        name: What people call it.
        media_type: Its media type.
        advice: What to do with it: the text `error.format.<advice>` of the catalogue.
        generic: Whether other formats are kept in it, so that it says little.
        members: Names of what it holds, the first few.
    """

    name: str
    media_type: str
    advice: str
    generic: bool = False
    members: tuple[str, ...] = ()


_MAGIC: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"\x89PNG", Format("PNG", "image/png", "picture")),
    (b"\xff\xd8\xff", Format("JPEG", "image/jpeg", "picture")),
    (b"GIF8", Format("GIF", "image/gif", "picture")),
    (b"II*\0", Format("TIFF", "image/tiff", "picture")),
    (b"MM\0*", Format("TIFF", "image/tiff", "picture")),
    (b"II+\0", Format("TIFF", "image/tiff", "picture")),
    (b"\0\0\0\x0cjP  ", Format("JPEG 2000", "image/jp2", "picture")),
    (b"AT&TFORM", Format("DjVu", "image/vnd.djvu", "picture")),
    (b"%PDF-", Format("PDF", "application/pdf", "document")),
    (b"{\\rtf", Format("RTF", "application/rtf", "office")),
    (b"Founder CEB", Format("CEB (方正 Apabi)", "application/x-ceb", "fixed")),
    (b"CAJ\0", Format("CAJ", "application/x-caj", "fixed")),
    (b"HN\0\0", Format("CAJ", "application/x-caj", "fixed")),
    (b"KDH ", Format("CAJ (KDH)", "application/x-caj", "fixed")),
    (b"TEB\0", Format("CAJ (TEB)", "application/x-caj", "fixed")),
    (b"%!PS-Adobe", Format("PostScript", "application/postscript", "fixed")),
    (b"\x1f\x8b", Format("gzip", "application/gzip", "archive", generic=True)),
    (b"7z\xbc\xaf", Format("7-Zip", "application/x-7z-compressed", "archive")),
    (b"Rar!", Format("RAR", "application/vnd.rar", "archive")),
    (b"BZh91AY&SY", Format("bzip2", "application/x-bzip2", "archive", generic=True)),
    (b"\xfd7zXZ\0", Format("xz", "application/x-xz", "archive", generic=True)),
    (b"\x28\xb5\x2f\xfd", Format("Zstandard", "application/zstd", "archive", generic=True)),
    (b"MSCF\0", Format("CAB", "application/vnd.ms-cab-compressed", "archive")),
    (b"ITSF", Format("CHM", "application/vnd.ms-htmlhelp", "fixed")),
    (b"bplist00", Format("Safari .webarchive", "application/x-webarchive", "page")),
    (b"SQLite format", Format("SQLite", "application/vnd.sqlite3", "other")),
    (b"\x7fELF", Format("ELF", "application/x-elf", "other")),
    (b"MZ\x90", Format("EXE", "application/x-msdownload", "other")),
)
_MAGICS: Final = tuple(magic for magic, _ in _MAGIC)
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# The first that a name in the directory begins with, or is, decides.
_ZIPPED: Final[tuple[tuple[str, Format], ...]] = (
    ("OFD.xml", Format("OFD", "application/ofd", "fixed")),
    ("word/", Format("DOCX", _DOCX, "document")),
    ("xl/", Format("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet")),
    ("ppt/", Format("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "office")),
    ("META-INF/container.xml", Format("EPUB", "application/epub+zip", "fixed")),
)
_OPEN_DOCUMENT: Final = {
    b"text": Format("ODT", "application/vnd.oasis.opendocument.text", "office"),
    b"spreadsheet": Format("ODS", "application/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
    b"presentation": Format("ODP", "application/vnd.oasis.opendocument.presentation", "office"),
}
_ZIP: Final = Format("ZIP", "application/zip", "archive", generic=True)
_DAMAGED: Final = Format("ZIP (DOCX, XLSX, OFD, …)", "application/zip", "damaged", generic=True)
_WPS: Final = Format("WPS", "application/vnd.ms-works", "office")
_COMPOUND: Final[tuple[tuple[str, Format], ...]] = (
    ("EncryptedPackage", Format("DOCX/XLSX/PPTX", "application/encrypted", "encrypted")),
    ("WpsDocument", Format("WPS", "application/wps-office.wps", "office")),
    ("WordDocument", Format("DOC", "application/msword", "office")),
    ("Workbook", Format("XLS", "application/vnd.ms-excel", "spreadsheet")),
    ("Book", Format("XLS", "application/vnd.ms-excel", "spreadsheet")),
    ("PowerPoint Document", Format("PPT", "application/vnd.ms-powerpoint", "office")),
    ("MatOST", _WPS),
    ("__properties_version1.0", Format("Outlook .msg", "application/vnd.ms-outlook", "mail")),
)
_OLE: Final = Format("OLE (DOC, WPS, XLS)", "application/x-ole-storage", "office", generic=True)
# Of text, but none that is read as text.
_WRITTEN: Final[tuple[tuple[re.Pattern[bytes], Format], ...]] = (
    (re.compile(rb"<pkg:package[\s>]"), Format("Word XML (Flat OPC)", "application/vnd.ms-word+xml", "office")),
    (
        re.compile(rb"<w:wordDocument[\s>]|progid=[\"']Word\.Document"),
        Format("Word 2003 XML", "application/msword+xml", "office"),
    ),
    (
        re.compile(
            rb"progid=[\"']Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet[\"'][^>]*+>\s*+<(?:\w|ss:)*+DocumentProperties"
        ),
        Format("Excel 2003 XML", "application/vnd.ms-excel+xml", "spreadsheet"),
    ),
    (re.compile(rb"<office:document[\s>]"), Format("Flat ODF", "application/vnd.oasis.opendocument.text-flat-xml", "office")),
    (re.compile(rb"<uof:UOF[\s>]|<UOF[\s>]"), Format("UOF (标文通)", "application/vnd.uof", "office")),
    (re.compile(rb"<svg[\s>]"), Format("SVG", "image/svg+xml", "picture")),
)
_XML = re.compile(rb"\s*+(?:<\?|<!--|<(?:pkg:package|w:wordDocument|Workbook|office:document|uof:UOF|UOF|svg)[\s>])")
_PAGE = re.compile(rb"<(?:html|!doctype\s+html|body)[\s>]", re.IGNORECASE)
_BLANKS: Final = b" \t\r\n\xef\xbb\xbf"
_FRONT: Final = 4_096
_FEW: Final = 3


def recognise(data: bytes) -> Format | None:
    """Return the format of bytes that no text is written in, or None."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[: max(4, min(8, len(data)))]):
        return _compound(data)
    if data.startswith(_MAGICS):
        return next(found for magic, found in _MAGIC if data.startswith(magic))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format("WebP", "image/webp", "picture")
    if data[4:8] == b"ftyp":
        return Format("HEIF/AVIF", "image/heif", "picture") if data[8:12] in _STILLS else Format("MP4", "video/mp4", "other")
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0" and len(data) > 26:
        return Format("BMP", "image/bmp", "picture")
    if data[257:262] == b"ustar":
        return Format("tar", "application/x-tar", "archive", generic=True)
    return _written(data) or _letter(data)


def _letter(data: bytes) -> Format | None:
    if _HEADER.match(data) is None:
        return None
    headers, _ = read_headers(data, 0, min(len(data), 4 * _FRONT))
    if is_mail(headers) and headers.keys() >= {"from", "subject"}:
        return Format(".eml", "message/rfc822", "mail")
    return None


_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]{2,76}+:[ \t]")
_STILLS: Final = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc")


def _written(data: bytes) -> Format | None:
    front = data[:_FRONT].lstrip(_BLANKS)
    if front.startswith(b"{\\rtf"):
        return Format("RTF", "application/rtf", "office")
    if not front.startswith(b"<") or _XML.match(front) is None or _PAGE.search(front) is not None:
        return None
    return next((found for pattern, found in _WRITTEN if pattern.search(front) is not None), None)


def _zipped(data: bytes) -> Format:
    if (
        data[30:38] == b"mimetype"
        and (kind := re.match(rb"application/vnd\.oasis\.opendocument\.([a-z]+)", data[38:100])) is not None
    ):
        found = _OPEN_DOCUMENT.get(kind[1])
        if found is not None:
            return found
    names = zip_names(data)
    for mark, found in _ZIPPED:
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            return found
    if not names:
        return _DAMAGED
    documents = [name for name in names if not name.endswith("/")]
    return attrs.evolve(_ZIP, members=tuple(documents[:_FEW]))


def _compound(data: bytes) -> Format:
    names = frozenset(ole_names(data))
    return next((found for mark, found in _COMPOUND if mark in names), _OLE)
