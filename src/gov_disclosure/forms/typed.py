"""The classes that a report's tables may be of, for type checkers."""

from __future__ import annotations

from typing import TypeAlias

from gov_disclosure.forms import form_2021, stats_2014, trial_2019

__all__ = ["Proactive", "Statistics"]

Proactive: TypeAlias = form_2021.Proactive | trial_2019.Proactive
Statistics: TypeAlias = stats_2014.Statistics
