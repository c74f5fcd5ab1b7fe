"""`gov-disclosure --version`: this package's version, and those of the distributions with plug-ins."""

from __future__ import annotations

from gov_disclosure.plugins import installed

__all__ = ["version_text"]


def version_text() -> str:
    """Return the versions, ours first, one a line."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("gov-disclosure")
    except PackageNotFoundError:
        own = "(not installed)"
    return "\n".join((f"gov-disclosure {own}", *(f"{name} {number}" for name, number in installed())))
