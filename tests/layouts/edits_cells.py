"""Disturbances of the figures: how a number is written, and cells that hold none."""

from __future__ import annotations

import random
from collections.abc import Callable

from .draft import Draft, Edit
from .model import Datum
from .official import AMOUNT, FEES, UNIT

Writing = Callable[[str, random.Random], str]

MARKS = ("/", "-", "—", "无", "--", "－", "／", "——")
WORDS = ("详见附件", "未统计", "见备注", "不掌握")


def _plain(draft: Draft, datum: Datum) -> bool:
    """Whether the figure is still written as a bare number."""
    return datum.text == str(draft.spec.values[str(datum.path)])


def write_figures(write: Writing) -> Edit:
    """Rewrite the digits of every bare number; the value stays."""

    def edit(draft: Draft) -> None:
        for datum in draft.data():
            if _plain(draft, datum):
                datum.text = write(datum.text, draft.rng)

    return edit


def thousands(text: str, rng: random.Random) -> str:
    """Thousands separators: 1,204 and 48,213.7756."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}"


def stopped(text: str, rng: random.Random) -> str:
    """A full stop behind the figure, as behind a sentence."""
    return text + rng.choice(("。", ""))


def wide_thousands(text: str, rng: random.Random) -> str:
    """Thousands separators of full width: 1，204."""
    return thousands(text, rng).replace(",", "，")


def wide_digits(text: str, rng: random.Random) -> str:
    """Full-width digits, point and sign."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def padded(text: str, rng: random.Random) -> str:
    """Blanks of all kinds beside the figure."""
    blanks = ("", " ", "\xa0", "\u3000", "  ")
    return rng.choice(blanks) + text + rng.choice(blanks)


def zero_width(text: str, rng: random.Random) -> str:
    """A character without width before, in or behind the figure."""
    place = rng.randint(0, len(text))
    return text[:place] + rng.choice("\u200b\ufeff\u2060") + text[place:]


def mixed_writing(text: str, rng: random.Random) -> str:
    """Now one writing, now another."""
    return rng.choice((thousands, wide_digits, str_as_is))(text, rng)


def str_as_is(text: str, rng: random.Random) -> str:
    """The figure as it is."""
    return text


def worded_changes(draft: Draft) -> None:
    """本年增/减 in words and signs: +14, 增加5, 减少3, 未增未减, 0/0 (trial form only)."""
    for datum in draft.data():
        path = str(datum.path)
        if not path.endswith("items_change"):
            continue
        value = int(str(draft.spec.values[path]))
        if value > 0:
            forms = (f"+{value}", f"增加{value}", f"增{value}", f"＋{value}", str(value))
        elif value < 0:
            forms = (f"-{-value}", f"减少{-value}", f"减{-value}", f"－{-value}", f"−{-value}")
        else:
            forms = ("未增未减", "0", "0/0", "无增减", "+0")
        datum.text = draft.rng.choice(forms)
        if datum.text in ("0/0", "无增减"):
            draft.allow(path, None)


def units(draft: Draft) -> None:
    """Units inside the cells of table 二: 31批次, 12件, 251000元, 12.5万元."""
    kinds = {
        "projects": "批次",
        "decisions": "件",
        "items_previous_year": "项",
        "issued": "件",
        "repealed": "件",
        "in_force": "件",
        "newly_made": "件",
        "newly_disclosed": "件",
        "total_disclosed": "件",
    }
    for datum in draft.data():
        path = str(datum.path)
        name = path.rsplit(".", 1)[-1]
        if path == FEES:
            datum.text += "万元"
        elif path.startswith("proactive.") and path != AMOUNT:
            datum.text += next((unit for end, unit in kinds.items() if name.endswith(end)), "")


def amount_in(unit: str | None) -> Edit:
    """采购总金额 written with this unit, or bare (trial form only)."""

    def edit(draft: Draft) -> None:
        for datum in draft.data():
            if datum.path == AMOUNT:
                datum.text = f"{draft.spec.values[AMOUNT]}{unit or ''}"
                draft.expected[UNIT] = unit

    return edit


def notes(draft: Draft) -> None:
    """Some figures carry a note in brackets: 17（其中修订9件）."""
    for datum in draft.data():
        value = draft.spec.values[str(datum.path)]
        if isinstance(value, int) and value > 1 and draft.rng.random() < 0.2:
            part = draft.rng.randint(1, value - 1)
            words = draft.rng.choice(("其中修订{}件", "含{}件上年项目", "其中{}件为网上办理"))
            brackets = draft.rng.choice(("（{}）", "({})"))
            datum.text += brackets.format(words.format(part))


def counted_requests(draft: Draft) -> None:
    """Units in table 三 as well: 3件."""
    for datum in draft.data():
        if str(datum.path).startswith("requests.") and draft.rng.random() < 0.3:
            datum.text += "件"


def empty_cells(
    texts: tuple[str, ...],
    state: str,
    *,
    rate: float = 0.15,
    last: bool = True,
    zeros: bool = False,
) -> Edit:
    """Replace some figures by blanks, marks or words: null, never 0.

    `last` says whether the last figure of a row of several may go; where blanks look like trailing
    separators the others of such a row would be in doubt. `zeros` empties exactly the zeros.
    """

    def edit(draft: Draft) -> None:
        for row in draft.rows():
            for number, datum in enumerate(row):
                if datum.path is None or (not last and number == len(row) - 1 and number > 0):
                    continue
                chosen = datum.text == "0" if zeros else draft.rng.random() < rate
                if chosen:
                    datum.text = draft.rng.choice(texts)
                    draft.lose(datum.path, state)

    return edit


def blanks(*, rate: float = 0.15, last: bool = True, zeros: bool = False) -> Edit:
    """Blank cells."""
    return empty_cells(("",), "blank", rate=rate, last=last, zeros=zeros)


def vanish(draft: Draft) -> None:
    """Take blank cells out of their rows: what is left cannot be told apart any more.

    A row of several figures that lost one is undecided; the answer that happens to be the truth is
    accepted, any other is false.
    """
    for row in draft.rows():
        kept = [datum for datum in row if datum.text]
        for datum in row:
            if not datum.text:
                draft.states.pop(str(datum.path), None)
        if len(kept) < len(row):
            draft.undecide(datum.path for datum in kept)
    for labelled in draft.labelled_rows():
        labelled.data = [datum for datum in labelled.data if datum.text]
    for table in draft.remedies:
        for group in table.groups:
            group.data = [datum for datum in group.data if datum.text]


def notes_run_in(draft: Draft) -> None:
    """Some figures have the number of a note behind them that is raised no more: 8274 for 827 with note 4."""
    for datum in draft.data():
        if _plain(draft, datum) and draft.rng.random() < 0.12:
            draft.allow_null([datum.path])
            datum.text += draft.rng.choice(("1", "[2]", "3", "①"))


def doubtful_rows(draft: Draft) -> None:
    """Rows with a blank cell: a careful reader may leave the other figures alone too."""
    for row in draft.rows():
        if any(not datum.text for datum in row):
            draft.allow_null(datum.path for datum in row)


def doubtful(section: str) -> Edit:
    """A careful reader may leave every figure of this table alone."""

    def edit(draft: Draft) -> None:
        draft.allow_null(str(datum.path) for datum in draft.data() if str(datum.path).startswith(f"{section}."))

    return edit
