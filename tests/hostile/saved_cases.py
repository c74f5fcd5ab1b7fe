"""What pages are saved in: MHTML whose parts lie, and what is packed within what is packed."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from base64 import encodebytes

from tests.hostile.cases import BOTH, case
from tests.hostile.parts import within

HEAD = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
PAGE = within("").encode()


@case("mht")
def multiparts_within_multiparts() -> bytes:
    inner = b"".join(b"--b%d\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n" % (at, at + 1) for at in range(30_000))
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n" + inner + PAGE


@case("mht")
def boundaries_that_never_close() -> bytes:
    return HEAD + (b"--x\r\nContent-Type: text/html\r\n\r\n" + b"<p>a") * 300_000


@case("mht")
def boundaries_that_are_nearly_one() -> bytes:
    return HEAD + b"--x\r\nContent-Type: text/html\r\n\r\n" + PAGE + b"\r\n--xx\r\n--x \r\n-- x" * 500_000


@case("mht")
def parts_of_one_address() -> bytes:
    part = b"--x\r\nContent-Type: text/html\r\nContent-Location: a\r\nContent-ID: <a>\r\n\r\n" + PAGE + b"\r\n"
    return HEAD + part * 3_000 + b"--x--"


@case("mht")
def base64_within_base64() -> bytes:
    inner = PAGE
    for _ in range(20):
        inner = b"Content-Transfer-Encoding: base64\r\n\r\n" + encodebytes(inner)
    return HEAD + b"--x\r\nContent-Type: text/html\r\n" + inner + b"\r\n--x--"


@case("mht")
def base64_that_is_none() -> bytes:
    return HEAD + b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"=" * 5_000_000 + b"\r\n--x--"


@case("mht")
def quoted_printable_without_end() -> bytes:
    return (
        HEAD + b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=3D=\r\n=4=" * 800_000
    )


@case("mht")
def headers_without_end() -> bytes:
    return HEAD + b"--x\r\n" + b"Content-Type: text/html;\r\n  charset=a;\r\n" * 300_000 + b"\r\n" + PAGE


@case("gz", readers=BOTH)
def gzip_bomb() -> bytes:
    return gzip.compress(PAGE + bytes(200 * 1024 * 1024))


@case("gz")
def gzip_within_gzip() -> bytes:
    data = PAGE
    for _ in range(200):
        data = gzip.compress(data)
    return data


@case("gz")
def gzip_of_many_members() -> bytes:
    return gzip.compress(b"a") * 200_000 + gzip.compress(PAGE)


@case("gz")
def gzip_cut_in_the_middle() -> bytes:
    data = gzip.compress(within("<p>公开" * 100_000).encode())
    return data[: len(data) // 2]


@case("gz")
def gzip_with_an_endless_name() -> bytes:
    return b"\x1f\x8b\x08\x08" + bytes(6) + b"a" * 10_000_000 + zlib.compress(PAGE)


@case("html")
def http_headers_without_end() -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500_000 + b"\r\n" + PAGE


@case("tar")
def archive_of_many_files() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for number in range(5_000):
            archive.addfile(tarfile.TarInfo(f"{number}.html"), io.BytesIO(b""))
    return file.getvalue()
