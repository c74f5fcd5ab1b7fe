"""Who is below whom: in files and in plain values, and what is wrong with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gov_disclosure import Hierarchy, Report, UnreadableError, UsageError
from gov_disclosure.across import Node
from gov_disclosure.bodies import Scope

PARENT, CHILDREN = "澄湖县人民政府", ("澄湖县水务局", "青禾镇人民政府")
NODE = Node(PARENT, CHILDREN, Scope.JURISDICTION)
ROWS = [{"parent": PARENT, "child": child, "scope": "jurisdiction"} for child in CHILDREN]
FILES = {
    "a.json": json.dumps(ROWS),
    "b.json": json.dumps({PARENT: {"children": CHILDREN, "scope": "jurisdiction"}}, ensure_ascii=False),
    "c.csv": "parent,child,scope\n" + "".join(f"{PARENT},{child},jurisdiction\n" for child in CHILDREN),
    "d.csv": f"\ufeffchild,parent,scope\r\n{CHILDREN[0]},{PARENT},\r\n{CHILDREN[1]},{PARENT},jurisdiction\r\n",
    "e.toml": f'["{PARENT}"]\nscope = "jurisdiction"\nchildren = ["{CHILDREN[0]}", "{CHILDREN[1]}"]\n',
    "f.toml": "".join(f'[[link]]\nparent = "{PARENT}"\nchild = "{child}"\nscope = "jurisdiction"\n' for child in CHILDREN),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize("scope", ["jurisdiction", "辖区"])
def test_lists_are_read_as_spreadsheets_save_them(encoding: str, separator: str, scope: str, tmp_path: Path) -> None:
    rows = [("上级", "下级单位", "范围"), *((PARENT, child, scope) for child in CHILDREN), ("", "", "")]
    text = "".join(separator.join(row) + "\r\n" for row in rows)
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert Hierarchy.load(tmp_path / "a.csv", []).nodes == (NODE,)


@pytest.mark.parametrize("name", FILES)
def test_files_say_the_same(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    assert Hierarchy.load(tmp_path / name, []).nodes == (NODE,)


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ([], "names no bodies"),
        ("text", "mapping or a list"),
        ([{"parent": "甲县"}], "link 1 of the hierarchy: its child has no name"),
        ([{"parent": " ", "child": "乙镇"}], "its parent has no name"),
        (["甲县"], "no parent and child"),
        ([{"parent": "甲县", "child": "乙镇", "kind": "x"}], "there is no 'kind'; there are parent, child, scope"),
        ([("甲县", "乙镇", "all")], "no scope is called 'all'; there are own_body"),
        ([("甲县", "乙镇", "system"), ("甲县", "丙镇", "own_body")], "told in two ways, system and own_body"),
        ({"甲县": "乙镇"}, "its children are a list of names"),
        ({"甲县": {"children": ["乙镇"], "scopes": "system"}}, "there is no 'scopes'"),
        ({"甲县": ["甲县"]}, "runs in a circle: 甲县 → 甲县"),
        ([("甲市", "乙县"), ("乙县", "丙镇"), ("丙镇", "甲市")], "runs in a circle"),
    ],
)
def test_what_makes_no_hierarchy_is_told(tree, message: str) -> None:
    with pytest.raises(UsageError, match=message) as raised:
        Hierarchy.of(tree, [])
    assert re.search("[一-龥]{2}", raised.value.render("zh").replace("甲县", ""))


@pytest.mark.parametrize(
    ("name", "text", "error", "message"),
    [
        ("a.json", "{", UnreadableError, "TOML, JSON, or CSV"),
        ("a.toml", "= 1", UnreadableError, "TOML, JSON, or CSV"),
        ("a.csv", "name,above\n甲县,乙镇\n", UsageError, "the first line names the columns"),
        ("a.csv", "", UsageError, "the first line names the columns"),
        ("a.json", "[]", UsageError, r"a\.json: the hierarchy names no bodies"),
        ("a.json", "[" * 5000, UnreadableError, "TOML, JSON, or CSV"),
    ],
)
def test_files_that_are_none_are_told(name: str, text: str, error, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(error, match=message):
        Hierarchy.load(tmp_path / name, [])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"):
        Hierarchy.load(tmp_path / "none.json", [])


def test_families_are_by_year() -> None:
    reports = [Report(body=name, year=year) for name, year in (("澄湖县", 2022), ("澄湖县水务局", 2022), ("青禾镇", 2023))]
    one, other = Hierarchy.of(ROWS, reports).families
    assert (one.year, one.parent is not None, one.absent, one.aggregate) == (2022, True, (CHILDREN[1],), True)
    assert (other.year, other.parent, other.absent) == (2023, None, (CHILDREN[0],))
    assert Hierarchy.of({PARENT: CHILDREN}, reports).families[0].scope is Scope.UNKNOWN


def test_a_place_is_its_government() -> None:
    (node,) = Hierarchy.of([("澄湖县人民政府", "澄湖县水务局"), ("澄湖县", "青禾镇"), ("澄湖县", "青禾镇人民政府")], []).nodes
    assert node.children == ("澄湖县水务局", "青禾镇")
