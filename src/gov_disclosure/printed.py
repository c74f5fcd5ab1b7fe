"""A row of a table as it was printed: its label, and where its cells were placed."""

from __future__ import annotations

import attrs

from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.placing import Target

__all__ = ["Printed"]


@attrs.define
class Printed:
    """
    A row as printed.

    Attributes:
        token: Its label.
        section: The section that it stands in.
        placed: Its cells.
        untold: Those of them that nothing can be told of.
    """

    token: Token
    section: str
    placed: dict[Target, Atom]
    untold: frozenset[Target] = frozenset()
