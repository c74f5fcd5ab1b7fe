"""What the prose of a report says in numbers, as typed values with their places."""

from gov_disclosure.statements.reading import read_statements
from gov_disclosure.statements.running import Part
from gov_disclosure.statements.statement import Body, Bound, Kind, Reason, Statement

__all__ = ["Body", "Bound", "Kind", "Part", "Reason", "Statement", "read_statements"]
