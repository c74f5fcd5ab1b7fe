"""PDFs of a few kilobytes whose pages cost the library that reads them gigabytes."""

from __future__ import annotations

import zlib

from tests.hostile.cases import case

MANY = 20_000


def pdf(*streams: tuple[str, bytes], deflated: bool = True) -> bytes:
    """Return a PDF of one page: its content is the first stream, the others are objects 5, 6, … with their dictionaries."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
    ]  # fmt: skip
    written = [body.encode() for body in objects]
    for entries, content in streams:
        packed = zlib.compress(content) if deflated else content
        filters = "/Filter/FlateDecode" if deflated else ""
        written.append(f"<<{entries}{filters}/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream")
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(written, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {len(places) + 1}>>\n"
    return made + head.encode() + f"startxref\n{len(made)}\n%%EOF".encode()


def forms(depth: int, *, deflated: bool = True, shared: bool = False) -> bytes:
    """Return a PDF with a form that draws ten times a form that draws ten times a form, and so on."""
    streams: list[tuple[str, bytes]] = [("", b"/F Do")]
    for level in range(depth):
        entries = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F {6 + level} 0 R>>>>"
        if shared:
            entries = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources {5 + depth + 1 + level} 0 R"
        streams.append((entries, b"/F Do\n" * 10))
    streams.append(("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"0 0 m 9 9 l S"))
    if shared:
        streams += [(f"/XObject<</F {6 + level} 0 R>>", b"") for level in range(depth)]
    return pdf(*streams, deflated=deflated)


@case("pdf")
def forms_within_forms() -> bytes:
    return forms(9)


@case("pdf")
def forms_within_forms_as_they_are() -> bytes:
    return forms(9, deflated=False)


@case("pdf")
def forms_within_forms_elsewhere() -> bytes:
    """What their names stand for is told by other objects."""
    return forms(9, shared=True)


@case("pdf")
def clips_within_clips() -> bytes:
    return pdf(("", b"q 0 0 m 500 0 l 0 800 l h W n 0 0 m 9 9 l S\n" * MANY))


@case("pdf")
def clips_without_end() -> bytes:
    """Each object keeps all clips that are in force where it is drawn."""
    return pdf(("", b"0 0 m 500 0 l 0 800 l h W n 0 0 m 9 9 l S\n" * MANY))


@case("pdf")
def clips_close_together() -> bytes:
    return pdf(("", b"q[]0 d 0 0 m 500 0 l 0 800 l h\rW*\tn 0 0 m 9 9 l S%\n" * MANY))


@case("pdf")
def clips_within_forms() -> bytes:
    return pdf(
        ("", b"/F Do\n" * 200), ("/Subtype/Form/BBox[0 0 595 842]", b"q 0 0 m 500 0 l 0 800 l h W n 0 0 m 9 9 l S\n" * 1_000)
    )


@case("pdf")
def marks_within_marks() -> bytes:
    """Each marked content keeps all that it is within."""
    return pdf(("", b"/P <</MCID 0>> BDC " * MANY + b"0 0 m 9 9 l S " + b"EMC " * MANY))


@case("pdf")
def as_many_marks_as_may_be() -> bytes:
    return pdf(("", b"/P BMC\n" * 2_800 + b"0 0 m 9 9 l S\n" + b"EMC\n" * 2_800))


@case("pdf")
def marks_one_behind_the_other() -> bytes:
    return pdf(("", b"/P <</MCID 0>> BDC 0 0 m 9 9 l S EMC\n" * MANY))


@case("pdf")
def as_many_clips_as_may_be() -> bytes:
    return pdf(("", b"q 0 0 m 500 0 l 0 800 l h W n 0 0 m 9 9 l S\n" * 2_800))


@case("pdf")
def as_many_forms_as_may_be() -> bytes:
    return forms(4)
