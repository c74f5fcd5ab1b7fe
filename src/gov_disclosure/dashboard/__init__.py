"""Tables of many reports → one page to look at them: charts, and each report with its cells and findings."""

from gov_disclosure.dashboard.collection import Collection, Entry
from gov_disclosure.dashboard.gathering import gather
from gov_disclosure.dashboard.writer import dashboard

__all__ = ["Collection", "Entry", "dashboard", "gather"]
