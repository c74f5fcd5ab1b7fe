"""The page round a report: bare, clean, of a content system, exported by Word, layout tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from .draft import Draft
from .html_tables import TableStyle
from .noise import footer, links
from .values import make_report

Page = Callable[[str, Draft], str]
"""Takes the markup of the report, gives the whole file."""


def _title(draft: Draft) -> str:
    return f"{draft.spec.body}{draft.spec.year}年政府信息公开工作年度报告"


def bare(body: str, draft: Draft) -> str:
    """Only the fragment, no html element at all."""
    return body + "\n"


def clean(body: str, draft: Draft) -> str:
    """A small correct page."""
    return _page("utf-8", body, draft)


def declared(charset: str | None) -> Page:
    """A page that declares this charset (rightly or wrongly), or none."""

    def page(body: str, draft: Draft) -> str:
        return _page(charset, body, draft)

    return page


def _page(charset: str | None, body: str, draft: Draft) -> str:
    meta = ""
    if charset == "utf-8":
        meta = '<meta charset="utf-8">\n'
    elif charset:
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{meta}<title>{_title(draft)}</title>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def decoy(draft: Draft) -> Draft:
    """Another report on the same form, all figures different in kind: bait only."""
    spec = make_report(draft.spec.form, 3 * draft.spec.seed + 9000)
    return Draft.of(spec, draft.rng)


def _decoy_tables(draft: Draft) -> str:
    other = decoy(draft)
    style = TableStyle()
    return "\n".join(
        style.write(grid, other) for section in ("proactive", "requests", "remedies") for grid in other.grids(section)
    )


def content_system(body: str, draft: Draft) -> str:
    """A whole page: menus, scripts, styles, and an earlier report hidden in four ways."""
    bait = _decoy_tables(draft)
    items = "".join(f'<li><a href="/a/{n}.html">{escape(t)}</a></li>' for n, t in enumerate(links(draft)))
    feet = "".join(f"<p>{escape(text)}</p>" for text in footer())
    year = draft.spec.year
    return f"""<!DOCTYPE html>
<html lang="zh">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{_title(draft)}_年报_政务公开</title>
<meta name="keywords" content="年报,公开" />
<style type="text/css">
table td {{ border: 1px solid #ccc; }} .hide {{ display: none }}
/* <table><tr><td>规章</td><td>7777</td></tr></table> */
</style>
<script type="text/javascript">
var last = {json.dumps(bait, ensure_ascii=False).replace("</", "<" + chr(92) + "/")};
if (1 < 2) {{ document.write("<table><tr><td>行政许可<\\/td><td>8888<\\/td><\\/tr><\\/table>"); }}
</script>
</head>
<body>
<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a> | <span>今天是2031年2月3日</span></div>
<nav><ul>{items}</ul></nav>
<div style="display:none">
<h1>{draft.spec.body}{year - 1}年政府信息公开工作年度报告</h1>
<p>二、主动公开政府信息情况</p>
{bait}
</div>
<div hidden>{bait}</div>
<template>{bait}</template>
<noscript><p>行政处罚 9999</p></noscript>
<!-- {bait.replace("--", "")} -->
<table class="layout"><tr><td width="220" valign="top"><ul>{items}</ul></td><td>
<div id="zoom" class="article">
{body}
</div>
</td></tr></table>
<div class="foot">{feet}</div>
<script>var pv = 4711; showTable("二、主动公开政府信息情况", [1,2,3]);</script>
</body>
</html>
"""


def word_export(body: str, draft: Draft) -> str:
    """The head that Word writes, with conditional comments and style definitions."""
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face {{font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1; mso-font-charset:134;}}
 p.MsoNormal, li.MsoNormal {{mso-style-unhide:no; margin:0cm; font-size:10.5pt;}}
-->
</style>
</head>

<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>
<div class=WordSection1 style='layout-grid:15.6pt'>
{body}
</div>
</body>

</html>
"""


def layout_tables(body: str, draft: Draft) -> str:
    """Everything nested in tables: page, column, article."""
    items = "".join(f"<tr><td>·</td><td>{escape(text)}</td></tr>" for text in links(draft))
    return _page(
        "utf-8",
        '<table width="1000" align="center"><tr><td colspan="2">网站首页 | 政务公开 | 办事服务</td></tr>\n'
        f"<tr><td><table>{items}</table></td><td>\n<table><tr><td>\n{body}\n</td></tr></table>\n"
        "</td></tr><tr><td colspan=2>版权所有</td></tr></table>",
        draft,
    )


def frame_of_other_year(body: str, draft: Draft) -> str:
    """A page in a tab box: the tab of the year before is there too, but not shown."""
    return _page(
        "utf-8",
        f'<div class="tab" style="visibility:visible">\n{body}\n</div>\n'
        f'<div class="tab" style="DISPLAY : none !important">\n{_decoy_tables(draft)}\n</div>',
        draft,
    )
