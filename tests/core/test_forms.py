"""The forms as data: what they print, how their labels are told apart, and how a package brings its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

from gov_disclosure import UsageError, parse_text
from gov_disclosure.cli.main import main
from gov_disclosure.folding import key
from gov_disclosure.forms import form_in_force, get_form, known_forms, registry
from gov_disclosure.forms.vocabulary import Vocabulary, vocabulary
from tests.core.documents import PROACTIVE, codes, read

LAYOUT = """%import tables (FIGURES, aspect, requests, remedies, OVERVIEW, PROACTIVE, REQUESTS, REMEDIES, PROBLEMS, OTHER_MATTERS)

report: PREAMBLE _table* _section*
_section: overview_section | proactive_section
overview_section: OVERVIEW (aspect | _table)*
proactive_section: PROACTIVE _table*
_table: proactive
%declare PREAMBLE

// a comment is no part of it
%extend PROACTIVE: "二、湖泊公开情况"
proactive: (lakes | ponds | measure)+
lakes: LAKES FIGURES?
ponds: PONDS FIGURES?
measure: DEEP -> deep | WIDE -> wide
LAKES: "大型湖泊水域" | "湖泊"
PONDS: "小型池塘水域"
DEEP: "水深超过十米"
WIDE: "水面超过一顷"
"""
MODEL = """
import attrs
from gov_disclosure.forms import Form
from gov_disclosure.forms.form import cell

@attrs.frozen
class Waters:
    deep: int | None = cell()
    wide: int | None = cell()

@attrs.frozen
class Proactive:
    lakes: Waters | None = None
    ponds: Waters | None = None

FORM = Form(name="lakes", title="湖泊", basis="", first_year=2030, last_year=2031, package=__name__,
    tables={"proactive": Proactive})
"""


def install(folder: Path, name: str, layout: str = LAYOUT, model: str = MODEL, relations: str = "") -> None:
    """Lay out an installed distribution with a form, as pip would."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text(model, encoding="utf-8")
    (package / "layout.lark").write_text(layout, encoding="utf-8")
    (package / "relations.toml").write_text(relations, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[gov_disclosure.forms]\n{name} = {name}:FORM\n", encoding="utf-8")


def forget() -> None:
    """Forget what was found out about installed forms, as a new process has it."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "gov_disclosure":
            for value in vars(module).values():
                getattr(value, "cache_clear", lambda: None)()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that distributions can be installed into."""
    monkeypatch.syspath_prepend(tmp_path)
    invalidate_caches()
    forget()
    yield tmp_path
    monkeypatch.undo()
    for name in ("lakes_form", "lakes_noted", "broken_form"):
        sys.modules.pop(name, None)
    forget()


@pytest.mark.parametrize(("name", "tables"), [("form_2021", (10, 182, 15)), ("trial_2019", (23, 182, 15))])
def test_a_form_has_its_cells(name: str, tables: tuple[int, int, int]) -> None:
    """Table 二 is its own; tables 三 (with （六） both in one row and in three) and 四 are shared."""
    cells = get_form(name).cells
    counted = tuple(sum(path.startswith(f"{table}.") for path in cells) for table in ("proactive", "requests", "remedies"))
    assert counted == tables


@pytest.mark.parametrize(("name", "cells"), [("form_2021", 200), ("trial_2019", 199)])
def test_a_form_prints_as_many_cells_as_the_official_one(name: str, cells: int) -> None:
    """Rows that the form does not print itself are not among them; a unit is no cell of its own."""
    printed = get_form(name).printed_rows
    assert sum(column.kind != "unit" for columns in printed.values() for column in columns) == cells - (name == "trial_2019")


def test_every_row_has_its_label_in_the_layout() -> None:
    """The layout and the model of a form speak of the same rows."""
    for form in known_forms().values():
        for path in form.printed_rows:
            assert form.caption(path) or path.startswith("remedies"), path


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2013, None),
        (2014, "stats_2014"),
        (2018, "stats_2014"),
        (2019, "trial_2019"),
        (2020, "trial_2019"),
        (2021, "form_2021"),
        (2040, "form_2021"),
        (None, None),
    ],
)
def test_a_year_has_its_form(year: int | None, name: str | None) -> None:
    """Before 2014 none that is known is in force; an unknown year has none."""
    form = form_in_force(year)
    assert (form.name if form is not None else None) == name


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    """The message helps with the spelling."""
    with pytest.raises(UsageError, match=r"form_2012.*form_2021, trial_2019, stats_2014"):
        get_form("form_2012")


