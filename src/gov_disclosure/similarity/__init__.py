"""
How alike the narratives of reports are, in their own words: what they share, with places on both sides.

Every report quotes the 条例 and the form; that is left out, and names and figures are masked, before anything is compared.
"""

from gov_disclosure.similarity.runs import Likeness, Run, index_of, liken
from gov_disclosure.similarity.wording import Wording, wording_of

__all__ = ["Likeness", "Run", "Wording", "index_of", "liken", "wording_of"]
