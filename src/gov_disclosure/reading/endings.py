"""Which files of a folder or an archive may be reports, by their names."""

from __future__ import annotations

__all__ = ["ENDINGS"]

ENDINGS = (
    ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".md", ".markdown", ".txt", ".text", ".csv", ".tsv",
    ".docx", ".docm", ".pdf",
)  # fmt: skip
"""Their endings, in lower case; a file that the user names may have any."""
