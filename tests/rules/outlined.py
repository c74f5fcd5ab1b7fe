"""The outline of reports with one thing changed; `python -m tests.rules.outlined` writes it, to be looked at as a change."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from gov_disclosure import parse_text
from gov_disclosure.rules.outlines import Item, Outline
from tests.rules.changes import changed, names, sound

__all__ = ["OUTLINES", "outlined", "texts"]

OUTLINES = Path(__file__).with_name("outlined.txt")


def texts() -> list[str]:
    """Return the changes of the text."""
    return [
        name for name in names() if name.startswith(("line: ", "edit: ")) and " licences " not in name and " fees " not in name
    ]


def outlined(name: str) -> str:
    """Return the outline of a report: what follows from all of its lines, then those that the sound one has not."""
    outline = Outline(changed(name))
    lines = [
        f"# {name}",
        f"form {outline.form.name if outline.form is not None else None}, family {outline.family}, fields {len(outline.fields)}",
        f"headings {_named(outline.headings.items())}",
        f"unknown {_named(outline.unknown.items())}, missing {' '.join(outline.missing)}",
        f"inner {_places(outline.inner)}, listed {sorted(outline.listed)}, again {_places(outline.again)}",
    ]
    lines += [line for line in _lines(outline) if line not in _usual()]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(outline: Outline) -> list[str]:
    """Return what each line was read as."""
    return [f"  {item.mark} {item.number} {item.title[:24]} {item.alone}" for item in outline.items]


@cache
def _usual() -> frozenset[str]:
    """Return the lines of the sound report."""
    return frozenset(_lines(Outline(parse_text(sound()))))


def _named(items: Iterable[tuple[str, Item]]) -> str:
    return " ".join(f"{field}={item.place}" for field, item in items)


def _places(items: Iterable[Item]) -> str:
    return " ".join(str(item.place) for item in items)


if __name__ == "__main__":
    OUTLINES.write_text("".join(map(outlined, texts())), encoding="utf-8")
