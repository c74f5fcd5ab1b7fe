"""What the narrative calls the outcomes of requests, as alternatives of patterns that look for some of them."""

from __future__ import annotations

from typing import Final

__all__ = ["DISCLOSURE", "NOT_GRANTED", "OUTCOMES", "REFUSED"]

REFUSED: Final = "不予公开|无法提供|不予处理"
"""Groups of rows, each told for one of several reasons."""
NOT_GRANTED: Final = f"部分公开|{REFUSED}|其他处理"
OUTCOMES: Final = f"予以公开|{NOT_GRANTED}"
DISCLOSURE: Final = "予以公开|部分公开|不予公开"
"""Those that say whether something was disclosed."""
