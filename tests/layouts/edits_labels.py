"""Disturbances of labels and header words; none of them changes a figure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from .draft import Draft, Edit
from .official import DENIED, NOT_AVAILABLE, NOT_PROCESSED, OTHER

Words = Callable[[str, random.Random], str]

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_MARKED = re.compile(r"^(\d)\.")
_SLIPS = "己已未末目日末土士人入申由中政故信言情请清"


def every_word(change: Words) -> Edit:
    """Change the text of every label, group, header word, block title and corner cell."""

    def edit(draft: Draft) -> None:
        rng = draft.rng
        for proactive in draft.proactive:
            for block in proactive.blocks:
                block.title = change(block.title, rng)
                block.heads = [change(head, rng) for head in block.heads]
        for requests in draft.requests:
            requests.corner = change(requests.corner, rng)
            requests.applicants = change(requests.applicants, rng)
            requests.legal_persons = change(requests.legal_persons, rng)
            for column in requests.columns:
                column.text = change(column.text, rng)
            changed: dict[str, str] = {}
            for row in requests.rows:
                for text in row.groups:
                    changed.setdefault(text, change(text, rng))
                row.groups = tuple(changed[text] for text in row.groups)
        for remedies in draft.remedies:
            for group in remedies.groups:
                group.heads = [change(head, rng) for head in group.heads]
        row_labels(change)(draft)

    return edit


def row_labels(change: Words) -> Edit:
    """Change only the labels of the rows."""

    def edit(draft: Draft) -> None:
        for row in draft.labelled_rows():
            row.label = change(row.label, draft.rng)

    return edit


def explained_columns(draft: Draft) -> None:
    """Header words with a remark on what the column holds."""
    for table in draft.requests:
        for column in table.columns:
            column.text += {"科研机构": "（含高校）", "商业企业": "（包括个体工商户）"}.get(column.text, "")


def translated(text: str, rng: random.Random) -> str:
    """The English of a few words beside them."""
    english = {
        "规章": " Regulations",
        "自然人": "\nNatural person",
        "总计": " (Total)",
        "商业企业": "/Enterprise",
        "（一）予以公开": " Granted",
    }
    return text + english.get(text, "")


def half_width(text: str, rng: random.Random) -> str:
    """Half-width brackets, colons and commas, as in the first seed."""
    return text.translate(str.maketrans("（）：，", "():,"))


def spaced_brackets(text: str, rng: random.Random) -> str:
    """Brackets with blanks inside or after them: ( 一 )予以公开, (一) 予以公开."""
    style = rng.choice(("( {} )", "({}) ", "（{}） "))
    return re.sub(r"（([一二三四五六七八九])）", lambda m: style.format(m[1]), text)


def zero_width(text: str, rng: random.Random) -> str:
    """Characters of no width inside the word."""
    place = rng.randint(1, max(1, len(text) - 1))
    return text[:place] + rng.choice(_ZERO_WIDTH) + text[place:]


def inner_blanks(text: str, rng: random.Random) -> str:
    """A blank somewhere inside: 本年新 制作数量, 社会 公益 组织."""
    if len(text) < 4 or rng.random() < 0.3:
        return text
    place = rng.randint(2, len(text) - 2)
    return text[:place] + rng.choice((" ", "\u3000", "\xa0")) + text[place:]


def letter_spaced(text: str, rng: random.Random) -> str:
    """Short words set wide: 总 计, 规 章, 自 然 人."""
    return " ".join(text) if len(text) <= 4 and text.isalpha() else text


def two_lines(text: str, rng: random.Random) -> str:
    """Words broken over two lines as in narrow cells: 商业/企业, 本年新/制作数量."""
    cuts = {"本年新制作数量": 3, "本年新公开数量": 3, "社会公益组织": 4, "法律服务机构": 4}
    if len(text) < 4:
        return text
    cut = cuts.get(text, 2 if len(text) == 4 else len(text) // 2)
    return text[:cut] + "\n" + text[cut:]


def two_lines_heads(draft: Draft) -> None:
    """Only header words and short group cells are broken."""
    for proactive in draft.proactive:
        for block in proactive.blocks:
            block.heads = [two_lines(head, draft.rng) for head in block.heads]
    for requests in draft.requests:
        for column in requests.columns:
            column.text = two_lines(column.text, draft.rng)
    for remedies in draft.remedies:
        for group in remedies.groups:
            group.heads = [two_lines(head, draft.rng) for head in group.heads]


def explained_heads(draft: Draft) -> None:
    """A bracket behind header words that says what is meant, in numbers, too."""
    remarks = ("（指{}年事项数）", "（含下属单位，减少用负数表示，如-8）", " (按{}年实际办件统计)")
    for table in draft.proactive:
        for block in table.blocks:
            block.heads = [
                head
                if head == "信息内容" or "（" in head
                else head + draft.rng.choice(remarks).format(draft.rng.randint(2018, 2024))
                for head in block.heads
            ]


def marks(pattern: str) -> Words:
    """Another mark before numbered rows; `pattern` takes the digit as {}, or {c} for ⒈."""

    def change(text: str, rng: random.Random) -> str:
        return _MARKED.sub(
            lambda m: pattern.format(m[1], c=chr(0x2487 + int(m[1])), w=chr(0xFF10 + int(m[1]))),
            text,
        )

    return change


def enclosed_groups(text: str, rng: random.Random) -> str:
    """㈠ for （一）, in rows, groups and block titles."""
    return re.sub(
        r"（([一二三四五六七八九])）",
        lambda m: chr(0x3220 + "一二三四五六七八九".index(m[1])),
        text,
    )


def typo(text: str, rng: random.Random) -> str:
    """One slip in a long label: a character wrong, missing, or swapped with the next."""
    if len(text) < 8:
        return text
    place = rng.randint(3, len(text) - 3)
    kind = rng.choice(("substitution", "deletion", "swap"))
    if kind == "deletion":
        return text[:place] + text[place + 1 :]
    if kind == "swap":
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + rng.choice([slip for slip in _SLIPS if slip not in text]) + text[place + 1 :]


def aliases(text: str, rng: random.Random) -> str:
    """Wordings seen for the same row: 举报投诉类申请, 转结, 规范性文件 under either form."""
    changes = (
        ("1.信访举报投诉类申请", "1.举报投诉类申请"),
        ("上年结转", "上年度转结"),
        ("结转下年度", "转结下年度"),
        ("行政事业性收费", "行政事业型收费"),
        ("现行有效件数", "现行有效件"),
        ("行政规范性文件", "规范性文件"),
    )
    for official, seen in changes:
        text = text.replace(official, seen)
    return text


def explained_document(text: str, rng: random.Random) -> str:
    """A bracket behind the label that says what is meant."""
    return f"{text}（指以本机关名义印发的文件）" if text.endswith("规范性文件") else text


def cut_heads(draft: Draft) -> None:
    """Header words cut at their line break: 本年新 twice, 本年增/."""
    for table in draft.proactive:
        for block in table.blocks:
            block.heads = [head[:3] if head.startswith("本年新") else head.replace("增/减", "增/") for head in block.heads]


def no_row_marks(text: str, rng: random.Random) -> str:
    """Row labels without their ordinal."""
    return re.sub(r"^(?:\d\.|[一二三四]、|（[一二三四五六七]）)", "", text)


def wrong_ordinals(draft: Draft) -> None:
    """Rows of a group numbered wrongly: every mark one too high, as after an inserted row."""
    groups = (DENIED, NOT_AVAILABLE, NOT_PROCESSED, OTHER)
    for table in draft.requests:
        for row in table.rows:
            if row.groups and row.groups[-1] in groups[:3]:
                row.label = _MARKED.sub(lambda m: f"{int(m[1]) + 1}.", row.label)
