"""Tables made of other elements, figures in fields, and words that a page's own styles or their colour hide."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from gov_disclosure import Report, parse_text
from gov_disclosure.reading.html.fast import is_installed

PAGE = (Path(__file__).parents[2] / "examples" / "sound-2024.html").read_text(encoding="utf-8")
READERS = (True, False) if is_installed() else (False,)
ROW = '<td colspan="3">一、本年新收政府信息公开申请数量</td>'
PATH = "proactive.rules.issued"


def values(markup: str, *, fast: bool = False) -> dict[str, object]:
    report = parse_text(markup, fast=fast)
    return {path: report.value(path) for path in report.cells}


def blanked(page: str) -> str:
    """The page with every third figure taken out of its cell."""
    count = 0

    def blank(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return found[0] if count % 3 else f"{found[1]}</td>"

    return re.sub(r"(<td[^>]*>)\d+</td>", blank, page)


def made_of(page: str, table: str, row: str, cell: str) -> str:
    """The page with its tables made of other elements, each given as the words of its start tag."""
    for name, other in (("table", table), ("tr", row), ("td", cell)):
        page = re.sub(rf"<{name}( [^>]*)?>", f"<{other}>", page).replace(f"</{name}>", f"</{other.split()[0]}>")
    return page


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    "parts",
    [
        ("div", "div", "div"),
        ('div style="display:table"', 'div style="display:table-row"', 'div style="display:table-cell"'),
        ("div", 'ul class="row"', "li"),
        ("div", "dl", "dd"),
        ('div role="table"', 'div role="row"', 'span role="cell"'),
        ("section", "section", "section"),
        ("x-table", "x-row", "x-cell"),
        ("div", "p", 'span style="display:inline-block;width:6em"'),
    ],
)
def test_blank_cells_of_other_elements_keep_their_places(parts: tuple[str, str, str], fast: bool) -> None:
    page = blanked(PAGE)
    assert values(made_of(page, *parts), fast=fast) == values(page)


def test_a_grid_of_styles_is_a_table() -> None:
    """Its cells go into rows as the page's styles say, with what each spans."""

    def grid(found: re.Match[str]) -> str:
        columns = next(widths)
        inner = re.sub(r"</?tr[^>]*>|</?tbody[^>]*>", "", found[1])
        inner = re.sub(r'<td(?: colspan="?(\d+)"?)?(?: rowspan="?(\d+)"?)?[^>]*>', spanned, inner).replace("</td>", "</div>")
        return f'<div class="g" style="grid-template-columns: repeat({columns}, minmax(0, 1fr))">{inner}</div>'

    def spanned(found: re.Match[str]) -> str:
        return f'<div class="wide{found[1] or 1}" style="grid-row: span {found[2] or 1}">'

    widths = iter((4, 10, 15))
    page = blanked(PAGE)
    rules = "".join(f".wide{n}{{grid-column:span {n}}}" for n in range(1, 11))
    styles = f"<style>.g{{display:grid}} {rules} @media print {{ .g {{display:none}} }}</style>"
    made = re.sub(r"<table border[^>]*>(.*?)</table>", grid, page, flags=re.DOTALL).replace("</head>", f"{styles}</head>")
    assert made.count("<td") == page.count("<th")
    assert values(made) == values(page)


def test_what_is_no_grid_stays_what_it_is() -> None:
    """Lists of links and boxes of words are lines, whatever stands side by side in them."""
    menu = "".join(f"<ul><li>栏目{n}</li><li>政务公开</li></ul>" for n in range(60))
    page = re.sub(r"<table.*</table>", menu, PAGE, flags=re.DOTALL)
    with_tables = parse_text(page)
    assert all(figure.value is None for figure in with_tables.cells.values())
    assert values(PAGE.replace("</body>", f"<div>{menu}</div></body>")) == values(PAGE)


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ('<input type="text" value="17">', 17),
        ("<INPUT VALUE=17 READONLY>", 17),
        ("<div><input data-value='3' name=n9 value = '1,7&#48;0' disabled></div>", 1700),
        ("<textarea rows=1>\n17</textarea>", 17),
        ("<select><option>3<option selected>17</select>", 17),
        ("<select><option>17<option>3</select>", 17),
        ('<input type="hidden" value="17">', None),
        ('17<input type="hidden" value="3">', 17),
        ('17<input type="checkbox" value="3">', 17),
        ('<input style="display:none" value="17">', None),
        ('<input placeholder="17">', None),
        ('<input value="请输入数字">', None),
        ('<input value="1"><input value="7">', None),
    ],
)
def test_what_a_field_shows_is_what_its_cell_holds(field: str, value: int | None, fast: bool) -> None:
    page = PAGE.replace("规章</td><td>0", f"规章</td><td>{field}")
    report = parse_text(page, fast=fast)
    assert report.value(PATH) == value
    place = report.cells[PATH].position
    if value is not None and place is not None and "select" not in field:
        assert page[place.start : place.end].replace("&#48;", "0").strip() == report.cells[PATH].raw


