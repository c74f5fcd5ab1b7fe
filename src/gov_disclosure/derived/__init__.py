"""
What is derived from reports: indicators, each with its formula and its base, and simple statistics of them.

No form asks for them, and none is a finding. What cannot be told is null, with the reason.
"""

from gov_disclosure.derived.definitions import Definition, known_indicators
from gov_disclosure.derived.measuring import SMALL, Indicator, Lack, indicators, ratio
from gov_disclosure.derived.summarizing import Statistics, summarize

__all__ = ["SMALL", "Definition", "Indicator", "Lack", "Statistics", "indicators", "known_indicators", "ratio", "summarize"]
