"""The house rules that the code keeps to: who may import whom, and what a file must have."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import gov_disclosure
from gov_disclosure.forms import known_forms

ROOT = Path(gov_disclosure.__file__).parent
PROJECT = Path(__file__).parent.parent
FILES = sorted(ROOT.rglob("*.py"))

LAYERS: tuple[tuple[str, ...], ...] = (
    ("spans", "messages", "plugins", "speaking", "lazy"),
    ("errors",),
    ("limits", "numerals"),
    ("diagnostics",),
    ("folding", "figures", "dates", "furniture", "splitting"),
    ("untyped", "passages", "cells", "sections"),
    ("bodies",),
    ("config",),
    ("propagation",),
    ("solving",),
    ("reading",),
    ("published",),
    ("forms",),
    ("lexing", "unformed"),
    ("alternatives", "columnwise", "automaton", "padding", "voting", "plans"),
    ("habits", "repeated_heads", "aspects"),
    ("tabulating", "detection"),
    (
        "outline",
        "grammar",
        "placing",
        "titling",
        "metadata",
        "narrative",
        "fees",
        "attachments",
        "missing_tables",
        "serials",
        "label_years",
        "own_tables",
        "form_remarks",
        "head_words",
        "assigning",
        "bands",
    ),
    (
        "headers",
        "heads",
        "walking",
        "casting",
        "preamble",
        "refusing",
        "announcing",
        "added_columns",
        "printed",
        "unit_cells",
        "numbered_headings",
    ),
    ("building", "entries"),
    ("other_units", "figures_apart", "jumbled", "strays", "unordered"),
    ("dividing", "single_cells", "shapes", "noted"),
    ("doubts", "drawn_headers"),
    ("freezing",),
    ("binding",),
    ("report",),
    ("structuring", "comparing", "segmentation", "identifying", "statements"),
    ("across", "similarity", "derived"),
    ("parsing", "rules"),
    ("isolation",),
    ("api", "showing"),
    ("output", "testing"),
    ("corpus",),
    ("dashboard",),
    ("worker",),
    ("schema",),
    ("cli",),
    ("", "__main__"),
)
"""From the ground up. A module imports what lies below it, never its own floor; the last is the package itself."""

UPWARDS = {
    ("report", "structuring"),
    ("report", "comparing"),
    ("report", "statements"),
    ("report", "output.notebook"),
    ("rules.findings", "output.notebook"),
    ("across.series", "output.notebook"),
}
"""Imported late, inside a function: a value that reads itself back, one that measures itself, and those that notebooks show."""

BORDERS = {
    "lark": "tabulating.py",
    "turbohtml": "reading/html/fast.py",
    "rich": "output/rich_text.py",
    "jinja2": "output/page/templating.py",
    "markupsafe": "output/page/templating.py",
    "xlsxwriter": "output/workbook.py",
    "rensa": "similarity/minhash.py",
    "altair": "dashboard/charts.py",
    "vl_convert": "dashboard/vega.py",
    "pypdfium2": "reading/pdf/pdfium.py",
    "pyarrow": "corpus/arrow.py",
    "duckdb": "corpus/duckdb.py",
    "pandas": "corpus/frames.py",
    "polars": "corpus/frames.py",
    "narwhals": "corpus/frames.py",
    "fastwarc": "corpus/warc.py",
    "fsspec": "corpus/addresses.py",
    "hypothesis": "testing/strategies.py",
    "pytest": "testing/cases.py",
}
"""The one module that knows a foreign library."""

ANYWHERE = {"attrs", "typing_extensions"}
MAX_LINES = 320


class Import(NamedTuple):
    """An import statement: who, whom, and whether it runs when the module is loaded."""

    importer: str
    imported: str
    late: bool


def module_name(file: Path) -> str:
    """Return the dotted name of a file below the package, empty for the package itself."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> Iterator[Import]:
    """Yield what a file imports, with names of this package relative to it."""
    name = module_name(file)
    stack: list[tuple[ast.AST, bool]] = [(ast.parse(file.read_text(encoding="utf-8")), False)]
    while stack:
        node, late = stack.pop()
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name, late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            assert node.module is not None
            yield from (Import(name, imported, late) for imported in _targets(node))
        within = late or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or _is_type_checking(node)
        stack.extend((child, within) for child in ast.iter_child_nodes(node))


def _targets(node: ast.ImportFrom) -> Iterator[str]:
    """Yield the modules of `from a.b import c`: a.b.c where that is a module, else a.b."""
    assert node.module is not None
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        yield inner if inner in MODULES else node.module


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


MODULES = {f"gov_disclosure.{name}" if (name := module_name(file)) else "gov_disclosure" for file in FILES}
IMPORTS = [found for file in FILES for found in imports(file)]
OWN = [
    found._replace(imported=found.imported.removeprefix("gov_disclosure").removeprefix("."))
    for found in IMPORTS
    if found.imported.partition(".")[0] == "gov_disclosure"
]


def floor(module: str) -> int:
    """Return the layer of a module."""
    head = module.partition(".")[0]
    found = [number for number, layer in enumerate(LAYERS) if head in layer]
    assert found, f"{head} has no place in LAYERS: give it one"
    return found[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
class TestFile:
    def test_has_a_docstring(self, file: Path) -> None:
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))

    def test_is_short_enough_to_be_read(self, file: Path) -> None:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= MAX_LINES

    def test_imports_downwards(self, file: Path) -> None:
        wrong = [
            found
            for found in OWN
            if found.importer == module_name(file)
            and found.importer.partition(".")[0] != found.imported.partition(".")[0]
            and floor(found.imported) >= floor(found.importer)
            and not (found.late and found[:2] in UPWARDS)
        ]
        assert not wrong

    def test_names_no_form(self, file: Path) -> None:
        if module_name(file).partition(".")[0] == "forms":
            return
        text = file.read_text(encoding="utf-8")
        assert [name for name in (*known_forms(), "stats_2014") if name in text] == []

    def test_knows_only_its_own_foreign_libraries(self, file: Path) -> None:
        place = file.relative_to(ROOT).as_posix()
        packages = {found.imported.partition(".")[0] for found in IMPORTS if found.importer == module_name(file)}
        foreign = packages - ANYWHERE - {"gov_disclosure"} - sys.stdlib_module_names
        assert {name for name in foreign if BORDERS.get(name) != place} == set()


def test_modules_do_not_import_in_circles() -> None:
    graph: dict[str, set[str]] = {}
    for found in OWN:
        # A package's own `__init__` gathers what its modules define.
        if not found.late and found.imported != found.importer:
            graph.setdefault(found.importer, set()).add(found.imported)
    TopologicalSorter(graph).prepare()


def test_importing_the_package_loads_nothing_dear() -> None:
    code = "import sys, gov_disclosure; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(BORDERS)
    late = {"gov_disclosure.grammar", "gov_disclosure.lexing", "gov_disclosure.reading", "gov_disclosure.cli"}
    assert loaded.isdisjoint(late)


def test_public_names_are_sorted_documented_and_on_the_api_page() -> None:
    names = gov_disclosure.__all__
    assert names == sorted(names)
    assert [name for name in names if not getattr(gov_disclosure, name).__doc__] == []
    page = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in names if f"gov_disclosure.{name}\n" not in page] == []
