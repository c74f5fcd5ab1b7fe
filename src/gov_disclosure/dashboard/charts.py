"""The border to Altair: rows → the specification of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from gov_disclosure.errors import UsageError

try:
    import altair as alt
except ImportError as error:
    raise UsageError.of("error.extra", format="dashboard", extra="dashboard") from error

__all__ = ["bars", "plot_height"]

_FEW: Final = 10
_BROADEST: Final = 56
"""Pixels that a standing bar takes at most."""
_TALL: Final = 220
_STEP: Final = 22
"""Pixels from a bar that lies to the next."""
_LEGEND: Final = 30
_TICK: Final = 90
"""Pixels that a tick of numbers has: millions are written out."""
_KEYS: Final = frozenset({
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
})  # fmt: skip
_PALETTE: Final = ("#2f6db5", "#e0962f", "#4f9d5b", "#b8506a", "#7c6bb5", "#8c8c8c")


def bars(
    rows: Sequence[dict[str, Any]], *, category: str, value: str, words: dict[str, str], series: str | None = None,
    order: Sequence[str] = (), colors: dict[str, str] | None = None, upright: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """
    Return a chart of bars, as Vega-Lite.

    Args:
        rows: A row a bar, or a piece of it.
        category: Column of the bars, in the order met.
        value: Column of the lengths.
        words: Column → what it is called.
        series: Column of the pieces of a bar.
        order: The pieces in order.
        colors: Piece → colour.
        upright: Whether the bars stand.
    """
    rows = [{name: _told(each) for name, each in row.items()} for row in rows]
    order = [_told(name) for name in order]
    colors = {_told(name): color for name, color in colors.items()} if colors else None
    listed = list(dict.fromkeys(row[category] for row in rows))
    # Of years that stand close together some are left out; of bars that lie each has its name.
    axis = alt.Axis(title=None, labelAngle=0, labelOverlap=upright)
    longest = max((sum(row[value] for row in rows if row[category] == each) for each in listed), default=0)
    # Half a report would be no mark to read.
    marks: dict[str, Any] = {"values": list(range(int(longest) + 1))} if longest <= _FEW else {"tickMinStep": 1}
    if longest > _FEW and not upright:
        marks["tickCount"] = alt.ExprRef(f"max(2,floor(width/{_TICK}))")
    along = alt.Axis(title=words[value], format=",~f", labelOverlap="greedy", labelSeparation=6, **marks)
    kind = (alt.X if upright else alt.Y)(f"{category}:N", sort=listed, axis=axis)
    # Bars begin at 0: their lengths are what is compared.
    length = (alt.Y if upright else alt.X)(f"{value}:Q", axis=along, stack="zero")
    tips = [alt.Tooltip(f"{name}:{'Q' if name == value else 'N'}", title=title) for name, title in words.items()]
    channels: dict[str, Any] = {"x": kind, "y": length} if upright else {"x": length, "y": kind}
    if series is not None:
        names = list(order) or list(dict.fromkeys(row[series] for row in rows))
        range_ = [colors[name] for name in names] if colors else [_PALETTE[at % len(_PALETTE)] for at in range(len(names))]
        channels["color"] = alt.Color(
            f"{series}:N", sort=names, scale=alt.Scale(domain=names, range=range_),
            legend=alt.Legend(title=None, orient="bottom", labelLimit=200),
        )  # fmt: skip
        channels["order"] = alt.Order("at:Q")
        rows = [{**row, "at": names.index(row[series])} for row in rows]
    else:
        channels["color"] = alt.value(_PALETTE[0])
    # As wide as its place on the page.
    size = {"width": "container", "height": _TALL if upright else _STEP * len(listed)}
    broad: dict[str, Any] = {"size": alt.ExprRef(f"min({_BROADEST},.8*width/{max(1, len(listed))})")} if upright else {}
    chart = alt.Chart(alt.InlineData(values=list(rows))).mark_bar(cursor="pointer", **broad).encode(tooltip=tips, **channels)
    spec: dict[str, Any] = chart.properties(**size).to_dict()
    # Altair takes rows that are alike out into data with a name of its own making.
    spec.pop("config", None)
    return spec


def plot_height(spec: dict[str, Any]) -> int:
    """Return about how many pixels a chart takes from top to bottom, without the axis below it."""
    return int(spec["height"]) + (_LEGEND if spec["encoding"]["color"].get("legend") else 0)


def _told(value: Any) -> Any:
    """Return a value for a chart; words that every object of the browser has as keys are put in marks, or it would stumble."""
    if isinstance(value, str) and (value.startswith("__") or value in _KEYS):
        return f"“{value}”"
    return value
