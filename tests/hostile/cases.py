"""
The registry of hostile inputs: each is generated when it is needed, none is stored.

A module of cases fills `CASES` by `case`; `MODULES` names those modules, so that readers of other
containers add a module of their own and its name here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

__all__ = ["CASES", "MODULES", "Case", "all_cases", "case"]

MODULES = [
    "text_cases", "word_cases", "markup_cases", "table_cases", "byte_cases", "odd_cases", "saved_cases", "docx_cases",
    "pdf_cases", "pdf_content_cases", "pdf_font_cases", "pdf_picture_cases", "more_cases", "style_cases",
]  # fmt: skip
"""Modules of this package that define cases."""

BOTH = (False, True)
"""Both readers of pages: the core alone, and with the extra `fast`."""


class Case(NamedTuple):
    """
    A hostile input.

    Attributes:
        name: Its name.
        make: Returns the input; a text is written as UTF-8 where its characters allow that.
        suffix: Ending of the file that it is written to.
        readers: The values of `fast` that it is read with.
        seconds: How long reading it may take, the start of the interpreter included.
        megabytes: How much memory the process may take at its peak.
    """

    name: str
    make: Callable[[], str | bytes]
    suffix: str
    readers: tuple[bool | None, ...] = (None,)
    seconds: float = 5.0
    megabytes: int = 500

    def data(self) -> bytes:
        """Return the input as bytes."""
        made = self.make()
        return made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made


CASES: dict[str, Case] = {}


def case(
    suffix: str, *, readers: tuple[bool | None, ...] = (None,)
) -> Callable[[Callable[[], str | bytes]], Callable[[], str | bytes]]:
    """Register a function as the case of its name."""

    def register(make: Callable[[], str | bytes]) -> Callable[[], str | bytes]:
        name = make.__name__
        assert name not in CASES, name
        CASES[name] = Case(name, make, suffix, readers)
        return make

    return register


def all_cases() -> Iterator[Case]:
    """Yield the cases of all modules, in order."""
    for module in MODULES:
        import_module(f"tests.hostile.{module}")
    yield from CASES.values()
