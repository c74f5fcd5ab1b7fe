"""A small writer of OOXML: paragraphs, runs, tables, and the package round them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_SPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED = (
    f'xmlns:w="{SPACE}" xmlns:r="{RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = {"styles.xml": "styles", "numbering.xml": "numbering", "footnotes.xml": "footnotes", "header1.xml": "header"}
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{{name}}" ContentType="{_MAIN_TYPE}"/></Types>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>某局2011年政府信息公开工作年度报告</dc:title></cp:coreProperties>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def text(words: str) -> str:
    """`w:t`, with `w:br` for newlines and `w:tab` for tabs."""
    parts = []
    for number, line in enumerate(words.split("\n")):
        if number:
            parts.append("<w:br/>")
        for place, field in enumerate(line.split("\t")):
            if place:
                parts.append("<w:tab/>")
            if field:
                parts.append(f'<w:t xml:space="preserve">{escape(field, quote=False)}</w:t>')
    return "".join(parts)


def run(words: str, properties: str = "") -> str:
    """One `w:r`."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text(words)}</w:r>"


def paragraph(words: str = "", properties: str = "", *, inner: str = "") -> str:
    """One `w:p` with one run, or with markup of its own."""
    content = inner or (run(words) if words else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def cell(words: str = "", properties: str = "", *, inner: str = "") -> str:
    """One `w:tc`."""
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner or paragraph(words)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """One `w:tr`."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """One `w:tbl`."""
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>{"".join(rows)}</w:tbl>'


def box(inner: str) -> str:
    """A text box as it is saved for new and old programs: its content stands there twice."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def document(body: str) -> str:
    """The main part."""
    return f"{_HEAD}<w:document {_DECLARED}><w:body>{body}<w:sectPr/></w:body></w:document>"


def package(main: str | bytes, parts: Mapping[str, str | bytes] | None = None, *, name: str = "word/document.xml") -> bytes:
    """
    Pack a main part and others into a DOCX.

    Args:
        main: The main part, whole.
        parts: Other parts by file name in the folder of the main one: `styles.xml`, or with markup alone, `numbering`.
        name: Name of the main part.
    """
    folder, _, file = name.rpartition("/")
    others = dict(parts or {})
    others.setdefault("numbering.xml", wrapped("numbering", _NUMBERING))
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{_KINDS.get(part, "aFChunk")}" Target="{part}"/>'
        for number, part in enumerate(others, 1)
    )
    packed = {
        "[Content_Types].xml": _TYPES.format(name=name),
        "_rels/.rels": _relations(f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="{name}"/>'),
        f"{folder}/_rels/{file}.rels": _relations(relations),
        name: main,
        **{f"{folder}/{part}": content for part, content in others.items()},
        "docProps/core.xml": _CORE,
    }
    return zipped(packed)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Any parts as an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def wrapped(root: str, inner: str) -> str:
    """The part `numbering.xml` or `styles.xml` with this markup in it."""
    return f"{_HEAD}<w:{root} {_DECLARED}>{inner}</w:{root}>"


def docx(*blocks: str, **parts: str) -> bytes:
    """A DOCX with these blocks; `styles` and `numbering` may be given as the markup in these parts."""
    return package(document("".join(blocks)), {f"{name}.xml": wrapped(name, inner) for name, inner in parts.items()})


def _relations(inner: str) -> str:
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def encode(main: str) -> bytes:
    """A main part as the bytes of a DOCX."""
    return package(main)
