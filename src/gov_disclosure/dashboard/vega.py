"""The border to vl-convert: Vega, Vega-Lite and Vega-Embed as one script, taken from the package and not from the network."""

from __future__ import annotations

from functools import cache

from gov_disclosure.errors import UsageError

try:
    import vl_convert
except ImportError as error:
    raise UsageError.of("error.extra", format="dashboard", extra="dashboard") from error

__all__ = ["vega_script"]


@cache
def vega_script() -> str:
    """Return the script that draws charts, which may stand in a page: `vegaEmbed` is defined by it."""
    script = str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))
    # In a script these can stand in strings alone, where the stroke changes nothing.
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