def test_a_label_is_found_with_its_mark_and_without() -> None:
    """`1.属于国家秘密` and `属于国家秘密` are the same label."""
    labels = vocabulary().labels
    assert labels[key("1.属于国家秘密")].terminals == labels[key("属于国家秘密")].terminals


def test_the_words_of_headings_and_aspects_are_one_label_with_both_parts() -> None:
    """`主动公开政府信息情况` heads section 二 and an aspect of section 一."""
    label = vocabulary().labels[key("主动公开政府信息情况")]
    assert (label.heading, label.aspect, label.table, label.cell) == ("proactive", "proactive_disclosure", True, False)


def test_bare_words_that_another_label_is_do_not_stand_for_a_marked_one() -> None:
    """`其他` is the column, `总计` the column, not the rows `3.其他` and `（七）总计` without their marks."""
    labels = vocabulary().labels
    assert labels["其他"].terminals["form_2021"] == "OTHER"
    assert labels["3其他"].terminals["form_2021"] == "OTHER_OTHER"
    assert labels["总计"].terminals["form_2021"] == "TOTAL"


def test_a_label_knows_the_forms_that_print_it() -> None:
    """Most are shared; what one form alone prints tells it."""
    labels = vocabulary().labels
    assert set(labels[key("本年制发件数")].terminals) == {"form_2021"}
    assert set(labels[key("采购总金额")].terminals) == {"trial_2019"}
    assert set(labels[key("行政许可")].terminals) == {"form_2021", "trial_2019"}
    assert set(Vocabulary({"form_2021": get_form("form_2021")}).labels[key("行政许可")].terminals) == {"form_2021"}


def test_a_form_of_another_package_is_read_like_ours(site: Path) -> None:
    """Its labels tell it, its columns hold, and our own forms are read as before."""
    install(site, "lakes_form")
    text = "青禾镇2030年政府信息公开工作年度报告\n一、总体情况\n依法公开。\n二、湖泊公开情况\n"
    report = parse_text(text + " | 水面超过一顷 | 水深超过十米 |\n大型湖泊水域 | 3 | 4 |\n小型池塘水域 | 5 |\n")
    assert list(known_forms()) == ["lakes", "form_2021", "trial_2019", "stats_2014"]
    assert (report.form, report.form_expected) == ("lakes", "lakes")
    assert (report.value("proactive.lakes.wide"), report.value("proactive.lakes.deep")) == (3, 4)
    assert report.value("proactive.ponds.deep") is None
    assert "GD309" in codes(report, "proactive.ponds")
    assert type(report).from_dict(report.to_dict()) == report
    assert read(PROACTIVE).value("proactive.licensing_decisions") == 12


def test_a_comment_may_stand_behind_a_label(site: Path) -> None:
    """What the grammar reads as a comment is no wording of a label."""
    install(site, "lakes_noted", LAYOUT.replace('PONDS: "小型池塘水域"', 'PONDS: "小型池塘水域" // below one hectare'))
    assert registry.form_faults() == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"layout": LAYOUT.replace('LAKES: "大型湖泊水域"', "LAKES: /大.*/")}, "terminal LAKES"),
        ({"layout": LAYOUT.replace("%import tables", "%import oceans")}, "oceans"),
        ({"layout": LAYOUT.replace('LAKES: "大型湖泊水域"', "")}, "names LAKES"),
        ({"layout": LAYOUT + 'OVERVIEW: "概述"\n'}, "%extend OVERVIEW"),
        ({"model": "FORM = 3"}, "int is no"),
        ({"model": "raise SystemExit(3)"}, "SystemExit"),
        ({"model": MODEL.replace('name="lakes"', 'name="form_2021"')}, "already"),
        ({"relations": "[[relation]"}, "TOML"),
        ({"model": MODEL.replace("package=__name__", "package='no_such_package'")}, "no layout.lark"),
    ],
)
def test_a_form_that_cannot_be_used_is_left_out_with_its_reason(
    site: Path, changes: dict[str, str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken package costs nobody else anything; `gov-disclosure forms` says what is wrong with it."""
    install(site, "broken_form", **changes)
    assert list(known_forms()) == ["form_2021", "trial_2019", "stats_2014"]
    (fault,) = registry.form_faults()
    assert (fault.name, fault.distribution, fault.version) == ("broken_form", "broken_form", "1.0")
    assert reason in fault.reason
    assert read(PROACTIVE).form == "form_2021"
    assert main(["--lang", "en", "forms"]) == 0
    printed = capsys.readouterr()
    assert "form_2021" in printed.out
    assert reason in printed.err
