"""What a report tells of its body, from all places at once: each property once, contradictions as unknown."""

from __future__ import annotations

import re

import attrs

from gov_disclosure.bodies.names import Name, read_name
from gov_disclosure.bodies.reporter import Evidence, Kind, Level, Place, Region, Reporter
from gov_disclosure.bodies.scope import read_scope
from gov_disclosure.folding import compact

__all__ = ["Told", "names_of_body", "tell", "tell_body", "tell_scope"]

_MAKER = re.compile(r"报告由([\u3400-\u9fff]{3,40}?)(?:根据|按照|依据|依照|负责|组织|编制|编写|发布|公布|拟制)")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_UNITS = frozenset("省市县区旗州盟")
"""What the name of a department may begin with where the name of its region is left out."""
_COMMITTEE = re.compile(r"(?:管理委员会|管委会)$")
_STREET = re.compile(r"街道(?:办事处|办)?$|办事处$")


@attrs.frozen(kw_only=True)
class Told:
    """
    What a report tells that may name its body, and what its figures are about.

    Attributes:
        title: The title.
        body: The body that the title names.
        signature: The body that signs.
        publisher: The 发布机构 of the metadata.
        announced: The body whose report the preamble announces.
        preamble: What stands before the first section.
        overview: Section 一.
        other_matters: Section 六.
        year: The report year.
        received: The requests received in the year, as the table prints them.
    """

    title: str | None = None
    body: str | None = None
    signature: str | None = None
    publisher: str | None = None
    announced: str | None = None
    preamble: str | None = None
    overview: str | None = None
    other_matters: str | None = None
    year: int | None = None
    received: int | None = None


def _named(told: Told) -> list[tuple[Place, Name]]:
    """Return the names that are told, those of the strongest place first."""
    maker = _MAKER.search(compact(told.preamble[:4_096])) if told.preamble else None
    found: list[tuple[Place, Name]] = []
    for place, words in (
        (Place.TITLE, told.body),
        (Place.PREAMBLE, told.announced),
        (Place.SIGNATURE, told.signature),
        (Place.METADATA, told.publisher),
        (Place.PREAMBLE, maker[1] if maker is not None else None),
    ):
        name = read_name(words, told.year) if words else None
        if name is not None:
            found.append((place, name))
    return found


def tell(told: Told) -> Reporter:
    """Return who reports, as far as that is told."""
    return tell_scope(tell_body(told), told)


def tell_body(told: Told) -> Reporter:
    """Return who reports, but for the scope: its figures may be about others, which the whole text has to be read for."""
    return _merged(_named(told), called=told.body is not None or told.announced is not None)


def tell_scope(body: Reporter, told: Told) -> Reporter:
    """Return who reports with what the figures are about, as far as that is told."""
    scope, found = read_scope(
        told.title or "",
        (
            (place, text)
            for place, text in (
                (Place.PREAMBLE, told.preamble),
                (Place.OVERVIEW, told.overview),
                (Place.OTHER_MATTERS, told.other_matters),
            )
            if text
        ),
        told.received,
        told.year,
    )
    return attrs.evolve(body, scope=scope, evidence={**body.evidence, "scope": found}) if found else body


def names_of_body(told: Told, reporter: Reporter) -> tuple[str, ...]:
    """Return the names that the body is told by, the fullest first; those of other bodies are left out."""
    names = _named(told)
    first = told.body or told.announced or told.signature or told.publisher
    same = [name.text for _, name in names if _same(names[0][1], name)]
    return tuple(dict.fromkeys(name for name in (reporter.name, first, *same) if name))


def _merged(names: list[tuple[Place, Name]], *, called: bool) -> Reporter:
    """
    Return what the names say together: the first names the body, the others say more of the same body, or object.

    Args:
        names: The names, the strongest first.
        called: Whether the report itself is called by the first of them.
    """
    if not names:
        return Reporter()
    place, main = names[0]
    name, name_from = main.text, place
    regions, regions_from = main.regions, Evidence(place, main.region_words)
    levels = [(main.level, Evidence(place, main.level_words))] if main.level is not Level.UNKNOWN else []
    kinds = [(main.kind, Evidence(place, main.kind_words))] if main.kind is not Kind.UNKNOWN else []
    if place in (Place.METADATA, Place.PREAMBLE) and not called and _is_office(main):
        # The office of a government publishes and writes the government's own report, too.
        kinds = []
    for other_place, other in names[1:]:
        same = _same(main, other)
        strong = other_place is Place.SIGNATURE and called
        if same:
            if len(other.folded) > len(name) and _core(main) in other.folded:
                name, name_from = other.text, other_place
            if _extends(other.regions, regions):
                regions, regions_from = other.regions, Evidence(other_place, other.region_words)
        if (same or strong) and other.level is not Level.UNKNOWN:
            levels.append((other.level, Evidence(other_place, other.level_words)))
        if (same or (strong and not _is_office(other))) and other.kind is not Kind.UNKNOWN:
            kinds.append((other.kind, Evidence(other_place, other.kind_words)))
    level = levels[0][0] if len({level for level, _ in levels}) == 1 else Level.UNKNOWN
    kind = kinds[0][0] if len({kind for kind, _ in kinds}) == 1 else Kind.UNKNOWN
    evidence: dict[str, tuple[Evidence, ...]] = {"name": (Evidence(name_from, name),)}
    if levels:
        evidence["level"] = _shown([each for _, each in levels], settled=level is not Level.UNKNOWN)
    if kinds:
        evidence["kind"] = _shown([each for _, each in kinds], settled=kind is not Kind.UNKNOWN)
    if regions:
        evidence["region"] = (regions_from,)
    return Reporter(name=name, level=level, kind=kind, region=regions, evidence=evidence)


def _shown(found: list[Evidence], *, settled: bool) -> tuple[Evidence, ...]:
    """Return the words that decided, or all that contradict each other."""
    return tuple(found[:1]) if settled else tuple(dict.fromkeys(found))


def _is_office(name: Name) -> bool:
    return name.kind is Kind.DEPARTMENT and "政府办" in name.organ


def _core(name: Name) -> str:
    """Return a name without the words that are often left out."""
    ending = _COMMITTEE if name.kind is Kind.DISTRICT_ADMINISTRATION else _GOVERNMENT
    return _STREET.sub("", ending.sub("", name.folded)) or name.folded


def _same(one: Name, other: Name) -> bool:
    """Whether two names may be of one body, one of them shorter than the other."""
    if one.kind is not other.kind and Kind.UNKNOWN not in (one.kind, other.kind):
        return False
    if one.folded == other.folded:
        return True
    short, long = sorted((one, other), key=lambda name: len(_core(name)))
    if not _core(long).endswith(_core(short)):
        return False
    # What the longer one has in front are regions: 东街街道 is not 小东街街道.
    before = len(_core(long)) - len(_core(short))
    if (
        not short.regions
        and _core(short)[:1] in _UNITS
        and short.level in (Level.UNKNOWN, long.level)
        and before + 1 in long.ends
    ):
        # 县教育局 is 丙县教育局, cut at the front.
        return True
    return before == 0 or before in long.ends or (before - 4 in long.ends and long.folded.startswith("人民政府", before - 4))


def _extends(longer: tuple[Region, ...], shorter: tuple[Region, ...]) -> bool:
    """Whether regions say all that others do, and more."""
    if not shorter:
        return bool(longer)
    tail = longer[-len(shorter) :]
    return tuple(part.name for part in tail) == tuple(part.name for part in shorter) and longer != shorter
