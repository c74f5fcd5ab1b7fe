"""A configuration as frozen values."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self

import attrs

from gov_disclosure.config.patterns import body_matches, cell_matches, file_matches, relative
from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["Config", "Override", "Settings", "Waiver"]


def _tuple(items: Iterable[Any]) -> tuple[Any, ...]:
    return (items,) if isinstance(items, str) else tuple(items)


def _severities(told: Mapping[str, Severity | str]) -> Mapping[str, Severity]:
    try:
        return {code: Severity(level) for code, level in told.items()}
    except ValueError as error:
        raise UsageError(f"{error}: write error, warning or info") from None


def _map(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(values)


@attrs.frozen(kw_only=True)
class Waiver:
    """
    Findings that someone takes the responsibility for: they are not told, and do not fail.

    A finding is waived where it is as all that is given here.

    Attributes:
        rule: Code of the rule, or the beginning of codes.
        reason: Why, in words; never empty.
        file: Pattern of files, as `2023/*.html`, or None for all.
        body: Name of the body, or None for all; `*` stands for any characters.
        paths: Dotted paths of cells, each of which the finding has to speak of; patterns, too.
        fingerprint: The fingerprint of one finding, or None.
        expires: The last day that it holds, or None.
        place: Where it is written, for messages.
    """

    rule: str
    reason: str
    file: str | None = None
    body: str | None = None
    paths: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    fingerprint: str | None = None
    expires: date | None = None
    place: str = attrs.field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.rule.strip():
            raise UsageError("a waiver names the rule that it is of")
        if not self.reason.strip():
            raise UsageError(f"the waiver of {self.rule} lacks its reason: say why the finding is accepted, and by whom")

    def holds_for(self, file: str | None, body: str | None) -> bool:
        """Say whether it may concern the report of a body in a file (relative to the configuration's folder)."""
        return (self.file is None or (file is not None and file_matches(self.file, file))) and (
            self.body is None or body_matches(self.body, body)
        )

    def is_of(self, rule: str, paths: Iterable[str], fingerprint: str) -> bool:
        """Say whether it is of a finding, given its rule, paths and fingerprint; files and bodies aside."""
        if not rule.startswith(self.rule) or self.fingerprint not in (None, fingerprint):
            return False
        spoken = tuple(paths)
        return all(any(cell_matches(pattern, path) for path in spoken) for pattern in self.paths)


@attrs.frozen(kw_only=True)
class Settings:
    """
    What may be set for all reports, for some files and for some bodies.

    Attributes:
        select: The rules that are run, by code or beginning of one; empty leaves what was chosen before.
        ignore: The rules that are not.
        severity: Code, or beginning of codes → how grave; the longest that fits counts.
        parameters: Code → name of a parameter → its value.
        waivers: What is waived.
    """

    select: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    severity: Mapping[str, Severity] = attrs.field(factory=dict[str, Severity], converter=_severities, hash=False)
    parameters: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict[str, Any], converter=_map, hash=False)
    waivers: tuple[Waiver, ...] = attrs.field(default=(), converter=_tuple)


@attrs.frozen(kw_only=True)
class Override(Settings):
    """
    What is set for some reports alone.

    Attributes:
        path: Pattern of files, or None.
        body: Name of a body, or None; `*` stands for any characters.
        place: Where it is written, for messages.
    """

    path: str | None = None
    body: str | None = None
    place: str = attrs.field(default="", eq=False)

    def holds_for(self, file: str | None, body: str | None) -> bool:
        """Say whether it concerns the report of a body in a file (relative to the configuration's folder)."""
        return (self.path is None or (file is not None and file_matches(self.path, file))) and (
            self.body is None or body_matches(self.body, body)
        )


@attrs.frozen(kw_only=True)
class Config(Settings):
    """
    A configuration: what `gov-disclosure.toml` or `[tool.gov-disclosure]` says.

    Attributes:
        overrides: What is set for some files and for some bodies; a later one wins.
        fail_on: From which severity on the command's exit status is 1: `error`, `warning`, `info` or `never`; None leaves
            the default, `error`.
        lang: `zh` or `en`, or None.
        plugins: Whether other distributions are heard, or the names of those that are; None leaves the default, all.
        limits: How much is read of a file, and how many findings are kept.
        baseline: The file with findings that are known already, or None.
        file: The file that it was read from, or None.
        places: Dotted key → where it is written, for messages.
    """

    overrides: tuple[Override, ...] = attrs.field(default=(), converter=_tuple)
    fail_on: str | None = None
    lang: str | None = None
    plugins: bool | tuple[str, ...] | None = None
    limits: Limits = DEFAULT_LIMITS
    baseline: str | None = None
    file: str | None = attrs.field(default=None, eq=False)
    places: Mapping[str, str] = attrs.field(factory=dict[str, str], eq=False, repr=False)

    @property
    def base(self) -> str:
        """The folder that patterns and the baseline are relative to: that of the file, else the working directory."""
        return os.path.dirname(os.path.abspath(self.file)) if self.file is not None else os.getcwd()  # noqa: PTH100, PTH109, PTH120 - pathlib is dear to import

    @property
    def layers(self) -> tuple[Settings, ...]:
        """The settings in order: those for all reports, then the overrides."""
        return (self, *self.overrides)

    def relative(self, file: str | None) -> str | None:
        """Return a file as patterns see it, from the folder of the configuration."""
        return relative(file, self.base) if file is not None else None

    def layers_for(self, file: str | None, body: str | None) -> tuple[Settings, ...]:
        """
        Return the settings that concern a report, in order; a later one wins.

        Args:
            file: The file, as the caller names it, or None.
            body: The body, as the report names it, or None.
        """
        seen = self.relative(file)
        return (self, *(each for each in self.overrides if each.holds_for(seen, body)))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, file: str | None = None, places: Mapping[str, str] | None = None) -> Self:
        """
        Make a configuration of what the file would hold: the same keys, with dashes.

        Args:
            data: The keys of `[tool.gov-disclosure]`.
            file: The file that patterns are relative to the folder of.
            places: Dotted key → where it is written, for messages.

        Raises:
            UsageError: A key or a value is unknown; the message says where, and which was likely meant.
        """
        from gov_disclosure.config.reading import configuration

        return cls(**configuration(data, file, places or {}), file=file, places=places or {})

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """
        Read a configuration: a `pyproject.toml` with `[tool.gov-disclosure]`, or a file with these keys at its top.

        Raises:
            UsageError: The file cannot be read, is no TOML, or has a key or a value that is unknown.
        """
        from gov_disclosure.config.discovery import keys_of

        file = os.fspath(path)
        data, places = keys_of(file)
        return cls.from_dict(data, file=file, places=places)

    @classmethod
    def find(cls, start: str | os.PathLike[str] = ".") -> Self | None:
        """
        Read the nearest configuration, walking up from a folder: `gov-disclosure.toml`, or a `pyproject.toml` with our table.

        Returns:
            The configuration, or None where there is none.

        Raises:
            UsageError: See `load`.
        """
        from gov_disclosure.config.discovery import nearest_file

        found = nearest_file(os.fspath(start))
        return cls.load(found) if found is not None else None
