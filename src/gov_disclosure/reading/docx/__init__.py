"""DOCX: an archive of XML parts into a document, with the standard library alone."""

from gov_disclosure.reading.docx.package import is_docx, read_docx

__all__ = ["is_docx", "read_docx"]
