"""What the documentation shows is run: Python examples, commands with their output, scripts, the README's lines."""

from __future__ import annotations

import contextlib
import doctest
import importlib.util
import io
import re
import runpy
import shlex
from pathlib import Path
from types import ModuleType

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

from gov_disclosure import messages, parse_file
from gov_disclosure.cli.main import main
from gov_disclosure.forms import known_forms

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [*READMES, *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "zh").glob("*.md"))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
COMMAND = "gov-disclosure"
OPTIONAL = ("pyarrow",)
"""Modules of extras: examples with them are left out where they are not installed."""
NEEDED = {"outputs_for_people.md": ("jinja2", "xlsxwriter"), "dashboard.md": ("altair", "vl_convert", "jinja2")}
"""Page → the libraries of extras that its examples need."""


def run_console(example: Example) -> str | None:
    """Run the commands of a console block that are ours, and compare what they print with what the block shows."""
    status = 0
    for shown in re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)[1:]:
        line, _, expected = shown.partition("\n")
        if line == "echo $?":
            printed = f"{status}\n"
        elif shlex.split(line)[0] == COMMAND and "|" not in line and ">" not in line:
            status, printed = run_command(shlex.split(line)[1:])
        else:
            continue
        if not doctest.OutputChecker().check_output(expected or "\n", printed or "\n", FLAGS):
            return f"$ {line}\nshown:\n{expected}\nprinted:\n{printed}"
    return None


def run_command(arguments: list[str]) -> tuple[int, str]:
    """Return the exit status of a command and all it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            status = main(arguments)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
    return status or 0, printed.getvalue()


SYBIL = Sybil([PythonCodeBlockParser(doctest_optionflags=FLAGS), CodeBlockParser("console", run_console)])


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run in a folder with all that is in the project: what an example writes is no part of it."""
    for entry in ROOT.iterdir():
        (tmp_path / entry.name).symlink_to(entry)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page_tells_what_happens(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in NEEDED.get(page.name, ()):
        pytest.importorskip(library)
    chinese = page.parent.name == "zh" or "zh-CN" in page.name
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if chinese else "C.UTF-8")
    examples = list(SYBIL.parse(page).examples())
    assert bool(examples) == bool(re.search(r"^(>>>|\$) ", page.read_text("utf-8"), re.MULTILINE))
    for example in examples:
        block = example.document.text[example.start : example.end]
        if any(name in block and importlib.util.find_spec(name) is None for name in OPTIONAL):
            # What follows on the page rests on it.
            break
        example.evaluate()


def test_both_readmes_have_the_same_examples() -> None:
    english, chinese = (
        re.findall(r"^```(\w+)\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE) for page in READMES
    )
    assert [kind for kind, _ in english] == [kind for kind, _ in chinese]
    assert [text for kind, text in english if kind == "bash"] == [text for kind, text in chinese if kind == "bash"]


def test_the_integration_runs_the_line_of_the_readme() -> None:
    (line,) = (line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if "nox" in line)
    assert line in READMES[0].read_text("utf-8").splitlines()


def test_the_stages_are_modules() -> None:
    page = (ROOT / "docs" / "how_reading_works.md").read_text("utf-8")
    named = [name for cell in re.findall(r"^\| \w+ \| (`.*?`) \|", page, re.MULTILINE) for name in re.findall(r"`(.+?)`", cell)]
    assert "grammar" in named
    assert [name for name in named if importlib.util.find_spec(f"gov_disclosure.{name}") is None] == []


class TestExamples:
    def test_page_and_text_hold_the_same_tables(self) -> None:
        page, text = (parse_file(f"examples/sound-2024.{suffix}") for suffix in ("html", "txt"))
        assert page.proactive == text.proactive
        assert page.requests == text.requests
        assert page.remedies == text.remedies

    @pytest.mark.parametrize(
        ("name", "form", "cells"),
        [("sound-2024.html", "form_2021", 200), ("sound-2024.txt", "form_2021", 200), ("trial-form-2020.md", "trial_2019", 198)],
    )
    def test_sound_reports_are_read_in_full(self, name: str, form: str, cells: int) -> None:
        report = parse_file(f"examples/{name}")
        assert (report.form, report.diagnostics) == (form, ())
        assert sum(cell.value is not None for cell in report.cells.values()) == cells

    def test_a_table_of_a_folder(self) -> None:
        script = runpy.run_path("examples/table_from_folder.py")
        table = io.StringIO()
        script["write"](Path("examples"), table)
        lines = table.getvalue().splitlines()
        assert lines[0] == "file,body,year,path,value,state"
        assert "sound-2024.txt,澄湖县数据资源管理局,2024,requests.received.total,41,number" in lines
        assert "faulty-2024.txt,澄湖县水务局,2024,requests.outcome.denied.administrative_query.total,,blank" in lines


class TestReference:
    @pytest.fixture
    def pages(self) -> dict[str, str]:
        pages: dict[str, str] = load(ROOT / "docs" / "_ext" / "reference.py").pages()
        return pages

    def test_every_form_has_its_cells(self, pages: dict[str, str]) -> None:
        for form in known_forms().values():
            for name in ("forms.md", "forms_zh.md"):
                assert f"## `{form.name}`" in pages[name]
                assert all(f"| `{row}` |" in pages[name] for row in form.rows)

    def test_every_code_has_an_entry_in_both_languages(self, pages: dict[str, str]) -> None:
        english, chinese = ("".join(pages[f"{kind}{ending}.md"] for kind in ("diagnostics", "rules")) for ending in ("", "_zh"))
        assert [code for code in messages.codes() if f"# {code}" not in english] == []
        assert [code for code in messages.codes() if f"# {code}" not in chinese] == []


def load(file: Path) -> ModuleType:
    """Load a module that is in no package."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
