"""PDFs with a text layer: tables from their lines or from the alignment of their text, in the order in which they are read."""

from gov_disclosure.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
