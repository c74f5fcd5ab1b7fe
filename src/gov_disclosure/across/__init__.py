"""
Several reports together: those of a body by year, those of a body and its children, any.

Which reports are of one body is told by their names, a registry, or the caller; nothing here is a check.
"""

from gov_disclosure.across.collection import Collection, Filed, Reports
from gov_disclosure.across.hierarchy import Family, Hierarchy, Node
from gov_disclosure.across.series import Series, Step

__all__ = ["Collection", "Family", "Filed", "Hierarchy", "Node", "Reports", "Series", "Step"]
