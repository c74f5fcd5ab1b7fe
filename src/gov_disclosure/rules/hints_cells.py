"""Slips in one cell: what should stand there follows from every sum that the cell is in; here it is said how it came about."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.rules.hints import Slip, Sums

__all__ = ["cell_slips", "digit_slip"]

SWAPPED, DROPPED, DOUBLED, LEFT_OUT, TWICE, SIGN, UNIT, MISTYPED, SINGLE = (
    "GD454", "GD455", "GD456", "GD457", "GD458", "GD459", "GD460", "GD463", "GD462",
)  # fmt: skip
_RANKS = {SWAPPED: 0, SIGN: 0, UNIT: 1, DOUBLED: 1, DROPPED: 2, LEFT_OUT: 3, TWICE: 3, MISTYPED: 4, SINGLE: 6}
_MYRIAD = 10_000


def cell_slips(sums: Sums) -> Iterator[Slip]:
    """Yield the slips in single cells that mend every sum they are in."""
    # Totals first: of cells that say as much, they are written last.
    sides = [sums.sides(number) for number in sums.broken]
    cells = dict.fromkeys(path for place in (0, 1) for side in sides for path in side[place])
    for path in cells:
        moves = {-sign * sums.off[number] for number, sign in sums.uses[path]}
        if len(moves) != 1 or not (move := moves.pop()):
            continue
        value = sums.values[path]
        should = value + move
        if should < 0:
            continue
        for code in tuple(_causes(sums, path, value, should)) or (SINGLE,):
            # Where only one sum has the cell, any of its cells may be wrong: what is no known slip says little.
            rank = _RANKS[code] + (0 if len(sums.uses[path]) > 1 or code != SINGLE else 2)
            yield Slip(code, rank, {path: should}, (path,), {"path": path, "value": value, "should": should})


def _causes(sums: Sums, path: str, value: int, should: int) -> Iterator[str]:
    """Yield what may have made one number of another."""
    if value == -should:
        yield SIGN
    if value * _MYRIAD == should or should * _MYRIAD == value:
        yield UNIT
    slip = digit_slip(str(abs(value)), str(should))
    if slip:
        yield slip
    for number, sign in sums.uses[path]:
        equation = sums.equations[number]
        if sign == 1 and len(equation.left) == 1 and len(equation.right) > 1:
            addends = {sums.values[cell] for cell in equation.right}
            if should > value and should - value in addends:
                yield LEFT_OUT
                break
            if value > should and value - should in addends:
                yield TWICE
                break


def digit_slip(printed: str, meant: str) -> str:
    """Return the code of the slip of the pen that makes digits of others; empty where there is none."""
    if len(printed) == len(meant):
        differ = [place for place, (one, other) in enumerate(zip(printed, meant, strict=True)) if one != other]
        if len(differ) == 2 and differ[1] == differ[0] + 1 and printed[differ[0]] == meant[differ[1]]:
            swapped = meant[differ[0]] == printed[differ[1]]
            return SWAPPED if swapped else ""
        return MISTYPED if len(differ) == 1 and len(printed) > 1 else ""
    if len(printed) + 1 == len(meant):
        return DROPPED if _without_one(meant, printed) and printed != "0" else ""
    if len(printed) == len(meant) + 1 and _doubles(printed, meant):
        return DOUBLED
    return ""


def _without_one(longer: str, shorter: str) -> bool:
    """Whether digits are others with one left out."""
    place = next((place for place, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), len(shorter))
    return longer[place + 1 :] == shorter[place:]


def _doubles(longer: str, shorter: str) -> bool:
    """Whether digits are others with one of them typed twice."""
    return any(
        longer[place] == longer[place - 1] and longer[:place] + longer[place + 1 :] == shorter for place in range(1, len(longer))
    )
