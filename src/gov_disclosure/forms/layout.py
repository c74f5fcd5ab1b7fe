"""
A form's `layout.lark`, read as data: its labels, and what part each of them plays.

The parser's tables are built from the same file by `gov_disclosure.grammar`; here only its text is
scanned, so that forms can be listed and told apart without loading lark. A terminal of a layout is
one or more string literals, each a wording of the label; nothing else is allowed in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from importlib import resources

import attrs

from gov_disclosure.errors import UsageError

__all__ = ["SHARED", "Layout", "read_layout"]

SHARED = "gov_disclosure.forms"
"""The package whose files a form of any distribution may take over."""
_DEFINITION = re.compile(r"^(?:%extend |%override )?(\w+)(?:\.-?\d+)? ?:(?!:)", re.MULTILINE)
_IMPORT = re.compile(r"^%import (\w+) ?\(([^)]*)\)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%(?:declare|import|ignore)\b.*$", re.MULTILINE)
_COMMENT = re.compile(r'("(?:[^"\\\n]|\\.)*")|//.*$', re.MULTILINE)
_ALIAS = re.compile(r"->\s*\w+")
_DECLARED = {"FIGURES", "PREAMBLE"}
"""What no layout defines: the cells behind a label, and what stands before the first heading."""
_NAME = re.compile(r"\w+")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ROW = re.compile(r"\b([A-Z][A-Z0-9_]*) FIGURES\b")
_WORD = re.compile(r"\b([A-Z][A-Z0-9_]*)\b(?! FIGURES\b)")
_ALTERNATIVE = re.compile(r"\b([A-Z][A-Z0-9_]*)\b(?:\s*->\s*(\w+))?")


@attrs.frozen(slots=False)
class Layout:
    """
    What a form prints.

    Attributes:
        labels: Terminal → its wordings, the official one first.
        sections: Contract field of each section → its heading's terminal, in official order.
        aspects: Terminal → name of the aspect of section 一.
        rows: Terminals that may carry figures of their own.
        words: Terminals that may stand without figures: header and group cells.
        rules: Rule → its body as written: what stands under what.
    """

    labels: dict[str, tuple[str, ...]]
    sections: dict[str, str]
    aspects: dict[str, str]
    rows: frozenset[str]
    words: frozenset[str]
    rules: dict[str, str] = attrs.field(factory=dict[str, str], repr=False)

    @cached_property
    def told_by_head(self) -> frozenset[str]:
        """Terminals of rows that stand below more than one head, which tells the rows apart."""
        used: dict[str, list[str]] = {name: [] for name in self.rules}
        for name, body in self.rules.items():
            for rule in set(_NAME.findall(body)) & used.keys() - {name}:
                used[rule].append(name)
        found: Counter[str] = Counter()
        for name, body in self.rules.items():
            for terminal in set(_ROW.findall(body)):
                found[terminal] += max(len(used[name]), 1)
        return frozenset(terminal for terminal, count in found.items() if count > 1)

    def rows_of(self, rule: str) -> frozenset[str]:
        """Return the terminals of the rows that a rule is made of, at whatever depth."""
        names, found = [rule], dict[str, str]()
        while names:
            name = names.pop()
            if name in self.rules and name not in found:
                found[name] = self.rules[name]
                names += _NAME.findall(_bare(self.rules[name]))
        return frozenset(terminal for body in found.values() for terminal in _ROW.findall(body))

    def named(self, name: str) -> frozenset[str]:
        """Return the wordings of the header cells with a name."""
        terminals = {terminal for body in self.rules.values() for terminal, alias in _ALTERNATIVE.findall(body) if alias == name}
        return frozenset(wording for terminal in terminals for wording in self.labels.get(terminal, ()))


@cache
def read_layout(package: str) -> Layout:
    """
    Scan the `layout.lark` of a form's package.

    Raises:
        UsageError: The package has no `layout.lark`, a terminal in it is no list of literals, or a rule names what is not there
            or what an import brings as well.
    """
    try:
        text = resources.files(package).joinpath("layout.lark").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise UsageError(f"the form package {package} has no layout.lark: {error}") from error
    definitions: dict[str, str] = {}
    for name, wanted in _IMPORT.findall(text):
        shared: dict[str, str] = {}
        _collect(resources.files(SHARED).joinpath(f"{name}.lark").read_text(encoding="utf-8"), shared)
        _take(_NAME.findall(wanted), shared, definitions)
    _collect(text, definitions, package)
    rules = {name: body for name, body in definitions.items() if not name.isupper()}
    _require_names(package, rules, definitions.keys() | _DECLARED)
    labels = {name: _wordings(name, body) for name, body in definitions.items() if name.isupper()}
    return Layout(
        labels=labels,
        sections={
            name.removesuffix("_section"): match[1]
            for name, body in rules.items()
            if name.endswith("_section") and (match := _ALTERNATIVE.search(body)) is not None
        },
        aspects={terminal: alias for terminal, alias in _ALTERNATIVE.findall(rules.get("aspect", "")) if alias},
        rows=frozenset(terminal for body in rules.values() for terminal in _ROW.findall(body)),
        words=frozenset(terminal for body in rules.values() for terminal in _WORD.findall(body) if terminal in labels),
        rules=rules,
    )


def _take(names: list[str], shared: dict[str, str], definitions: dict[str, str]) -> None:
    """Take over what an import names, and what that is made of: a form may have other things of the same names."""
    while names:
        name = names.pop()
        if name in shared and name not in definitions:
            definitions[name] = shared[name]
            names += _NAME.findall(_bare(shared[name]))


def _collect(text: str, definitions: dict[str, str], package: str = "") -> None:
    """
    Add the definitions of one file; `%extend` adds wordings to what an import brought.

    Of a form's own file its package is given: what it defines anew, though an imported rule is made of it, would be another
    label of the same name.
    """
    bare = _DIRECTIVE.sub("", _COMMENT.sub(lambda found: found[1] or "", text))
    heads = list(_DEFINITION.finditer(bare))
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        body = bare[head.end() : following.start() if following is not None else len(bare)]
        name = head[1]
        if package and name in definitions and not head[0].startswith("%"):
            raise UsageError(
                f"the layout of {package} defines {name}, which comes with what it imports: name it in the %import, and put "
                f"further wordings behind %extend {name}:"
            )
        extends = head[0].startswith("%extend") and name in definitions
        definitions[name] = f"{definitions[name]} | {body}" if extends else body


def _bare(body: str) -> str:
    """Return the body of a rule without literals and the names given to its alternatives."""
    return _ALIAS.sub("", _LITERAL.sub("", body))


def _require_names(package: str, rules: dict[str, str], known: AbstractSet[str]) -> None:
    """Raise where a rule is made of what neither the layout nor its imports define."""
    for rule, body in rules.items():
        strange = sorted(set(_NAME.findall(_bare(body))) - known)
        if strange:
            names = ", ".join(strange)
            raise UsageError(f"the layout of {package}: rule {rule} names {names}; define it there, or name it in the %import")


def _wordings(name: str, body: str) -> tuple[str, ...]:
    if _LITERAL.sub("", body).replace("|", "").strip():
        raise UsageError(f"terminal {name}: a label of a layout is a list of literals, not {body.strip()!r}")
    return tuple(_LITERAL.findall(body))
