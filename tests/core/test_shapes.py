"""Figures that are made when they are asked for, and bound by the shape of the tables."""

from __future__ import annotations

import pickle
import random
import re

import pytest

from gov_disclosure import Report, parse_bytes
from gov_disclosure.cells import Cells, contents_of
from gov_disclosure.forms import get_form, known_forms
from tests.layouts.catalogue import LAYOUTS, render

NAMES = ("pipes_trailing", "tabs", "html_plain", "html_word", "mixed_html_system", "csv")
LAID_OUT = [name for name in NAMES if name in LAYOUTS] or list(LAYOUTS)[:4]
FORM = "form_2021"
_NUMBER = re.compile(rb"(?<=[|>\t,])(\s*)(\d{1,6})(?=\s*[|<\t,\r\n])")


def forget() -> None:
    for form in known_forms().values():
        form.memory.clear()


def changed(data: bytes, draw: random.Random) -> bytes:
    """Return a report with other figures: other numbers, marks, blanks and words here and there."""
    words = (b"0", b"7", b"12345", b"", b"/", "约3".encode(), b"1,234", b"0.5", "2（其中修订1件）".encode(), b"9" * 30)

    def other(match: re.Match[bytes]) -> bytes:
        return match[1] + (draw.choice(words) if draw.random() < 0.04 else str(draw.randrange(100_000)).encode())

    return _NUMBER.sub(other, data)


@pytest.mark.parametrize("layout", LAID_OUT)
def test_figures_bound_by_shape_are_those_bound_row_by_row(layout: str) -> None:
    case = render(layout, LAYOUTS[layout].forms[0], 0)
    for seed in range(8):
        data = changed(case.rendered.data, random.Random(seed))
        forget()
        alone = parse_bytes(data, name=case.name)
        forget()
        parse_bytes(case.rendered.data, name=case.name)
        assert parse_bytes(data, name=case.name).to_dict() == alone.to_dict()


def report() -> Report:
    case = render(LAID_OUT[0], FORM, 0)
    parse_bytes(case.rendered.data, name=case.name)
    return parse_bytes(case.rendered.data, name=case.name)


def test_what_is_remembered_is_bounded() -> None:
    forget()
    case = render(LAID_OUT[0], FORM, 0)
    lines = case.rendered.data.split(b"\n")
    for number in range(len(lines)):
        data = b"\n".join(lines[:number] + lines[number + 1 :])
        if b"\n" in data:
            parse_bytes(data, name=case.name)
    assert len(get_form(FORM).memory) <= 64


def test_cells_are_a_mapping_that_cannot_be_changed() -> None:
    cells = report().cells
    assert dict(cells) == cells == report().cells
    assert len(cells) == len(list(cells)) == len(cells.values()) == len(cells.items())
    path = next(iter(cells))
    assert path in cells
    assert cells[path] == cells.get(path)
    assert cells.get("no such cell") is None
    with pytest.raises(TypeError):
        cells[path] = cells[path]  # type: ignore[index]


def test_reading_makes_no_cells() -> None:
    """They cost more than all the rest: what is said of a report is told from its values."""
    cells = report().cells
    assert type(cells) is Cells
    assert cells._figures is None


def test_a_report_whose_cells_nobody_asked_for_is_pickled_whole() -> None:
    first, second = report(), report()
    assert pickle.loads(pickle.dumps(first)) == second  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(first.cells)) == second.cells  # noqa: S301 - our own


def test_what_stands_in_cells_has_no_places_whether_bound_by_rows_or_by_shape() -> None:
    forget()
    case = render(LAID_OUT[0], FORM, 0)
    data = changed(case.rendered.data, random.Random(1))
    rows, shape = (parse_bytes(data, name=case.name) for _ in range(2))
    assert type(rows.cells) is not type(shape.cells) is Cells
    assert rows.contents == shape.contents
    assert rows.contents.special
    assert not any(figure.position for figure in rows.contents.special.values())


@pytest.mark.parametrize("layout", LAID_OUT)
def test_cells_tell_what_stands_in_them_before_they_are_made(layout: str) -> None:
    case = render(layout, LAYOUTS[layout].forms[0], 0)
    kept = 0
    for seed in range(8):
        data = changed(case.rendered.data, random.Random(seed)) if seed else case.rendered.data
        parse_bytes(data, name=case.name)
        cells, others = (parse_bytes(data, name=case.name).cells for _ in range(2))
        kept += isinstance(cells, Cells)
        made = dict(parse_bytes(data, name=case.name).cells)
        numbers, special = contents_of(cells)
        assert dict(numbers) == {path: figure.value for path, figure in made.items()}
        assert list(numbers) == list(made)
        assert special == {
            path: figure._replace(position=None)
            for path, figure in made.items()
            if type(figure.value) is not int or not figure.raw.isdecimal() or not figure.raw.isascii()
        }
        assert list(special) == [path for path in made if path in special]
        # The first of them one by one, then all.
        assert {path: others[path] for path in random.Random(seed).sample(list(made), len(made))} == made
    assert kept or layout.startswith("mixed")
