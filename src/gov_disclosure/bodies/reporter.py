"""Who reports, as a frozen value: every property with the words that decided it, `unknown` where none did."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

import attrs

__all__ = ["Evidence", "Kind", "Level", "Place", "Region", "Reporter", "Scope"]


class Level(Enum):
    """The level of a body in the administrative divisions; not the rank of its office."""

    MINISTRY = "ministry"
    """The State Council, its ministries and its other bodies."""
    PROVINCE = "province"
    """省、自治区、直辖市、特别行政区, and bodies of theirs."""
    CITY = "city"
    """地级市、自治州、盟、地区, and bodies of theirs."""
    COUNTY = "county"
    """县、县级市、市辖区、旗, and bodies of theirs."""
    TOWNSHIP = "township"
    """乡、镇、街道、苏木."""
    UNKNOWN = "unknown"
    """Not told: 市 alone may be of two levels, and a 开发区 is of none."""


class Kind(Enum):
    """What a body is."""

    GOVERNMENT = "government"
    """人民政府."""
    DEPARTMENT = "department"
    """A department or an office of a government or of a district administration: 局、委、办、厅."""
    DISPATCHED_OFFICE = "dispatched_office"
    """派出机关、派出机构: 街道办事处、地区行政公署、分局."""
    DISTRICT_ADMINISTRATION = "district_administration"
    """The administration of an area without a government: 开发区、园区、管委会."""
    SYSTEM_ORGAN = "system_organ"
    """A local organ led by a national body: 税务、海关、气象、统计调查队."""
    INSTITUTION = "institution"
    """A school, a university, a hospital, an institute."""
    ENTERPRISE = "enterprise"
    """A company."""
    UNKNOWN = "unknown"
    """Not told."""


class Scope(Enum):
    """What the figures of a report are about; never inferred from the body's name."""

    OWN_BODY = "own_body"
    """The body alone."""
    JURISDICTION = "jurisdiction"
    """All bodies of a region: 全县、全市各级行政机关."""
    SYSTEM = "system"
    """All bodies of a system: 全省税务系统."""
    UNKNOWN = "unknown"
    """Not told, or told in two ways."""


class Place(Enum):
    """Where the words stand that decided."""

    TITLE = "title"
    SIGNATURE = "signature"
    METADATA = "metadata"
    PREAMBLE = "preamble"
    OVERVIEW = "overview"
    OTHER_MATTERS = "other_matters"
    REGISTRY = "registry"


@attrs.frozen
class Evidence:
    """
    Words that decided, or that kept from deciding.

    Attributes:
        where: Where they stand.
        words: The words, blanks left out; of the registry the name of the entry.
    """

    where: Place
    words: str

    def to_dict(self) -> dict[str, str]:
        """Return it as JSON values."""
        return {"where": self.where.value, "words": self.words}


@attrs.frozen
class Region:
    """
    A part of the region that a body belongs to.

    Attributes:
        name: Its name, as written.
        level: Its level; unknown for areas such as 开发区, and for a 市 that may be of two.
    """

    name: str
    level: Level = Level.UNKNOWN

    def to_dict(self) -> dict[str, str]:
        """Return it as JSON values."""
        return {"name": self.name, "level": self.level.value}


def _frozen(mapping: Mapping[str, tuple[Evidence, ...]]) -> Mapping[str, tuple[Evidence, ...]]:
    return MappingProxyType(dict(mapping))


@attrs.frozen(kw_only=True)
class Reporter:
    """
    Who reports, as far as the report tells; a registry of the user's own decides over it.

    Attributes:
        name: The body's name, the fullest that is told, or None.
        level: Its level.
        kind: What it is.
        region: The region it belongs to, or governs, from the outermost part that is told; empty where none is.
        scope: What the figures are about.
        code: Its code in the registry, or None.
        evidence: `name`, `level`, `kind`, `region`, `scope` or `code` → the words that decided it. A property that is
            unknown because words contradict each other names both.
    """

    name: str | None = None
    level: Level = Level.UNKNOWN
    kind: Kind = Kind.UNKNOWN
    region: tuple[Region, ...] = ()
    scope: Scope = Scope.UNKNOWN
    code: str | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = attrs.field(factory=dict, converter=_frozen, hash=False)

    def to_dict(self) -> dict[str, Any]:
        """Return it as the JSON values of the contract."""
        return {
            "name": self.name,
            "level": self.level.value,
            "kind": self.kind.value,
            "region": [part.to_dict() for part in self.region],
            "scope": self.scope.value,
            "code": self.code,
            "evidence": {name: [each.to_dict() for each in found] for name, found in self.evidence.items()},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reporter:
        """Read it back from `to_dict`."""
        return cls(
            name=data["name"],
            level=Level(data["level"]),
            kind=Kind(data["kind"]),
            region=tuple(Region(part["name"], Level(part["level"])) for part in data["region"]),
            scope=Scope(data["scope"]),
            code=data["code"],
            evidence={
                name: tuple(Evidence(Place(each["where"]), each["words"]) for each in found)
                for name, found in data["evidence"].items()
            },
        )

    def __getstate__(self) -> dict[str, Any]:
        state = {field.name: getattr(self, field.name) for field in attrs.fields(Reporter)}
        return state | {"evidence": dict(self.evidence)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, _frozen(value) if name == "evidence" else value)
