"""Findings → one page that needs nothing else: the reports as published, with the cells of each finding marked."""

from gov_disclosure.output.page.writer import FindingsPage

__all__ = ["FindingsPage"]
