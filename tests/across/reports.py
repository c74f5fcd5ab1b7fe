"""Made-up reports whose figures follow from year to year, on either form, as text."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

from tests.across.prose import narrative
from tests.layouts.official import (
    APPLICANTS,
    COLUMNS,
    CORNER,
    HEADINGS,
    LEGAL_PERSONS,
    PROACTIVE_BLOCKS,
    REMEDY_CELLS,
    REMEDY_GROUPS,
    REQUEST_ROWS,
)

__all__ = ["render", "series_figures", "series_texts"]

Figures = dict[str, int | str]
_KINDS = [name for name, _ in COLUMNS[:-1]]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def render(
    body: str, year: int, form: str, figures: Mapping[str, int | str], prose: tuple[Sequence[str], Sequence[str]],
    *, other: Iterable[str] = ("无。",), month: int = 1,
) -> str:  # fmt: skip
    """Return a report as text."""
    lines = [f"{body}{year}年政府信息公开工作年度报告", "", f"一、{HEADINGS[0]}", *prose[0], "", f"二、{HEADINGS[1]}", ""]
    for block in PROACTIVE_BLOCKS[form]:
        lines += [_row(block.title), _row(*block.heads)]
        lines += [_row(label, *(figures[path] for path in paths)) for label, paths in block.rows]
    lines += ["", f"三、{HEADINGS[2]}", "", _row(CORNER, APPLICANTS)]
    lines += [_row(COLUMNS[0][1], LEGAL_PERSONS, COLUMNS[-1][1]), _row(*(word for _, word in COLUMNS[1:-1]))]
    group: tuple[str, ...] = ()
    for row in REQUEST_ROWS[form]:
        new = [word for at, word in enumerate(row.groups) if at >= len(group) or group[at] != word]
        group = row.groups
        lines.append(_row(*new, row.label, *(figures[f"{row.path}.{name}"] for name, _ in COLUMNS)))
    lines += ["", f"四、{HEADINGS[3]}", "", _row("行政复议", "行政诉讼")]
    lines += [_row(*(word for _, word in REMEDY_CELLS), *(word for _, word in REMEDY_GROUPS[1:]))]
    lines += [_row(*[word for _, word in REMEDY_CELLS] * 2)]
    lines += [_row(*(figures[f"{path}.{name}"] for path, _ in REMEDY_GROUPS for name, _ in REMEDY_CELLS))]
    lines += ["", f"五、{HEADINGS[4]}", *prose[1], "", f"六、{HEADINGS[5]}", *other, "", body, f"{year + 1}年{month}月20日"]
    return "\n".join(lines) + "\n"


def series_figures(rng: random.Random, years: Sequence[int], *, size: int = 40) -> list[tuple[int, str, Figures]]:
    """Return year, form and figures of the reports of one body: each year follows from the year before."""
    left = dict.fromkeys(_KINDS, 0)
    stock = {kind: rng.randint(0, 30) for kind in ("rules", "normative_documents")}
    items = {kind: rng.randint(5, 200) for kind in ("licensing", "other_public_services", "penalties", "coercion", "fee_items")}
    decisions = {kind: rng.choice((0, 3, rng.randint(20, 3000))) for kind in ("licensing", "penalty", "coercion")}
    fees = rng.randint(0, 90_000)
    found: list[tuple[int, str, Figures]] = []
    for year in years:
        form = "trial_2019" if year < 2021 else rng.choice(("form_2021", "form_2021", "form_2021_undivided"))
        figures: Figures = {}
        left = _requests(rng, form, left, figures, size)
        decisions = {kind: rng.randint(count // 2, count * 2 + 4) for kind, count in decisions.items()}
        if form == "trial_2019":
            for kind in ("rules", "normative_documents"):
                made = rng.randint(0, 5)
                names = {"newly_made": made, "newly_disclosed": made, "total_disclosed": stock[kind] + rng.randint(0, 60)}
                figures |= {f"proactive.{kind}.{name}": value for name, value in names.items()}
            for kind, count in items.items():
                change = rng.randint(-min(5, count), 5)
                figures[f"proactive.{kind}.items_previous_year"] = count
                figures[f"proactive.{kind}.items_change"] = change
                items[kind] = count + change
            for path, kind in (("licensing", "licensing"), ("penalties", "penalty"), ("coercion", "coercion")):
                figures[f"proactive.{path}.decisions"] = decisions[kind]
            figures["proactive.other_public_services.decisions"] = rng.randint(0, 500)
            figures["proactive.central_procurement.projects"] = rng.randint(0, 9)
            figures["proactive.central_procurement.amount"] = f"{rng.randint(1, 900)}.5万元"
        else:
            for kind, count in stock.items():
                issued, repealed = rng.randint(0, 6), rng.randint(0, count)
                stock[kind] = count + issued - repealed
                names = {"issued": issued, "repealed": repealed, "in_force": stock[kind]}
                figures |= {f"proactive.{kind}.{name}": value for name, value in names.items()}
            figures |= {f"proactive.{kind}_decisions": value for kind, value in decisions.items()}
            fees = rng.randint(fees // 2, fees * 2 + 100)
            figures["proactive.administrative_fees_wan_yuan"] = f"{fees / 100:.2f}"
        for path, _ in REMEDY_GROUPS:
            results = [rng.randint(0, 3) for _ in REMEDY_CELLS[:-1]]
            figures |= {f"{path}.{name}": value for (name, _), value in zip(REMEDY_CELLS, [*results, sum(results)], strict=True)}
        found.append((year, form, figures))
    return found


def _requests(rng: random.Random, form: str, left: Mapping[str, int], figures: Figures, size: int) -> dict[str, int]:
    """Fill table 三; return what is carried out."""
    rows = [row.path for row in REQUEST_ROWS[form]]
    outcomes = rows[2:-2]
    cells = {path: dict.fromkeys(_KINDS, 0) for path in rows}
    out: dict[str, int] = {}
    for at, kind in enumerate(_KINDS):
        received = rng.randint(0, size if not at else max(2, size // 8))
        cells[rows[0]][kind], cells[rows[1]][kind] = received, left[kind]
        out[kind] = rng.randint(0, min(4, received + left[kind]))
        cells[rows[-1]][kind] = out[kind]
        done = cells[rows[-2]][kind] = received + left[kind] - out[kind]
        while done:
            part = rng.randint(1, done)
            cells[rng.choice(outcomes)][kind] += part
            done -= part
    for path, of_kinds in cells.items():
        figures |= {f"{path}.{kind}": value for kind, value in of_kinds.items()}
        figures[f"{path}.total"] = sum(of_kinds.values())
    return out


def series_texts(rng: random.Random, body: str, years: Sequence[int], *, size: int = 40) -> list[tuple[str, str]]:
    """Return name and text of the reports of one body, each in words of its own."""
    return [
        (f"{year}.txt", render(body, year, form, figures, narrative(rng, body)))
        for year, form, figures in series_figures(rng, years, size=size)
    ]
