"""What `check` returns: a tuple of findings that a notebook shows as a table."""

from __future__ import annotations

from gov_disclosure.rules.finding import Finding

__all__ = ["Findings"]


class Findings(tuple[Finding, ...]):
    """Findings in order."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the findings as a notebook shows them, in the language of the locale."""
        from gov_disclosure.output.notebook import findings_html

        return findings_html(self)
