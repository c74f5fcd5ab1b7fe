"""The TOML files of a form's package."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from gov_disclosure.errors import UsageError

__all__ = ["load_toml"]


def load_toml(package: str, name: str) -> dict[str, Any] | None:
    """
    Return what a file of a package says, or None where there is none.

    Raises:
        UsageError: It is no TOML.
    """
    file = resources.files(package).joinpath(f"{name}.toml")
    if not file.is_file():
        return None
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}.toml of {package} is no TOML: {error}") from error
