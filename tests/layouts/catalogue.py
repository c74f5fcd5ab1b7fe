"""All layouts by name, and the cases they make with reports on each form."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from . import (
    catalogue_docx,
    catalogue_drawn,
    catalogue_figures,
    catalogue_html,
    catalogue_lines,
    catalogue_mixed,
    catalogue_rows,
    catalogue_statistics,
    catalogue_words,
)
from .draft import Rendered
from .recipe import Layout, by_name
from .statistics import FORM, make_statistics
from .values import ReportSpec, make_report

LAYOUTS: Final[Mapping[str, Layout]] = by_name(
    catalogue_rows.LAYOUTS,
    catalogue_lines.LAYOUTS,
    catalogue_words.LAYOUTS,
    catalogue_figures.LAYOUTS,
    catalogue_html.LAYOUTS,
    catalogue_docx.LAYOUTS,
    catalogue_mixed.LAYOUTS,
    catalogue_drawn.LAYOUTS,
    catalogue_statistics.LAYOUTS,
)


@dataclass(frozen=True)
class Case:
    """One layout of one report."""

    spec: ReportSpec
    rendered: Rendered

    @property
    def name(self) -> str:
        """A file name that tells layout, form and seed."""
        return f"{self.rendered.name}.{self.spec.form}.{self.spec.seed}{self.rendered.suffix}"


def report_on(form: str, seed: int) -> ReportSpec:
    """The made-up report on a form; the same for the same arguments, always."""
    return make_statistics(seed) if form == FORM else make_report(form, seed)


def render(layout: str, form: str, seed: int) -> Case:
    """The same file for the same arguments, always."""
    spec = report_on(form, seed)
    return Case(spec, LAYOUTS[layout](spec, random.Random(f"{layout}/{form}/{seed}")))


def cases(seeds: int, *, containing: str = "") -> Iterator[Case]:
    """Every layout, on each form it is about, for the first `seeds` seeds."""
    for name, layout in LAYOUTS.items():
        if containing in name:
            for form in layout.forms:
                for seed in range(seeds):
                    yield render(name, form, seed)
