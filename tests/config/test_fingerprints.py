"""Fingerprints: the same in another container, another encoding, and beside whatever else was changed."""

from __future__ import annotations

import random

import pytest

from gov_disclosure import RuleSet, check, parse_bytes
from gov_disclosure.testing import build_report, render_text, seed_fault
from gov_disclosure.testing.building import some_figures
from tests.layouts import docx_xml

RULES = RuleSet.default(plugins=False)
SLIPS = (("收到政府信息公开申请", "收到政府信息公开申请1"), ("未发生责任追究情形。", "制定规范性文件××件，另有  件。"))


def blocks(text: str) -> list[str | list[list[str]]]:
    """Return the lines of a text, rows of a table together."""
    found: list[str | list[list[str]]] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            found.append(line)
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if found and isinstance(found[-1], list):
            found[-1].append(cells)
        else:
            found.append([cells])
    return found


def as_text(text: str) -> bytes:
    return text.encode()


def as_page(text: str) -> bytes:
    parts = [
        f"<p>{block}</p>" if isinstance(block, str)
        else "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in block) + "</table>"
        for block in blocks(text)
    ]  # fmt: skip
    return ("<html><meta charset=utf-8><body>" + "".join(parts)).encode()


def as_docx(text: str) -> bytes:
    return docx_xml.docx(*[
        docx_xml.paragraph(block) if isinstance(block, str)
        else docx_xml.table(*[docx_xml.row(*[docx_xml.cell(words) for words in row]) for row in block])
        for block in blocks(text)
    ])  # fmt: skip


def with_paragraphs(text: str) -> bytes:
    """Say something more below each sub-heading."""
    lines = [[line, "另外介绍其他工作。"] if line.startswith("（") else [line] for line in text.splitlines()]
    return "\n".join(line for each in lines for line in each).encode()


def in_gb18030(text: str) -> bytes:
    return ("\n\n\n" + text).replace("\n", "\r\n").encode("gb18030")


def fingerprints(data: bytes) -> set[tuple[str, str]]:
    return {(finding.rule, finding.fingerprint) for finding in check(parse_bytes(data), RULES)}


@pytest.mark.parametrize("write", [as_page, as_docx, with_paragraphs, in_gb18030])
@pytest.mark.parametrize("seed", range(6))
def test_stay_the_same(seed: int, write) -> None:
    rng = random.Random(seed)
    report = build_report("form_2021", some_figures("form_2021", rng), year=2024)
    fault = seed_fault(report, rng)
    text = render_text(fault.report if fault is not None else report)
    for old, new in SLIPS:
        assert old in text
        text = text.replace(old, new)
    before = fingerprints(as_text(text))
    assert len(before) > 1
    assert fingerprints(write(text)) == before


def test_a_further_finding_alike_leaves_those_before_it() -> None:
    """Of findings alike the new one is told, and no other."""
    text = render_text(build_report("form_2021", year=2024)).replace("未发生责任追究情形。", "制定规范性文件××件。")
    more = text.replace("制定规范性文件××件。", "制定规范性文件××件。\n修订规范性文件××件。")
    before, after = fingerprints(as_text(text)), fingerprints(as_text(more))
    assert before <= after
