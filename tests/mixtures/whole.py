"""Mixtures with a whole table of the other form, and rows that only their figures tell; see `making` for what their truth is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .making import Maker

__all__ = ["WHOLE"]

_OF_2019 = ("其他对外管理服务事项", "政府集中采购")


def _table_in_an_annex(maker: Maker) -> None:
    """Table 二 of the other form, filled in, at the end of the report."""
    maker.attached = maker.blocks(maker.other)


def _table_behind(maker: Maker) -> None:
    """Table 二 of the other form, filled in, behind that of the report, in section 二."""
    maker.proactive = maker.proactive + maker.blocks(maker.other)


def _only_widths(maker: Maker) -> None:
    """Neither header cells nor rows of the form alone: the number of figures behind a label is left."""
    maker.year = maker.rng.choice((2019, 2020, 2021, 2022, 2023))
    maker.shape = maker.rng.choice(("rows", "tabs"))
    # Without a year so little tells no form.
    maker.told_by_year = True
    maker.proactive = [
        row for row in maker.proactive if not row[0].startswith(("第二十条", "信息内容")) and row[0] not in _OF_2019
    ]
    maker.requests = maker.outcomes("trial_2019")


def _headers_of_the_other(maker: Maker) -> None:
    """All header cells of 2021 above rows of which two are those of 2019 alone."""
    maker.form = maker.truth = "form_2021"
    maker.year = maker.rng.choice((2020, 2021, 2023))
    maker.proactive, maker.requests = maker.blocks("form_2021"), maker.outcomes("form_2021")
    maker.proactive += [[label, maker.figure()] for label in _OF_2019]


WHOLE = {kind.__name__.strip("_"): kind for kind in (_table_in_an_annex, _table_behind, _only_widths, _headers_of_the_other)}
