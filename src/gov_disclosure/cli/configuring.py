"""`--config`, `--baseline` and what of the command line overrides them."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.config import Config, Override
from gov_disclosure.plugins import only

if TYPE_CHECKING:
    from gov_disclosure.rules.baseline import Baseline
    from gov_disclosure.rules.checking import Checker

__all__ = ["checker_of", "declare_baseline", "declare_config", "fail_on", "prepared", "write_baseline"]


def declare_config(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the arguments on the configuration."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--config", metavar="FILE", help=terminal.say("help_config"))
    group.add_argument("--no-config", action="store_true", help=terminal.say("help_no_config"))


def declare_baseline(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the arguments on what is known already."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--baseline", metavar="FILE", help=terminal.say("help_baseline"))
    group.add_argument("--write-baseline", metavar="FILE", help=terminal.say("help_write_baseline"))


@contextmanager
def prepared(arguments: Namespace, terminal: Terminal) -> Generator[None, None, None]:
    """
    Read the configuration that a command is to take into `arguments.configuration`, and hear the plug-ins that it lets in.

    Raises:
        UsageError: The configuration cannot be used.
    """
    config = Config()
    if hasattr(arguments, "no_config"):
        if arguments.config is not None:
            config = Config.load(arguments.config)
        elif not arguments.no_config:
            config = Config.find() or config
    if config.lang is not None and not hasattr(arguments, "lang"):
        terminal.language = config.lang
    if getattr(arguments, "no_plugins", False):
        config = attrs.evolve(config, plugins=False)
    arguments.configuration = config
    if config.plugins is None:
        yield
        return
    from gov_disclosure.rules.requiring import require_plugins

    require_plugins(config)
    with only(config.plugins):
        yield


def checker_of(arguments: Namespace) -> Checker:
    """
    Return what checks reports as configuration and command line say; the command line comes last.

    Raises:
        UsageError: A code, a parameter or a value is unknown, or the baseline cannot be read.
    """
    from gov_disclosure.rules.checking import Checker
    from gov_disclosure.rules.ruleset import RuleSet

    config: Config = arguments.configuration
    rules = RuleSet.default(plugins=config.plugins if config.plugins is not None else True)
    selected, ignored = _codes(arguments.select), _codes(arguments.ignore)
    # Refused here in the words of an option, which has no place in a file.
    rules.only(*selected)
    rules.without(*ignored)
    if selected or ignored:
        said = Override(select=selected, ignore=ignored, place="--select, --ignore")
        config = attrs.evolve(config, overrides=(*config.overrides, said))
    return Checker(rules, config, baseline=_baseline(arguments, config), record=arguments.write_baseline is not None)


def fail_on(arguments: Namespace) -> str:
    """Return the severity from which on a command fails, or `never`."""
    config: Config = arguments.configuration
    told: str | None = arguments.fail_on
    return told or config.fail_on or "error"


def write_baseline(file: str, checker: Checker, terminal: Terminal) -> None:
    """Write what was found, and say how much that is."""
    import json

    from gov_disclosure.output.atomic import written
    from gov_disclosure.output.widths import escaped

    new = checker.recorded(file)
    before, after = (_all(each) for each in (checker.baseline, new))
    with written(file) as stream:
        stream.write(escaped(json.dumps(new.to_dict(), ensure_ascii=False, indent=2)) + "\n")
    terminal.complain(
        terminal.say("baseline_written", file=file, count=len(after), new=len(after - before), fixed=len(before - after))
    )


def _all(baseline: Baseline | None) -> set[tuple[tuple[str, str, str], str]]:
    reports = baseline.reports if baseline is not None else ()
    return {(each.name.identity, known.fingerprint) for each in reports for known in each.findings}


def _baseline(arguments: Namespace, config: Config) -> Baseline | None:
    from gov_disclosure.rules.baseline import Baseline

    if arguments.write_baseline is not None:
        file: str = arguments.write_baseline
        return Baseline.load(file) if os.path.exists(file) else Baseline((), file)  # noqa: PTH110 - pathlib is dear to import
    if arguments.baseline is not None:
        return Baseline.load(arguments.baseline)
    if config.baseline is not None:
        return Baseline.load(os.path.join(config.base, config.baseline))  # noqa: PTH118 - as above
    return None


def _codes(options: list[str]) -> list[str]:
    """Return the codes of an option that may be given several times, each time with several."""
    return [code.strip().upper() for option in options for code in option.replace("，", ",").split(",") if code.strip()]
