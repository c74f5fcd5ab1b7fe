"""
What a user sets for all checks: which rules, how grave, for which files and bodies, and what is waived.

Here it is read and held; what it means for rules is decided where they are run.
"""

from gov_disclosure.config.model import Config, Override, Settings, Waiver

__all__ = ["Config", "Override", "Settings", "Waiver"]
