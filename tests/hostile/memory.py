"""What reading takes of memory, against what is promised: 60 MB and 20 times the input. `python -m tests.hostile.memory`."""

from __future__ import annotations

import gzip
import io
import random
import sys
import tempfile
import zipfile
from argparse import ArgumentParser
from base64 import encodebytes
from collections.abc import Callable
from pathlib import Path

from gov_disclosure import Limits
from tests.hostile.cases import BOTH, Case
from tests.hostile.parts import PROACTIVE, REQUESTS, within, write
from tests.hostile.runner import run

BASE = 60
FACTOR = 20
SIZES = (0.1, 0.5, 1.0, 1.5, 5.0, 10.0, 30.0)
"""Megabytes."""
LINE = "本年度依法公开政府信息若干条，知情权得到保障。\n"
PARAGRAPH = "<p class=a>本年度依法公开政府信息若干条。</p>\n"
CELL = '<td width="66"><p align="center">12</p></td>'
LABELS = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def repeated(unit: str, size: int) -> str:
    """Return a text of a size in bytes that is one unit, again and again."""
    return unit * (size // max(len(unit.encode()), 1))


def rows_of_labels(size: int) -> str:
    """Return rows of a table, each with a label of the form and figures that differ."""
    rows: list[str] = []
    written = 0
    while written < size:
        number = len(rows)
        cells = "".join(f"<td>{number * 7 % 9_973 + column}</td>" for column in range(3))
        rows.append(f"<tr><td>{LABELS[number % len(LABELS)]}</td>{cells}</tr>\n")
        written += len(rows[-1]) + 2 * len(LABELS[number % len(LABELS)])
    return "".join(rows)


def docx(body: str, size: int, *, stored: bool = False) -> bytes:
    """Return a package whose main part is about a size, or which itself is."""
    begin = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>'
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in write(PROACTIVE, REQUESTS).splitlines())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", begin + lines + repeated(body, size) + "</w:body></w:document>")
    return file.getvalue()


def picture_in_docx(size: int) -> bytes:
    """Return a package of which nearly all is a picture."""
    file = io.BytesIO(docx("", 0))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/media/image1.jpeg", random.Random(1).randbytes(size))
    return file.getvalue()


def mhtml(size: int) -> bytes:
    """Return a saved page of which most is a picture."""
    picture = encodebytes(random.Random(1).randbytes(size // 2)).decode()
    page = encodebytes(within(repeated(PARAGRAPH, size // 4)).encode()).decode()
    parts = (("text/html; charset=utf-8", page), ("image/png", picture))
    body = "".join(f"--x\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n{data}\n" for kind, data in parts)
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n{body}--x--\n".encode()


PLAIN = "<tr>" + "<td>12</td>" * 7 + "</tr>"
CELLS_OF_WORD = "<w:tbl><w:tr>" + "<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>" * 7 + "</w:tr></w:tbl>"
INPUTS: dict[str, tuple[str, tuple[bool | None, ...], Callable[[int], str | bytes]]] = {
    "prose": ("txt", (None,), lambda size: write(overview=repeated(LINE, size))),
    "prose in GB18030": ("txt", (None,), lambda size: write(overview=repeated(LINE, size * 3 // 2)).encode("gb18030")),
    "prose in UTF-16": ("txt", (None,), lambda size: write(overview=repeated(LINE, size * 3 // 2)).encode("utf-16")),
    "tables in text": ("txt", (None,), lambda size: write() + repeated(write(PROACTIVE, REQUESTS), size)),
    "short lines": ("txt", (None,), lambda size: write(overview=repeated("公开\n", size))),
    "rows of figures": ("txt", (None,), lambda size: write(PROACTIVE + repeated("1 | 2 | 3 | 4 |\n", size), REQUESTS)),
    "rows of CSV": ("csv", (None,), lambda size: write(PROACTIVE + repeated("规章,1,2,3\n", size), REQUESTS)),
    "paragraphs of a page": ("html", BOTH, lambda size: within(repeated(PARAGRAPH, size))),
    "short paragraphs of a page": ("html", BOTH, lambda size: within(repeated("<p>年</p>", size))),
    "cells of a page": ("html", BOTH, lambda size: within("<table>" + repeated("<tr>" + CELL * 7, size))),
    "plain cells of a page": ("html", BOTH, lambda size: within(f"<table>{repeated(PLAIN, size)}")),
    "bare cells of a page": ("html", BOTH, lambda size: within("<table>" + repeated("<tr>" + "<td>12" * 7, size))),
    "rows of labels of a page": ("html", BOTH, lambda size: within(f"<table>{rows_of_labels(size)}</table>")),
    "tables of a page": ("html", BOTH, lambda size: within(repeated(f"<table><tr>{CELL * 4}</table>", size))),
    "line breaks of a page": ("html", BOTH, lambda size: within(repeated("公开信息<br>", size))),
    "scripts of a page": ("html", BOTH, lambda size: within("<script>" + repeated("var a = '<b>';\n", size) + "</script>")),
    "a picture in a page": ("html", BOTH, lambda size: within(f'<img src="data:image/png;base64,{"A" * size}">')),
    "page, compressed": ("gz", BOTH, lambda size: gzip.compress(within(repeated(PARAGRAPH, size)).encode(), 0)),
    "MHTML": ("mht", (None,), mhtml),
    "paragraphs of Word": ("docx", (None,), lambda size: docx(f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>", size, stored=True)),
    "cells of Word": ("docx", (None,), lambda size: docx(CELLS_OF_WORD, size, stored=True)),
    "pictures of Word": ("docx", (None,), picture_in_docx),
}


def main() -> int:
    """Print a line for each input; 1 where one takes more than it may."""
    parser = ArgumentParser("python -m tests.hostile.memory", description=__doc__)
    parser.add_argument("names", nargs="*", help="words that names of inputs contain")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="megabytes")
    told = parser.parse_args()
    count = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (suffix, readers, make) in INPUTS.items():
            if told.names and not any(word in name for word in told.names):
                continue
            for size in map(float, told.sizes.split(",")):
                file = Path(folder) / f"a.{suffix}"
                made = make(int(size * (1 << 20)))
                file.write_bytes(made.encode() if isinstance(made, str) else made)
                for fast in readers:
                    outcome = run(Case(name, str, suffix, readers), file, fast)
                    most = BASE + FACTOR * file.stat().st_size / (1 << 20)
                    count += 1
                    failed += outcome.megabytes > most
                    mark = "  TOO MUCH" if outcome.megabytes > most else ""
                    cost = f"{outcome.megabytes:5.0f} of {most:4.0f} MB, {outcome.seconds:.1f} s"
                    print(f"{outcome.name:36} {size:4} MB: {cost}{mark}", flush=True)
    print(f"{count} readings, {failed} beyond {BASE} MB + {FACTOR} times the input")
    return int(failed > 0)


if __name__ == "__main__":
    assert Limits().max_bytes > max(SIZES) * (1 << 20)
    sys.exit(main())
