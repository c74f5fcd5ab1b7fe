"""The border to jinja2 (extra `html`): templates that escape whatever is put into them."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any, TypeAlias

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Fragment", "render", "script_hash", "trusted"]

Fragment: TypeAlias = Markup
"""What a template made: it is not escaped again where another takes it in."""


_PAGE = "gov_disclosure.output.page"


@cache
def _environment(package: str) -> Environment:
    """Return the templates of a package; its style and script are our own files, and the only text that is not escaped."""

    def _text(name: str) -> str:
        return resources.files(package).joinpath(name).read_text(encoding="utf-8")

    environment = Environment(
        loader=FunctionLoader(_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = _text("page.js")
    # A file of this package is not escaped.
    own: dict[str, Any] = {"style": Markup(_text("page.css")), "script": Markup(script), "script_hash": script_hash(script)}  # noqa: S704
    environment.globals |= own
    return environment


def script_hash(script: str) -> str:
    """Return what a content security policy calls a script by."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def trusted(text: str) -> Fragment:
    """Return a text that is put in as it is: a script of a library, or JSON in which nothing ends its element."""
    return Markup(text)  # noqa: S704 - the caller's promise


def render(template: str, values: dict[str, Any], package: str = _PAGE) -> Fragment:
    """Return a template of a package filled in; every value is escaped unless it is what a template made."""
    return Markup(_environment(package).get_template(template).render(values))  # noqa: S704 - made by a template
