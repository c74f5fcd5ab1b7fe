"""The reports of one body by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import pairwise

import attrs

from gov_disclosure.across.collection import Filed, Reports, filed
from gov_disclosure.across.identity import identify_all
from gov_disclosure.errors import UsageError

__all__ = ["Series", "Step"]


@attrs.frozen
class Step:
    """
    Two years of a series, one behind the other.

    Attributes:
        before: The reports of the earlier year: one, or its versions, the latest last.
        after: Those of the later year.
        previous: The earlier year.
        year: The later one.
    """

    before: tuple[Filed, ...]
    after: tuple[Filed, ...]
    previous: int
    year: int

    @property
    def adjacent(self) -> bool:
        """Whether no year is between them."""
        return self.year == self.previous + 1


@attrs.frozen
class Series:
    """
    The reports of one body, by year; `Series.of` and `Series.group` make it.

    Attributes:
        body: The body, by the fullest name that its reports tell; empty where none is told.
        items: The reports in order of year; those of one year by the date of publication, as far as it is told, else as
            given. Those without a year come last.
    """

    body: str
    items: tuple[Filed, ...] = attrs.field(default=(), converter=filed)

    @classmethod
    def of(cls, reports: Reports, *, body: str | None = None, bodies: Mapping[str, str] | None = None) -> Series:
        """
        Make the series of one body.

        Args:
            reports: Reports, or pairs (name of the file, report).
            body: The body: all reports are taken for its own, whatever names they tell.
            bodies: A name that reports tell → the name of the body that it is, where a body was renamed.

        Raises:
            UsageError: The reports are of several bodies, and `body` is not given.
        """
        items = filed(reports)
        if body is not None:
            return _series(body, items)
        groups = cls.group(items, bodies=bodies)
        if len(groups) > 1:
            names = ", ".join(dict.fromkeys(each.body or "(no body told)" for each in groups))
            raise UsageError(
                f"the reports are of {len(groups)} bodies: {names}; Series.group makes a series of each, "
                "body= takes all for one, bodies= says which names are one body's"
            )
        return next(iter(groups), cls(""))

    @classmethod
    def group(cls, reports: Reports, *, bodies: Mapping[str, str] | None = None) -> tuple[Series, ...]:
        """
        Make a series for each body, in the order in which they are first met.

        A report that tells no body is a series by itself.

        Args:
            reports: Reports, or pairs (name of the file, report).
            bodies: A name that reports tell → the name of the body that it is.

        Raises:
            UsageError: Something among them is no report.
        """
        items = filed(reports)
        identities = identify_all(items, bodies)
        groups: dict[str, list[Filed]] = {}
        for number, (item, key) in enumerate(zip(items, identities.of_items, strict=True)):
            groups.setdefault(key if key is not None else f"\0{number}", []).append(item)
        return tuple(_series(identities.called.get(key, ""), tuple(members)) for key, members in groups.items())

    def __iter__(self) -> Iterator[Filed]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def _repr_html_(self) -> str:
        """Return the series as a notebook shows it, in the language of the locale."""
        from gov_disclosure.output.notebook import series_html

        return series_html(self)

    @cached_property
    def versions(self) -> Mapping[int, tuple[Filed, ...]]:
        """Year → its reports: one, or several versions, the latest last."""
        found: dict[int, list[Filed]] = {}
        for item in self.items:
            if item.report.year is not None:
                found.setdefault(item.report.year, []).append(item)
        return {year: tuple(found[year]) for year in sorted(found)}

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there are reports on, in order."""
        return tuple(self.versions)

    @property
    def missing(self) -> tuple[int, ...]:
        """The years between the first and the last that there is no report on."""
        years = self.years
        return tuple(year for before, after in pairwise(years) for year in range(before + 1, after))

    @property
    def undated(self) -> tuple[Filed, ...]:
        """The reports that tell no year: they are compared with none."""
        return tuple(item for item in self.items if item.report.year is None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each two years that are one behind the other among those given; a gap may be between them."""
        years, versions = self.years, self.versions
        return tuple(Step(versions[before], versions[after], before, after) for before, after in pairwise(years))


def _series(body: str, items: tuple[Filed, ...]) -> Series:
    dated = [item for item in items if item.report.year is not None]
    by_year: dict[int, list[Filed]] = {}
    for item in dated:
        by_year.setdefault(item.report.year or 0, []).append(item)
    ordered: list[Filed] = []
    for year in sorted(by_year):
        versions = by_year[year]
        if all(item.report.published_on is not None for item in versions):
            versions.sort(key=lambda item: item.report.published_on or date.min)
        ordered += versions
    return Series(body, (*ordered, *(item for item in items if item.report.year is None)))
