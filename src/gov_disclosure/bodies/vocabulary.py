"""The closed lists of `divisions.toml` and `organs.toml`, read on the first name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs

__all__ = ["Words", "words"]


@attrs.frozen
class Words:
    """
    What the lists say, ready for look-ups.

    Attributes:
        provinces: Full name of each division on the level of provinces → its short name.
        province_of: Short name → full name.
        province_names: All of these.
        prefecture_cities, county_cities: Names of cities, without 市.
        city_from, city_until: Name → the year from which, or until which, a city was prefecture-level.
        prefectures: Short names of autonomous prefectures, with 州.
        areas: Names of 地区.
        real_districts: 市辖区 that are called like areas without a government.
        districts_in: Name of a 市辖区 → the only cities that have it; areas of others are called so.
        functional: Areas without a government that are called like 市辖区.
        corps_cities: Cities that are one with a division of the 兵团, without 市.
        national: Names of the State Council's bodies, the longest first.
        national_others: Those of them that are no departments.
        national_offices: What their own offices end in.
        government: 国务院.
        systems, districts, departments, institutions, enterprises, before_committee: Endings, the longest first.
        others, unlevelled: Endings of what is no body of a government, the latter without a level.
        systems_of_provinces, systems_mostly_of_provinces: Endings of those that provinces have, alone or with some cities.
        systems_across: Endings of those whose area is no division.
        systems_local: Endings of organs of a place that end like those of systems.
        systems_beginnings: What names of systems' organs that end in 局 begin with.
        enterprises_beginnings, branches: What names of enterprises begin with that end in one of the latter.
        either: Endings of areas of which some have a government.
        new_towns: Endings of areas that are called like towns.
        phrases: What matches phrases in which the sign of a region ends no region.
        no_places: Words that are no names of places where a name begins with them.
        no_endings: What names of places do not end in.
        strangers: What no name of a place contains.
    """

    provinces: Mapping[str, str]
    province_of: Mapping[str, str]
    province_names: tuple[str, ...]
    prefecture_cities: frozenset[str]
    county_cities: frozenset[str]
    city_from: Mapping[str, int]
    city_until: Mapping[str, int]
    prefectures: frozenset[str]
    areas: frozenset[str]
    real_districts: tuple[str, ...]
    districts_in: Mapping[str, tuple[str, ...]]
    functional: tuple[str, ...]
    corps_cities: tuple[str, ...]
    national: tuple[str, ...]
    national_others: frozenset[str]
    national_offices: tuple[str, ...]
    government: str
    systems: tuple[str, ...]
    systems_of_provinces: tuple[str, ...]
    systems_mostly_of_provinces: tuple[str, ...]
    systems_across: tuple[str, ...]
    systems_local: tuple[str, ...]
    systems_beginnings: tuple[str, ...]
    districts: tuple[str, ...]
    either: tuple[str, ...]
    before_committee: tuple[str, ...]
    new_towns: tuple[str, ...]
    departments: tuple[str, ...]
    others: tuple[str, ...]
    unlevelled: tuple[str, ...]
    institutions: tuple[str, ...]
    enterprises: tuple[str, ...]
    enterprises_beginnings: tuple[str, ...]
    branches: tuple[str, ...]
    phrases: re.Pattern[str]
    no_places: frozenset[str]
    no_endings: tuple[str, ...]
    strangers: re.Pattern[str]

    def is_city(self, name: str) -> bool:
        """Whether a name without 市 is that of a city on the lists, or of a municipality."""
        return name in self.prefecture_cities or name in self.county_cities or f"{self.province_of.get(name, '')}".endswith("市")


_BEHIND_NAME = "(?<![^省市县区州盟旗镇乡和与及])"


@cache
def words() -> Words:
    """Return the lists."""
    places = _read("divisions.toml")
    organs = _read("organs.toml")
    national = organs["national"]
    others = national["others"].split()
    return Words(
        provinces=places["provinces"],
        province_of={short: full for full, short in places["provinces"].items()},
        province_names=(*places["provinces"], *places["provinces"].values()),
        prefecture_cities=frozenset(places["cities"]["prefecture"].split()),
        county_cities=frozenset(places["cities"]["county"].split()),
        city_from=places["cities"]["from"],
        city_until=places["cities"]["until"],
        prefectures=frozenset(places["prefectures"]["short"].split()),
        areas=frozenset(places["prefectures"]["areas"].split()),
        real_districts=_endings(places["counties"]["districts"]),
        districts_in={name: _endings(cities) for name, cities in places["counties"]["only_in"].items()},
        functional=_endings(places["counties"]["areas"]),
        corps_cities=_endings(places["corps"]["cities"]),
        national=_longest_first([*national["departments"].split(), *others]),
        national_others=frozenset(others),
        national_offices=_endings(national["offices"]),
        government=national["government"],
        systems=_endings(organs["systems"]["endings"]),
        systems_of_provinces=_endings(organs["systems"]["of_provinces"]),
        systems_mostly_of_provinces=_endings(organs["systems"]["mostly_of_provinces"]),
        systems_across=_endings(organs["systems"]["across"]),
        systems_local=_endings(organs["systems"]["local"]),
        systems_beginnings=_endings(organs["systems"]["beginnings"]),
        districts=_endings(organs["districts"]["endings"]),
        either=_endings(organs["districts"]["either"]),
        before_committee=_endings(f"{organs['districts']['before_committee']} {organs['districts']['new_towns']}"),
        new_towns=_endings(organs["districts"]["new_towns"]),
        departments=_endings(f"{organs['departments']['endings']} {organs['departments']['short']}"),
        others=_endings(organs["others"]["endings"]),
        unlevelled=_endings(organs["others"]["unlevelled"]),
        institutions=_endings(organs["institutions"]["endings"]),
        enterprises=_endings(organs["enterprises"]["endings"]),
        enterprises_beginnings=_endings(organs["enterprises"]["beginnings"]),
        branches=_endings(organs["enterprises"]["branches"]),
        phrases=_phrases(organs["inside"]["phrases"]),
        no_places=frozenset(organs["inside"]["no_places"].split()),
        no_endings=_endings(organs["inside"]["no_endings"]),
        strangers=_any(organs["inside"]["strangers"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("gov_disclosure.bodies").joinpath(name).read_text(encoding="utf-8"))


def _longest_first(found: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found), key=lambda word: (-len(word), word)))


def _endings(text: str) -> tuple[str, ...]:
    return _longest_first(text.split())


def _phrases(text: str) -> re.Pattern[str]:
    """Return what matches phrases; those with 城 in front only where a name may begin: 丰城市水务局 is 丰城市's."""
    return re.compile("|".join(_BEHIND_NAME + re.escape(word) if word[0] == "城" else re.escape(word) for word in _endings(text)))


def _any(text: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _endings(text))))
