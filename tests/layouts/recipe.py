"""A layout: the edits, the writer, the changes of script and the encoding that make one file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .draft import Draft, Edit, Rendered
from .encodings import Encoder, utf8
from .official import FORMS
from .scripts import overdone_traditional, traditional
from .values import ReportSpec

Write = Callable[[Draft], str]
Rescript = Callable[[str, random.Random], str]
"""A change of characters over the whole finished text, such as to traditional script."""


@dataclass(frozen=True)
class Layout:
    """Makes a file of a report; calling it is all that `catalogue.LAYOUTS` promises.

    `forms` are those on which the layout shows something of its own; it works on every form.
    """

    name: str
    write: Write
    edits: tuple[Edit, ...] = ()
    rescript: tuple[Rescript, ...] = ()
    encode: Encoder = utf8
    suffix: str = ".txt"
    forms: tuple[str, ...] = FORMS
    fill: Callable[[ReportSpec, random.Random], Draft] = Draft.of

    def __call__(self, spec: ReportSpec, rng: random.Random) -> Rendered:
        """Lay the report out; `rng` decides what the layout leaves to chance."""
        draft = self.fill(spec, rng)
        for edit in self.edits:
            edit(draft)
        text = self.write(draft)
        for change in self.rescript:
            text = change(text, rng)
            draft.allow("body", None)
            for body in (spec.body, *spec.body_also):
                draft.allow("body", traditional(body, rng))
                draft.allow("body", overdone_traditional(body, rng))
        alternatives = {path: answers for path, answers in draft.alternatives.items() if answers}
        return Rendered(
            self.name,
            self.encode(text),
            self.suffix,
            dict(draft.expected),
            alternatives,
            dict(draft.states),
        )


def by_name(*groups: Iterable[Layout]) -> dict[str, Layout]:
    """All layouts under their names; a name may occur once."""
    layouts: dict[str, Layout] = {}
    for group in groups:
        for layout in group:
            if layout.name in layouts:
                raise ValueError(f"two layouts are called {layout.name}")
            layouts[layout.name] = layout
    return layouts
