"""Disturbances of rows and columns: order, extra and missing ones, groups, tables cut in parts."""

from __future__ import annotations

from .draft import Draft, Edit
from .model import Column, Datum, ProactiveTable, RemediesTable, RequestsTable, Row
from .official import DENIED, NOT_PROCESSED


def extra_rows(draft: Draft) -> None:
    """Rows that the form does not have; they must disturb no other, and bind to nothing."""
    rng = draft.rng
    for table in draft.requests:
        for label, place in (("其中：通过网站在线提交", 1), ("其中：涉及征地拆迁领域的", -2)):
            data = [Datum(None, str(rng.randint(5001, 9999))) for _ in table.columns]
            groups = table.rows[place].groups if place < 0 else ()
            table.rows.insert(place, Row(groups, label, data))
    for proactive in draft.proactive:
        block = proactive.blocks[2]
        width = len(block.rows[0].data)
        data = [Datum(None, str(rng.randint(5001, 9999))) for _ in range(width)]
        block.rows.append(Row((), "行政裁决", data))


def swapped_rows(draft: Draft) -> None:
    """Neighbouring rows change places, with their numbers."""
    for table in draft.requests:
        numbers = [n for n, row in enumerate(table.rows[:-1]) if _swappable(table.rows, n)]
        for number in numbers[:: draft.rng.choice((2, 3))]:
            rows = table.rows
            rows[number], rows[number + 1] = rows[number + 1], rows[number]
    for proactive in draft.proactive:
        for block in proactive.blocks:
            block.rows.reverse()


def _swappable(rows: list[Row], number: int) -> bool:
    first, second = rows[number], rows[number + 1]
    return len(first.groups) == 2 and first.groups == second.groups


def permuted_columns(draft: Draft) -> None:
    """The five columns of legal persons in another order, headers with them."""
    order = [1, 2, 3, 4, 5]
    while order == sorted(order):
        draft.rng.shuffle(order)
    _reorder_requests(draft, [0, *order, 6])


def total_first(draft: Draft) -> None:
    """总计 before the applicants instead of behind them."""
    _reorder_requests(draft, [6, 0, 1, 2, 3, 4, 5])


def _reorder_requests(draft: Draft, order: list[int]) -> None:
    for table in draft.requests:
        table.columns = [table.columns[n] for n in order]
        for row in table.rows:
            row.data = [row.data[n] for n in order]


def permuted_blocks(draft: Draft) -> None:
    """The columns of the blocks of table 二, and of the groups of table 四, in another order."""
    for proactive in draft.proactive:
        for block in proactive.blocks:
            block.heads[1:] = block.heads[:0:-1]
            for row in block.rows:
                row.data.reverse()
    for remedies in draft.remedies:
        for group in remedies.groups:
            group.heads.insert(0, group.heads.pop())
            group.data.insert(0, group.data.pop())


def subtotal_column(draft: Draft) -> None:
    """A column 小计 for the legal persons, before 总计: eight figures a row."""
    for table in draft.requests:
        table.columns.insert(6, Column("subtotal", "小计"))
        for row in table.rows:
            total = sum(int(datum.text) for datum in row.data[1:6])
            row.data.insert(6, Datum(None, str(total)))


def column_behind(draft: Draft) -> None:
    """A column behind all others, with figures of another year."""
    for table in draft.requests:
        table.columns.append(Column("beside", "上年同期"))
        for row in table.rows:
            row.data.append(Datum(None, str(draft.rng.randint(0, 4999))))


def unit_column(draft: Draft) -> None:
    """A column of units between the labels and the figures."""
    for table in draft.requests:
        table.columns.insert(0, Column("beside", "计量单位"))
        for row in table.rows:
            row.data.insert(0, Datum(None, "件"))


def group_cells(style: str) -> Edit:
    """Print group cells otherwise: repeated, dropped, own_row or split."""

    def edit(draft: Draft) -> None:
        for table in draft.requests:
            table.groups = style

    return edit


def no_corner(draft: Draft) -> None:
    """The corner cell with the 勾稽关系 is empty."""
    for table in draft.requests:
        table.corner = ""


def missing_rows(draft: Draft) -> None:
    """Some rows are not there: null, and none of the others moves."""
    for table in draft.requests:
        drop = set(draft.rng.sample(range(2, len(table.rows) - 2), 4))
        for number in drop:
            for datum in table.rows[number].data:
                draft.lose(datum.path)
        table.rows = [row for number, row in enumerate(table.rows) if number not in drop]
    for proactive in draft.proactive:
        block = draft.rng.choice([block for block in proactive.blocks if len(block.rows) > 1])
        for datum in block.rows.pop(draft.rng.randrange(2)).data:
            draft.lose(datum.path)


def missing_group(draft: Draft) -> None:
    """All rows of （三）不予公开 or （五）不予处理 are not there."""
    for table in draft.requests:
        gone = draft.rng.choice((DENIED, NOT_PROCESSED))
        for row in table.rows:
            if gone in row.groups:
                for datum in row.data:
                    draft.lose(datum.path)
        table.rows = [row for row in table.rows if gone not in row.groups]


def without_table(section: str) -> Edit:
    """The table of a section is lost (a picture on the page): every cell is null."""

    def edit(draft: Draft) -> None:
        for path in [path for path in draft.expected if path.startswith(f"{section}.")]:
            draft.lose(path)
        getattr(draft, section).clear()
        if section == "proactive" and draft.spec.form != "form_2021":
            for answer in (None, "form_2021", "trial_2019"):
                draft.allow("form", answer)

    return edit


def without_tables(draft: Draft) -> None:
    """No table at all: headings with nothing between them."""
    for section in ("proactive", "requests", "remedies"):
        without_table(section)(draft)
    for answer in (None, draft.spec.form_expected):
        draft.allow("form", answer)


def six_of_seven(*, rate: float) -> Edit:
    """Some rows of table 三 have lost one cell; which one the row does not say."""

    def edit(draft: Draft) -> None:
        for table in draft.requests:
            for row in table.rows:
                if draft.rng.random() < rate:
                    lost = row.data.pop(draft.rng.randrange(len(row.data)))
                    draft.lose(lost.path)
                    draft.undecide(datum.path for datum in row.data)

    return edit


def split_requests(*, header: bool) -> Edit:
    """Table 三 in two parts, as after a page break; the second has a header of its own or none."""

    def edit(draft: Draft) -> None:
        (table,) = draft.requests
        cut = draft.rng.randint(6, 16)
        rest = RequestsTable(table.columns, table.rows[cut:], header, table.groups)
        table.rows = table.rows[:cut]
        draft.requests = [table, rest]

    return edit


def joined(draft: Draft) -> None:
    """The parts of a table follow each other without a gap: header rows in the middle of a table."""
    draft.features.add("joined")


def separate_blocks(draft: Draft) -> None:
    """Every 第二十条 block is a table of its own."""
    draft.proactive = [ProactiveTable([block]) for table in draft.proactive for block in table.blocks]


def separate_remedies(draft: Draft) -> None:
    """Table 四 as three tables of five cells."""
    draft.remedies = [RemediesTable([group]) for table in draft.remedies for group in table.groups]
