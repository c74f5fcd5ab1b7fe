"""Slips of the pen: one number → another."""

from __future__ import annotations

from random import Random

__all__ = ["altered", "doubled", "dropped", "mistyped", "swapped"]


def swapped(value: int, random: Random) -> int | None:
    """Return a number with two adjacent digits swapped; None where it has none that differ."""
    digits = str(value)
    places = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1] and (place or digits[1] != "0")]
    if not places:
        return None
    place = random.choice(places)
    return int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def dropped(value: int, random: Random) -> int | None:
    """Return a number with a digit dropped; None where nothing, or a leading 0, is left."""
    digits = str(value)
    place = random.randrange(len(digits))
    rest = digits[:place] + digits[place + 1 :]
    return int(rest) if rest and rest[0] != "0" else None


def doubled(value: int, random: Random) -> int:
    """Return a number with one of its digits typed twice."""
    digits = str(value)
    place = random.randrange(len(digits))
    return int(digits[: place + 1] + digits[place:])


def mistyped(value: int, random: Random) -> int | None:
    """Return a number with one of its digits mistyped; None where it has only one."""
    digits = str(value)
    place = random.randrange(len(digits))
    other = random.choice([digit for digit in "0123456789" if digit != digits[place] and (place or digit != "0")])
    return int(digits[:place] + other + digits[place + 1 :]) if len(digits) > 1 else None


def altered(value: int, random: Random) -> int:
    """Return a number that is a little, or much, off."""
    return max(0, value + random.choice((-3, -2, -1, 1, 2, 3, 10, 100)))
