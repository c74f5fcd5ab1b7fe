"""
Who reports: from the names that a report tells to the body's level, kind, region and scope.

A name is read by closed lists and by the words that it ends in; what they leave open is `unknown`. Nothing
here knows a report: what it tells comes in as words, and a `Reporter` goes out.
"""

from gov_disclosure.bodies.registry import Entry, Registry
from gov_disclosure.bodies.reporter import Evidence, Kind, Level, Place, Region, Reporter, Scope
from gov_disclosure.bodies.telling import Told, tell, tell_body, tell_scope

__all__ = [
    "Entry",
    "Evidence",
    "Kind",
    "Level",
    "Place",
    "Region",
    "Registry",
    "Reporter",
    "Scope",
    "Told",
    "tell",
    "tell_body",
    "tell_scope",
]
