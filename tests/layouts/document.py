"""The whole report as a list of blocks, before it is written as text, Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from . import narrative, noise
from .draft import Draft, Edit
from .headings import headings
from .official import HEADINGS

SECTIONS: Final = ("overview", "proactive", "requests", "remedies", "problems", "other")


@dataclass(frozen=True)
class Block:
    """One piece of the report.

    `kind` is chrome, title, meta, para, subheading, inner, heading, table or signature; a heading
    and a table name their section, a meta block holds pairs.
    """

    kind: str
    text: str = ""
    section: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


Composer = Callable[[Draft], list[Block]]
"""Lays a report out as blocks."""


def having(*features: str) -> Edit:
    """Ask for things in and around the report; see `compose` for their names."""

    def edit(draft: Draft) -> None:
        draft.features.update(features)

    return edit


def compose(draft: Draft) -> list[Block]:
    """Lay out the report.

    Features: breadcrumbs, links, metadata, contents, preamble, inner_headings, aspects_inline,
    bait, captions, captions_short, no_title, two_line_title, no_signature, footer, joined.
    """
    features = draft.features
    if not draft.headings:
        headings()(draft)
    blocks: list[Block] = []
    if "breadcrumbs" in features:
        blocks += [Block("chrome", text) for text in noise.breadcrumbs(draft)]
    if "links" in features:
        blocks += [Block("chrome", text) for text in noise.links(draft)]
    blocks += _title(draft)
    if "metadata" in features:
        blocks.append(Block("meta", pairs=tuple(noise.metadata(draft))))
    if "preamble" in features:
        blocks.append(Block("para", narrative.preamble(draft)))
    if "contents" in features:
        blocks += [Block("para", text) for text in noise.contents(draft)]
    for section, heading in zip(SECTIONS, draft.headings, strict=True):
        if heading:
            blocks.append(Block("heading", heading, section))
        blocks += _content(draft, section)
    blocks += _signature(draft)
    if "footer" in features:
        blocks += [Block("chrome", text) for text in noise.footer()]
    return blocks


def _content(draft: Draft, section: str) -> list[Block]:
    writers = {
        "overview": narrative.overview,
        "problems": narrative.problems,
        "other": narrative.other_matters,
    }
    if section in writers:
        return [Block(kind, text) for kind, text in writers[section](draft)]
    blocks: list[Block] = []
    number = SECTIONS.index(section)
    if "captions" in draft.features:
        blocks.append(Block("para", f"{HEADINGS[number]}以表格形式报告，表格如下："))
        blocks.append(Block("para", f"表{'一二三四'[number]}  单位：件"))
    if getattr(draft, section):
        blocks.append(Block("table", section=section))
    elif "pictures" in draft.features:
        blocks.append(Block("para", f"{number}.jpg"))
    if "captions" in draft.features:
        blocks.append(Block("para", f"注：以上数据截至{draft.spec.year}年12月31日，共涉及 3 个科室。"))
    return blocks


def _title(draft: Draft) -> list[Block]:
    """The title; it tells year and body."""
    spec = draft.spec
    draft.expected["body"] = spec.body
    for short in spec.body_also:
        draft.allow("body", short)
    if "no_title" in draft.features:
        draft.allow("body", None)
        draft.allow("year", None)
        return []
    if "two_line_title" in draft.features:
        return [
            Block("title", f"{spec.body}"),
            Block("title", f"{spec.year}年度政府信息公开工作年度报告"),
        ]
    if "blanks_in_title" in draft.features:
        return [Block("title", f"{spec.body} {spec.year} 年政府信息公开工作 年度报告")]
    return [Block("title", f"{spec.body}{spec.year}年政府信息公开工作年度报告")]


def _signature(draft: Draft) -> list[Block]:
    """Body and date under the report; with the metadata they tell the date of publication."""
    spec = draft.spec
    dated = "metadata" in draft.features
    draft.expected["published_on"] = spec.published.isoformat() if dated else None
    if "no_signature" in draft.features:
        return []
    if not dated:
        draft.expected["published_on"] = spec.published.isoformat()
        draft.allow("published_on", None)
    return [Block("signature", spec.body), Block("signature", noise.chinese_date(spec.published))]
