"""Invented reports: a body, a year, and figures that satisfy every identity of the form."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from .official import (
    AMOUNT,
    COLUMNS,
    CONTRACT_FORM,
    DECIMALS,
    FEES,
    PROACTIVE_BLOCKS,
    REMEDY_CELLS,
    REMEDY_GROUPS,
    REQUEST_ROWS,
    UNIT,
)

Value = int | str | None
STYLES: Final = ("distinct", "sparse", "small")
"""Large numbers that all differ; mostly zeros; small numbers. The seed chooses."""

_YEARS: Final = {
    "form_2021": (2024, 2021, 2025, 2022, 2023),
    "form_2021_undivided": (2022, 2023, 2021, 2024, 2025),
    "trial_2019": (2020, 2022, 2019, 2023),
}
_BODIES: Final = (
    ("云岫县青禾街道办事处", ("青禾街道办事处", "青禾街道")),
    ("澄岭区望溪镇人民政府", ("望溪镇人民政府", "望溪镇")),
    ("云岫县水务局", ("水务局",)),
    ("澄岭区人民政府", ("澄岭区",)),
    ("沐河市松湖新区管理委员会", ("松湖新区管理委员会", "松湖新区", "松湖新区管委会")),
)
_PARTS = tuple(name for name, _ in COLUMNS if name != "total")


@dataclass(frozen=True)
class ReportSpec:
    """What one made-up report says, before any layout: `values` maps contract paths to values."""

    form: str
    seed: int
    style: str
    year: int
    body: str
    body_also: tuple[str, ...]
    published: datetime.date
    values: Mapping[str, Value]

    @property
    def contract_form(self) -> str:
        """The name of the form in the contract (without our 'undivided' variant)."""
        return CONTRACT_FORM[self.form]

    @property
    def form_expected(self) -> str:
        """The form in force for the year."""
        return "form_2021" if self.year >= 2021 else "trial_2019"


@cache
def make_report(form: str, seed: int) -> ReportSpec:
    """Invent one report on `form`; the same arguments always give the same report."""
    rng = random.Random(f"report/{form}/{seed}")
    style = STYLES[seed % len(STYLES)]
    values = _values(form, style, rng)
    while style == "distinct" and not _all_differ(values):
        values = _values(form, style, rng)
    years = _YEARS[form]
    year = years[seed % len(years)]
    body, also = rng.choice(_BODIES)
    published = datetime.date(year + 1, 1, rng.randint(5, 30))
    return ReportSpec(form, seed, style, year, body, also, published, values)


def _all_differ(values: Mapping[str, Value]) -> bool:
    figures = [str(value) for path, value in values.items() if path != UNIT]
    return len(set(figures)) == len(figures)


def _figures(style: str, rng: random.Random) -> Iterator[int]:
    """Independent counts in the given style, without end; distinct ones never recur."""
    if style == "distinct":
        yield from rng.sample(range(11, 2600), 2589)
    while style == "small":
        yield rng.randint(0, 9)
    while True:
        yield rng.choice((1, 2, 3, 7, 12, 40)) if rng.random() < 0.08 else 0


def _values(form: str, style: str, rng: random.Random) -> dict[str, Value]:
    figures = _figures(style, rng)
    return {
        **_proactive(form, style, figures, rng),
        **_requests(form, figures),
        **_remedies(figures),
    }


def _proactive(form: str, style: str, figures: Iterator[int], rng: random.Random) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for block in PROACTIVE_BLOCKS[form]:
        for _, paths in block.rows:
            values.update((path, _proactive_value(path, style, figures, rng)) for path in paths)
    _keep_plausible(values)
    if AMOUNT in values:
        values[UNIT] = rng.choice(("元", "万元", None))
        if values[UNIT] == "元":
            values[AMOUNT] = str(rng.randint(100_000, 9_000_000))
    return values


def _keep_plausible(values: dict[str, Value]) -> None:
    """No stock below zero, and no more disclosed in the year than in all."""
    for path in list(values):
        start, _, name = path.rpartition(".")
        if name == "items_change":
            change, before = (
                int(str(values[path])),
                int(str(values[f"{start}.items_previous_year"])),
            )
            values[path] = change if before + change >= 0 else -change
        elif name == "total_disclosed":
            counts = int(str(values[f"{start}.newly_disclosed"])), int(str(values[path]))
            values[f"{start}.newly_disclosed"], values[path] = min(counts), max(counts)


def _proactive_value(path: str, style: str, figures: Iterator[int], rng: random.Random) -> Value:
    if path in DECIMALS:
        if style == "sparse" and path == FEES:
            return rng.choice(("0", "0.5"))
        whole = rng.randint(10, 99_999) if style == "distinct" else rng.randint(1, 99)
        return f"{whole}.{rng.randint(1, 9_999):04d}".rstrip("0")
    figure = next(figures)
    if path.endswith("items_change"):
        return -figure if rng.random() < 0.4 else figure
    return figure * (rng.randint(2, 4000) if style == "distinct" and "decisions" in path else 1)


def _requests(form: str, figures: Iterator[int]) -> dict[str, Value]:
    """Table 三: independent leaves, then every total and the balance of each column."""
    paths = [row.path for row in REQUEST_ROWS[form]]
    leaves = [path for path in paths if path.startswith("requests.outcome.") and not path.endswith("outcome.total")]
    columns: dict[str, dict[str, int]] = {path: {} for path in paths}
    for part in _PARTS:
        for path in leaves:
            columns[path][part] = next(figures)
        done = sum(columns[path][part] for path in leaves)
        carried_out = next(figures)
        carried_in = min(next(figures), done + carried_out)
        columns["requests.outcome.total"][part] = done
        columns["requests.carried_out"][part] = carried_out
        columns["requests.carried_in"][part] = carried_in
        columns["requests.received"][part] = done + carried_out - carried_in
    values: dict[str, Value] = {}
    for path, row in columns.items():
        values.update((f"{path}.{part}", count) for part, count in row.items())
        values[f"{path}.total"] = sum(row.values())
    return values


def _remedies(figures: Iterator[int]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    names = [name for name, _ in REMEDY_CELLS]
    for group, _ in REMEDY_GROUPS:
        counts = {name: next(figures) for name in islice(names, len(names) - 1)}
        values.update((f"{group}.{name}", count) for name, count in counts.items())
        values[f"{group}.total"] = sum(counts.values())
    return values
