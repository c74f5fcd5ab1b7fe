"""Slips of all kinds, what they change in a sound report, and what must be found where they show at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from gov_disclosure.rules import Hint
from tests.layouts.document import Block
from tests.layouts.draft import Draft
from tests.layouts.official import COLUMNS, FEES, REMEDY_CELLS, REMEDY_GROUPS, REQUEST_ROWS
from tests.layouts.statistics import FORM as STATISTICS
from tests.layouts.values import ReportSpec, Value
from tests.reach.figures import FORMS, sound
from tests.reach.oracle import broken

__all__ = ["SLIPS", "Slip", "seeded"]

Change = dict[str, Value]
NAMES = tuple(name for name, _ in COLUMNS)
_LIVELY = ("small", "middle", "large", "one column", "few", "carried in", "one row")


def _nothing(_draft: Draft) -> None:
    """Leave the tables as they are."""


@dataclass(frozen=True)
class Slip:
    """A report with a slip: its figures now, the cells that changed, codes that must be found, what is done to its tables."""

    spec: ReportSpec
    change: Mapping[str, Value]
    codes: frozenset[str]
    edit: Callable[[Draft], None] = field(default=_nothing)
    cause: str = ""
    """The row that is to blame, where it is another than those that changed."""

    def plain(self) -> list[Block]:
        """Return the report with no words but the headings."""
        spec = self.spec
        if spec.form == STATISTICS:
            tables = [Block("heading", "政府信息公开情况统计表"), Block("table", section="statistics")]
        else:
            headings = (
                "二、主动公开政府信息情况",
                "三、收到和处理政府信息公开申请情况",
                "四、政府信息公开行政复议、行政诉讼情况",
            )
            tables = [Block("heading", "一、总体情况", "overview")]
            for section, heading in zip(("proactive", "requests", "remedies"), headings, strict=True):
                tables += [Block("heading", heading, section), Block("table", section=section)]
            tables.append(Block("heading", "五、存在的主要问题及改进情况", "problems"))
            tables.append(Block("para", "存在的主要问题是栏目更新不够及时，今后将明确专人负责，按月检查，加以改进。"))
            tables += [Block("heading", "六、其他需要报告的事项", "other"), Block("para", "没有需要报告的其他事项。")]
        return [Block("title", f"{spec.body}{spec.year}年政府信息公开工作年度报告"), *tables, Block("signature", spec.body)]

    def is_named(self, hint: Hint) -> bool:
        """Whether a hint speaks of what was changed."""
        cells = (*self.change, self.cause) if self.cause else tuple(self.change)
        return bool(hint.paths) and all(
            any(f"{path}.".startswith(f"{named}.") or f"{named}.".startswith(f"{path}.") for path in cells)
            for named in hint.paths
        )


Make = Callable[[ReportSpec, Random], Change | None]


def seeded(kind: str, random: Random) -> Slip | None:
    """Return a report with a slip of a kind, or None where the report allows none."""
    make = SLIPS[kind]
    forms = FORMS[:3] if kind in _OF_TABLE_3 else FORMS
    spec = sound(random.choice(forms), random, random.choice(_LIVELY))
    return make(spec, random) if kind in _DRAFTS else _of_figures(make, spec, random)  # type: ignore[operator,return-value]


def _of_figures(make: Make, spec: ReportSpec, random: Random) -> Slip | None:
    change = make(spec, random)
    if change is None:
        return None
    change = {path: value for path, value in change.items() if value != spec.values[path]}
    if not change:
        return None
    values = {**spec.values, **change}
    return Slip(replace(spec, values=values), change, frozenset(broken(spec.form, values)))


def _counts(spec: ReportSpec) -> list[str]:
    return [path for path, value in spec.values.items() if isinstance(value, int)]


def _cell(change: Callable[[int, Random], int | None]) -> Make:
    def make(spec: ReportSpec, random: Random) -> Change | None:
        path = random.choice([path for path in _counts(spec) if spec.values[path]] or _counts(spec))
        number = change(int(str(spec.values[path])), random)
        return None if number is None else {path: number}

    return make


def _any_cell(spec: ReportSpec, random: Random) -> Change:
    """Alter any cell, those that hold 0 as well."""
    path = random.choice(_counts(spec))
    number = int(str(spec.values[path]))
    return {path: max(0, number + random.choice((-7, -2, -1, 1, 2, 5, 30, 400)))}


def _of_digits(change: Callable[[str, Random], str | None]) -> Make:
    """Change the digits of a cell; a change of items below 0 keeps its sign."""

    def of_number(number: int, random: Random) -> int | None:
        digits = change(str(abs(number)), random)
        return None if not digits else int(digits) * (1 if number >= 0 else -1)

    return _cell(of_number)


def _doubled(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[: place + 1] + digits[place:]


def _swapped(digits: str, random: Random) -> str | None:
    places = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    if not places:
        return None
    place = random.choice(places)
    return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _dropped(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place + 1 :]


def _row(spec: ReportSpec, row: str) -> list[str]:
    return [f"{row}.{name}" for name in NAMES]


def _rows(spec: ReportSpec) -> list[str]:
    return [row.path for row in REQUEST_ROWS[spec.form]]


def _exchanged(spec: ReportSpec, one: Sequence[str], other: Sequence[str]) -> Change:
    pairs = list(zip(one, other, strict=True))
    return {first: spec.values[second] for first, second in pairs} | {second: spec.values[first] for first, second in pairs}


def _rows_exchanged(spec: ReportSpec, random: Random) -> Change:
    rows = _rows(spec)
    place = random.randrange(len(rows) - 1)
    other = place + 1 if random.random() < 0.6 else random.choice([number for number in range(len(rows)) if number != place])
    return _exchanged(spec, _row(spec, rows[place]), _row(spec, rows[other]))


def _columns_exchanged(spec: ReportSpec, random: Random) -> Change:
    one, other = random.sample(NAMES, 2)
    return _exchanged(spec, [f"{row}.{one}" for row in _rows(spec)], [f"{row}.{other}" for row in _rows(spec)])


def _cells_exchanged(spec: ReportSpec, random: Random) -> Change:
    place = random.randrange(len(NAMES) - 1)
    row = random.choice(_rows(spec))
    return _exchanged(spec, [f"{row}.{NAMES[place]}"], [f"{row}.{NAMES[place + 1]}"])


def _column_shifted(spec: ReportSpec, random: Random) -> Change:
    rows = _rows(spec)
    first = random.randrange(len(rows) - 2)
    last = random.randrange(first + 2, len(rows))
    column = random.choice(NAMES)
    cells = [f"{row}.{column}" for row in rows[first : last + 1]]
    numbers = [spec.values[cell] for cell in cells]
    return dict(zip(cells, [0, *numbers[:-1]] if random.random() < 0.5 else [*numbers[1:], 0], strict=True))


def _row_shifted(spec: ReportSpec, random: Random) -> Change:
    cells = _row(spec, random.choice(_rows(spec)))
    numbers = [spec.values[cell] for cell in cells]
    return dict(zip(cells, [0, *numbers[:-1]] if random.random() < 0.5 else [*numbers[1:], 0], strict=True))


def _total_over_wrong_rows(spec: ReportSpec, random: Random) -> Slip | None:
    """Add up the outcomes without some row, or with what was received as well, in every column."""
    rows = [row for row in _rows(spec) if row.startswith("requests.outcome.") and row != "requests.outcome.total"]
    wrong = random.choice(rows)
    sign = random.choice((-1, 1))
    totals = {
        f"requests.outcome.total.{name}": int(str(spec.values[f"requests.outcome.total.{name}"]))
        + sign * int(str(spec.values[f"{wrong}.{name}"]))
        for name in NAMES
    }
    made = _of_figures(lambda *_: totals, spec, random)
    return replace(made, cause=wrong) if made is not None else None


def _remedies_exchanged(spec: ReportSpec, random: Random) -> Change:
    group, other = random.sample([group for group, _ in REMEDY_GROUPS], 2)
    name = random.choice([name for name, _ in REMEDY_CELLS])
    return _exchanged(spec, [f"{group}.{name}"], [f"{other}.{name}"])


def _carried_from_last_year(spec: ReportSpec, random: Random) -> Change:
    """Take the whole row of 上年结转 from another report."""
    other = sound(spec.form, random, "small")
    return {path: other.values[path] for path in _row(spec, "requests.carried_in")}


def _blanked(spec: ReportSpec, random: Random) -> Slip:
    """Leave a cell blank: a warning of its own, and no sum over it."""
    path = random.choice(_counts(spec))

    def edit(draft: Draft) -> None:
        for datum in draft.data():
            if datum.path == path:
                datum.text = ""

    return Slip(spec, {path: None}, frozenset({"GD301", "GD309"}), edit)


def _row_dropped(spec: ReportSpec, random: Random) -> Slip:
    """Leave a row of table 三 out."""
    row = random.choice(_rows(spec))

    def edit(draft: Draft) -> None:
        for table in draft.requests:
            table.rows = [each for each in table.rows if each.data[0].path != f"{row}.natural_person"]

    return Slip(spec, dict.fromkeys(_row(spec, row)), frozenset({"GD310"}), edit)


def _column_dropped(spec: ReportSpec, random: Random) -> Slip:
    """Leave a column of table 三 out, header and all."""
    place = random.randrange(len(NAMES))

    def edit(draft: Draft) -> None:
        for table in draft.requests:
            del table.columns[place]
            for row in table.rows:
                del row.data[place]

    return Slip(spec, {f"{row}.{NAMES[place]}": None for row in _rows(spec)}, frozenset({"GD310", "GD309"}), edit)


def _fees_in_yuan(spec: ReportSpec, random: Random) -> Slip | None:
    """Write 元 behind the fees, which the form has in 万元."""
    if FEES not in spec.values:
        return None
    text = f"{random.randint(1, 90_000_000)}元"

    def edit(draft: Draft) -> None:
        for datum in draft.data():
            if datum.path == FEES:
                datum.text = text

    return Slip(spec, {FEES: None}, frozenset({"GD307"}), edit)


SLIPS: Mapping[str, Callable[[ReportSpec, Random], Change | Slip | None]] = {
    "any cell altered": _any_cell,
    "filled cell altered": _cell(lambda number, random: max(0, number + random.choice((-9, -3, -1, 1, 2, 10, 100)))),
    "made 0": _cell(lambda number, _: 0),
    "digit doubled": _of_digits(_doubled),
    "digits swapped": _of_digits(_swapped),
    "digit dropped": _of_digits(_dropped),
    "sign": _cell(lambda number, _: -number),
    "times 10,000": _cell(lambda number, _: number * 10_000),
    "rows exchanged": _rows_exchanged,
    "columns exchanged": _columns_exchanged,
    "cells exchanged": _cells_exchanged,
    "column shifted": _column_shifted,
    "row shifted": _row_shifted,
    "total over wrong rows": _total_over_wrong_rows,
    "remedies exchanged": _remedies_exchanged,
    "carried in of another": _carried_from_last_year,
    "blanked": _blanked,
    "row dropped": _row_dropped,
    "column dropped": _column_dropped,
    "fees in yuan": _fees_in_yuan,
}
"""The kinds of slips, by name."""
_DRAFTS = ("total over wrong rows", "blanked", "row dropped", "column dropped", "fees in yuan")
_OF_TABLE_3 = (
    "rows exchanged", "columns exchanged", "cells exchanged", "column shifted", "row shifted", "total over wrong rows",
    "remedies exchanged", "carried in of another", "row dropped", "column dropped", "fees in yuan",
)  # fmt: skip
"""The kinds that are for forms with tables 三 and 四."""
