"""
Docstrings of attributes and properties as they stand.

Napoleon takes what precedes a colon in them for a type; in ours it is the beginning of a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_KINDS = ("attribute", "data", "property")
_BEFORE_NAPOLEON, _AFTER_NAPOLEON = 400, 600


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx, on both sides of Napoleon."""
    kept: dict[str, list[str]] = {}

    def keep(_app: Sphinx, what: str, name: str, _object: Any, _options: Any, lines: list[str]) -> None:
        if what in _KINDS:
            kept[name] = list(lines)

    def restore(_app: Sphinx, what: str, name: str, _object: Any, _options: Any, lines: list[str]) -> None:
        if what in _KINDS:
            lines[:] = kept.pop(name)

    app.connect("autodoc-process-docstring", keep, priority=_BEFORE_NAPOLEON)
    app.connect("autodoc-process-docstring", restore, priority=_AFTER_NAPOLEON)
    return {"parallel_read_safe": True}
