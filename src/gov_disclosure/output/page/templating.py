"""The border to jinja2 (extra `html`): templates that escape whatever is put into them."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any, TypeAlias

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Fragment", "render"]

Fragment: TypeAlias = Markup
"""What a template made: it is not escaped again where another takes it in."""


@cache
def _environment() -> Environment:
    """Return the templates; the style and the script are our own files, and the only text that is not escaped."""
    environment = Environment(
        loader=FunctionLoader(_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = _text("page.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    # A file of this package is not escaped.
    own: dict[str, Any] = {"style": Markup(_text("page.css")), "script": Markup(script), "script_hash": f"sha256-{digest}"}  # noqa: S704
    environment.globals |= own
    return environment


def _text(name: str) -> str:
    return resources.files("gov_disclosure.output.page").joinpath(name).read_text(encoding="utf-8")


def render(template: str, values: dict[str, Any]) -> Fragment:
    """Return a template filled in; every value is escaped unless it is what a template made."""
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 - made by a template
