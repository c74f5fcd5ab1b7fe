"""Digits without separators, divided in every way that there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.splitting import Budget, Run, certain, count, fewest, split

ROW_TOTAL = (1, 1, 1, -1)
TOTAL_FIRST = (-1, 1, 1, 1)
NUMBERS = st.lists(st.sampled_from([0, 0, 1, 5, 10, 12, 100]), min_size=4, max_size=4)


def run(text: str, cells: int = 4, walls: tuple[int, ...] = (), signed: tuple[bool, ...] = ()) -> Run:
    return Run(tuple(f"row.{number}" for number in range(cells)), text, walls, signed)


def by_trying(text: str, cells: int, walls: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return the numbers of every way to cut a text that leaves no leading zero and no cell across a wall."""
    found = set()
    for cuts in combinations(range(1, len(text)), cells - 1):
        pieces = [text[start:end] for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True)]
        if set(walls) <= set(cuts) and all(len(piece) == 1 or piece[0] != "0" for piece in pieces):
            found.add(tuple(map(int, pieces)))
    return found


@given(numbers=NUMBERS, kept=st.sets(st.integers(1, 3)), sums=st.sampled_from([(), (ROW_TOTAL,), (TOTAL_FIRST,)]))
def test_the_ways_are_those_that_trying_finds(numbers: list[int], kept: set[int], sums: tuple[tuple[int, ...], ...]) -> None:
    words = [str(number) for number in numbers]
    walls = tuple(len("".join(words[:cell])) for cell in sorted(kept))
    text = "".join(words)
    expected = {
        values for values in by_trying(text, 4, walls) if all(sum(map(int.__mul__, factors, values)) == 0 for factors in sums)
    }
    ways = split(run(text, walls=walls), sums, Budget(100_000), 10_000)
    assert ways is not None
    assert sorted(way.values for way in ways) == sorted(expected)
    assert all([text[a:b] for a, b in zip((0, *way.ends), way.ends, strict=False)] == [*map(str, way.values)] for way in ways)
    if not sums:
        assert count(run(text, walls=walls)) == len(expected)


def test_a_sign_begins_a_cell_that_may_have_one() -> None:
    ways = split(run("1920-12710", 3, (4,), (False, True, False)), (), Budget(1_000), 100)
    assert ways is not None
    assert {way.values for way in ways} == {(1920, -1, 2710), (1920, -12, 710), (1920, -127, 10), (1920, -1271, 0)}
    assert split(run("1920-12710", 3, (4,), (True, False, False)), (), Budget(1_000), 100) == []


def test_only_zeros_in_front_are_certain_without_a_sum() -> None:
    """Blank cells leave nothing, so that `500` may be 5 0 0, 50 0 or 500."""
    assert certain(run("0005")) is not None
    assert certain(run("0500")) is None
    assert certain(run("00012")) is None
    assert [fewest(run(text)) for text in ("0005", "0500", "12", "000000")] == [4, 2, 1, 6]


def test_work_is_bounded() -> None:
    budget = Budget(100)
    assert split(run("1" * 60), (ROW_TOTAL,), budget, 10) is None
    assert budget.exceeded
    assert split(run("1" * 1_000_000), (ROW_TOTAL,), Budget(1_000), 10) == []
    assert count(run("1" * 1_000_000)) == 0
