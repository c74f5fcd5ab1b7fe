"""Tables made of other elements, figures in fields, and words that a page's own styles or their colour hide."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from gov_disclosure import Report, parse_text
from gov_disclosure.reading.html.fast import is_installed
from gov_disclosure.reading.html.tracks import columns_of, is_placed

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
    ("cell", "styles", "value"),
    [
        ("11<span class=x>7</span>", ".x{display:none}", 11),
        ("11<span class=x>7</span>", ".x{color:#fff}", 11),
        ("11<span class=x>7</span>", ".x{opacity:0}", 11),
        ("11<span class=x>7</span>", ".x{visibility:hidden}", 11),
        ("11<span class=x>7</span>", ".y{display:none}", 117),
        ("1<input value=7>", "", None),
        ("<input class=x value=7>", ".x{display:none}", None),
        ("<span class=r1>1</span><span class=r2>7</span>", ".r1{color:red}", 17),
    ],
)
def test_styles_hold_in_tables_of_other_elements(cell: str, styles: str, value: int | None) -> None:
    page = made_of(PAGE.replace("</head>", f"<style>{styles}</style></head>"), "div", "div", "div")
    assert parse_text(page.replace("<div>规章</div><div>0</div>", f"<div>规章</div><div>{cell}</div>")).value(PATH) == value


@pytest.mark.parametrize(
    ("hidden", "styles", "value"),
    [
        ("<td class=x>9</td>", ".x{display:none}", 17),
        ("<td class=x>9</td>", "td.x{mso-hide:all}", 17),
        ("<td class=x>9</td>", ".x{visibility:hidden}", None),
        ("<td class=x>9</td>", ".x{display:none} [class]{display:table-cell}", None),
    ],
)
@pytest.mark.parametrize("cell", ["td", "div"])
def test_a_cell_that_is_taken_out_leaves_no_room(hidden: str, styles: str, value: int | None, cell: str) -> None:
    page = PAGE if cell == "td" else made_of(PAGE, "div", "div", "div")
    row = "规章</td><td>0</td><td>0</td><td>0</td>", f"规章</td>{hidden}<td>17</td><td>18</td>"
    before, after = (each.replace("td>", f"{cell}>").replace("<td", f"<{cell}") for each in row)
    assert before in page
    styles = styles.replace("td.", f"{cell}.")
    page = page.replace(before, after + ("" if "visibility" in styles else f"<{cell}>19</{cell}>"))
    assert parse_text(page.replace("</head>", f"<style>{styles}</style></head>")).value(PATH) == value


@pytest.mark.parametrize(
    ("styles", "value"),
    [
        (".a{display:none} .b{display:inline}", 171),
        (".b{display:inline} .a{display:none}", 17),
        (".a{display:none} td .a{display:inline}", 171),
        ("td .a{display:none}", 17),
        ("#other .a{display:none}", 171),
        (".a{display:none} @media screen{.a{display:inline}}", 171),
        (".a{display:none} @media print{.a{display:inline}}", 17),
        ("@media (max-width:600px){.a{display:none}}", 171),
        ("@media (min-width:600px){.a{display:none}}", None),
        (".a{display:none} [title]{display:inline}", None),
        (".a:hover{display:none}", None),
        (".a{display:inline!important} #i{display:none}", 171),
        ("</style><style media=print>.a{display:none}", 171),
        ("</style><noscript><style>.a{display:none}</style></noscript><style>", 171),
        ("</style><!--[if IE]><style>.a{display:none}</style><![endif]--><style>", 171),
        ("</style><template><style>.a{display:none}</style></template><style>", 171),
        ("</style><script>'<style>.a{display:none}</style>'</script><style>", 171),
    ],
)
def test_of_rules_the_stronger_counts_and_what_is_open_is_no_figure(styles: str, value: int | None) -> None:
    assert read('<td>17<span class="b a" id="i" title="t">1</span></td>', styles).value(PATH) == value


@pytest.mark.parametrize(
    ("styles", "value"),
    [
        (".g td{background:#123}", None),
        ("td{background-image:url(a.png)}", None),
        ("td{background-image:linear-gradient(red,blue)}", None),
        ("td{box-shadow:inset 0 0 0 99px #000}", None),
        ("td:first-child{background:#123}", None),
        ("td{background-image:none}", 17),
    ],
)
def test_on_a_ground_that_is_not_known_white_words_are_no_part_of_a_figure(styles: str, value: int | None) -> None:
    assert read('<td>17<span style="color:#fff">1</span></td>', styles, body='<body class="g">').value(PATH) == value
    if value is None:
        assert read('<td style="color:#fff">17</td>', styles, body='<body class="g">').value(PATH) == 17


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<input onfocus="this.value=0" value="17">', 17),
        ('<input title="value=5" value=17>', 17),
        ('<input onfocus="this.value=0">', None),
        ("1<input value=7>", None),
        ("<input value=1>7", None),
        ("<select><option><b>1</b>7</option></select>", 17),
        ("<select multiple><option>17</option><option>3</option></select>", None),
        ("<select multiple><option>17</option><option selected>3</option></select>", 3),
        ('<input type=number value="1,234">', None),
        ('<input type=number value="17">', 17),
    ],
)
def test_of_a_field_only_what_a_browser_shows_is_read(cell: str, value: int | None) -> None:
    assert read(f"<td>{cell}</td>").value(PATH) == value


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ("repeat(4, 1fr)", 4),
        ("minmax(0, 1fr) repeat(3, minmax(10px, 1fr))", 4),
        ("auto 80px 1.5fr 20%", 4),
        ("repeat(auto-fit, minmax(80px, 1fr))", 0),
        ("[a] repeat(4, 1fr) [b]", 0),
        ("repeat(2, 1fr 2fr)", 0),
        ("calc(100% - 80px) 1fr", 0),
        ("var(--n)", 0),
        ("repeat(4, 1fr);grid-auto-flow:column", 0),
    ],
)
def test_columns_of_a_grid_are_counted_where_they_are_plainly_said(columns: str, count: int) -> None:
    assert columns_of(f"display:grid;grid-template-columns:{columns}") == count


@pytest.mark.parametrize(
    ("style", "placed"),
    [("grid-column: 2 / 4", True), ("grid-column:1/-1", True), ("grid-area:a", True), ("grid-column: span 2", False)],
)
def test_a_cell_of_a_grid_may_be_put_elsewhere(style: str, placed: bool) -> None:
    assert is_placed(style) is placed


def test_spans_in_a_line_are_words_not_cells() -> None:
    page = re.sub(
        r"<t[dh][^>]*>(\d)(\d)</t[dh]>", r"<span class=a>\1</span><span class=b>\2</span> ", PAGE.replace(">0<", ">17<")
    )
    page = re.sub(r"<t[dh][^>]*>", "<span class=a>", page).replace("</td>", "</span> ").replace("</th>", "</span> ")
    page = re.sub(r"<tr[^>]*>", "<p>", page).replace("</tr>", "</p>")
    assert parse_text(re.sub(r"</?table[^>]*>", "", page)).value(PATH) == 17


@pytest.mark.parametrize("styles", ["a," * 8_000 + "a{color:#fff;" + "x" * 80_000 + "}", ".x{color:#fff}" * 15_000])
def test_rules_are_read_in_linear_time(styles: str) -> None:
    begin = time.process_time()
    read("<td><b class=x>17</b></td>", styles)
    assert time.process_time() - begin < 2


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