def read(cell: str, styles: str = "", *, fast: bool = False, body: str = "<body>") -> Report:
    page = PAGE.replace("规章</td><td>0</td>", f"规章</td>{cell}").replace("</head>", f"<style>{styles}</style></head>")
    return parse_text(page.replace("<body>", body), fast=fast)


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("cell", "styles", "value"),
    [
        ('<td>17<span class="x">1</span></td>', ".x{display:none}", 17),
        ('<td>17<span class="a x">1</span></td>', "p{margin:0} b, span.x {color: transparent !important}", 17),
        ('<td>17<span id="old">1</span></td>', "#old { visibility : hidden }", 17),
        ('<td>17<span class="x">1</span></td>', ".x{color:red}", 171),
        ('<td>17<span class="x">1</span></td>', "@media print{.x{display:none}}", 171),
        ('<td>17<span class="x">1</span></td>', "/* .x{display:none} */ .y{display:none}", 171),
        ('<td>17<span class="x">1</span></td>', ".x{text-decoration:line-through}", None),
        ('<td>17<span class="x">1</span></td>', ".x{color:#fff} td{background:url(a.png)}", None),
        ('<td class="x">17</td>', ".x{display:none}", None),
    ],
)
def test_a_page_styles_its_cells_itself(cell: str, styles: str, value: int | None, fast: bool) -> None:
    assert read(cell, styles, fast=fast).value(PATH) == value


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("cell", "body", "value", "told"),
    [
        ('<td style="color:#fff">17</td>', "<body>", None, True),
        ('<td><font color="#FFFFFF">17</font></td>', "<body>", None, True),
        ('<td>17<span style="color:white">1</span></td>', "<body>", 17, True),
        ('<td><span style="color:#fefefe">17</span></td>', '<body bgcolor="#ffffff">', None, True),
        ('<td style="background:#fff none"><b style="color:#fff">17</b></td>', '<body style="background:#123">', None, True),
        ('<td>17<span style="color:#fefefe">1</span></td>', "<body>", None, False),
        ('<td style="background:#06c;color:#fff">17</td>', "<body>", 17, False),
        ('<td bgcolor="003366"><font color=white>17</font></td>', "<body>", 17, False),
        ('<td style="color:#fff">17</td>', '<body background="dark.png">', 17, False),
        ('<td style="color:#fff">17</td>', '<body><link rel="stylesheet" href="a.css">', 17, False),
        ('<td style="color:#fff"><span style="color:#000">17</span></td>', "<body>", 17, False),
    ],
)
def test_words_in_the_colour_of_their_ground_are_not_read(
    cell: str, body: str, value: int | None, told: bool, fast: bool
) -> None:
    """Where both colours are known."""
    report = read(cell, fast=fast, body=body)
    assert report.value(PATH) == value
    assert any(each.code == "GD152" for each in report.diagnostics) == told


@pytest.mark.parametrize("fast", READERS)
def test_a_box_that_a_script_fades_in_is_read(fast: bool) -> None:
    faded = PAGE.replace("<body>", '<body><div id="js_content" style="visibility: hidden; opacity: 0;">')
    assert values(faded.replace("</body>", "</div></body>"), fast=fast) == values(PAGE)


@pytest.mark.parametrize(
    "part",
    [
        "<div><div>1</div><div>2</div></div>", "<dl><dt>a</dt><dd>1</dd><dt>b</dt><dd>2</dd></dl>", "<div style='display:grid'>",
        "<td><input value=1>", '<td><b style="color:#fff">1', "<style>.a{", "<style>@x{a{}",
    ],
)  # fmt: skip
def test_work_is_linear(part: str) -> None:
    def spent(count: int) -> float:
        page = PAGE.replace("</body>", part * count)
        begin = time.process_time()
        parse_text(page, fast=False)
        return time.process_time() - begin

    spent(200)
    small, large = min(spent(1_000) for _ in range(2)), spent(8_000)
    assert large < 20 * small + 0.5
