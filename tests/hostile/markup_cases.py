"""Pages: nesting, tags and texts without measure, and markup that never ends."""

from __future__ import annotations

from tests.hostile.cases import BOTH, case
from tests.hostile.parts import within

MILLION = 1_000_000
TEN_MB = 10 * 1024 * 1024


@case("html", readers=BOTH)
def nested_div() -> str:
    return within("<div>" * 200_000 + "x" + "</div>" * 200_000)


@case("html", readers=BOTH)
def nested_div_below_the_limit() -> str:
    return within(("<div>" * 500 + "x" + "</div>" * 500) * 80)


@case("html", readers=BOTH)
def nested_div_unclosed() -> str:
    return within("<div>x" * MILLION)


@case("html", readers=BOTH)
def nested_tables() -> str:
    return within("<table><tr><td>" * 30_000 + "1")


@case("html", readers=BOTH)
def nested_tables_below_the_limit() -> str:
    return within(("<table><tr><td>" * 120 + "1" + "</table>" * 120) * 100)


@case("html", readers=BOTH)
def unclosed_formatting() -> str:
    return within("<b><i><a>x" * 50_000)


@case("html", readers=BOTH)
def formatting_across_blocks() -> str:
    """The adoption agency's worst: formatting that every block closes and opens again."""
    return within(("<b><i><u><s><a href=x>" * 20 + "<p>x</p>" * 20 + "</b></u></i></a>") * 200)


@case("html", readers=BOTH)
def misnested_formatting() -> str:
    return within("<a><div>" * 20_000 + "</a>" * 20_000)


@case("html", readers=BOTH)
def formatting_in_tables() -> str:
    return within("<table>" + "<b><font>x" * 30_000 + "</table>")


@case("html", readers=BOTH)
def closing_tags_of_nothing() -> str:
    return within("</p></br></b></table></td></div>" * 100_000)


@case("html", readers=BOTH)
def paragraphs() -> str:
    return within("<p>" * MILLION)


@case("html", readers=BOTH)
def line_breaks() -> str:
    return within("a<br>" * MILLION)


@case("html", readers=BOTH)
def list_items() -> str:
    return within("<ul>" * 300 + "<li>a" * 300_000)


@case("html", readers=BOTH)
def headings() -> str:
    return within("<h1>二、主动公开政府信息情况<h2>" * 50_000)


@case("html", readers=BOTH)
def selects_and_buttons() -> str:
    return within("<select><option>a<button>" * 100_000)


@case("html", readers=BOTH)
def forms() -> str:
    return within("<form><p></form>" * 100_000)


@case("html", readers=BOTH)
def tags_at_the_limit_of_bytes() -> bytes:
    return (within("").encode() + b"<b>" * (11 * 1024 * 1024))[: 32 * 1024 * 1024]


@case("html", readers=BOTH)
def texts_at_the_limit_of_bytes() -> bytes:
    return (within("").encode() + b"<p>a" * (8 * 1024 * 1024))[: 32 * 1024 * 1024]


@case("html", readers=BOTH)
def attributes() -> str:
    pairs = " ".join(f"a{number}=1" for number in range(100_000))
    return within(f"<table><tr><td {pairs} colspan=2>1<tr><td>2</table>")


@case("html", readers=BOTH)
def equal_attributes() -> str:
    return within("<table><tr><td " + "style=x " * 500_000 + ">1</table>")


@case("html", readers=BOTH)
def attributes_without_value() -> str:
    return within("<p " + "= " * 500_000 + ">1" + "<p " + "/" * 500_000 + ">")


@case("html", readers=BOTH)
def endless_attribute() -> str:
    return within(f'<p style="{"color:red;" * 500_000}">1')


@case("html", readers=BOTH)
def many_styles() -> str:
    """Every style is another, so that nothing is remembered."""
    return within(
        "".join(f'<p style="width:{number}px;display:{"none" if number % 2 else "block"}">a</p>' for number in range(60_000))
    )


@case("html", readers=BOTH)
def endless_tag_name() -> str:
    return within("<" + "a" * 5_000_000 + ">1</" + "b" * 5_000_000 + ">")


@case("html", readers=BOTH)
def many_tag_names() -> str:
    return within("".join(f"<x{number}>" for number in range(200_000)))


@case("html", readers=BOTH)
def open_tags_without_end() -> str:
    return within('<td a="' * 500_000)


@case("html", readers=BOTH)
def open_brackets() -> str:
    return within("<" * 5_000_000)


@case("html", readers=BOTH)
def open_tags() -> str:
    return within("<a " * 3_000_000)


@case("html", readers=BOTH)
def comments() -> str:
    return within("<!--a-->" * MILLION)


@case("html", readers=BOTH)
def unterminated_comments() -> str:
    return within("<!--" * 2_000_000 + "<!-" * 100_000)


@case("html", readers=BOTH)
def dashes() -> str:
    return within("<!--" + "-" * 5_000_000 + "--!" * 500_000)


@case("html", readers=BOTH)
def unterminated_cdata() -> str:
    return within("<![CDATA[" * 500_000 + "]]" * 500_000)


@case("html", readers=BOTH)
def unterminated_script() -> str:
    return within("<script>" + "<!--<script>" * 500_000 + "</scrip" * 500_000)


@case("html", readers=BOTH)
def scripts() -> str:
    return within("<script><!--</script>-->" * 200_000)


@case("html", readers=BOTH)
def unterminated_title() -> str:
    return "<title>" * 500_000 + within("<title>a" * 500_000)


@case("html", readers=BOTH)
def textareas() -> str:
    return within("<textarea>" + "</textare" * 500_000 + "<style>" * 500_000)


@case("html", readers=BOTH)
def plaintext() -> str:
    return within("<plaintext>" + "<p>a" * 500_000)


@case("html", readers=BOTH)
def doctypes() -> str:
    return "<!DOCTYPE html PUBLIC " * 200_000 + within("<!DOCTYPE html [<!ENTITY a 'b'>]>" * 100_000)


@case("xhtml", readers=BOTH)
def entity_declarations() -> str:
    """A thousand million laughs, to a reader that expands what a page declares."""
    inner = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">{inner}]>' + within(
        "<p>&l11;&x;</p>" * 1_000
    )


@case("html", readers=BOTH)
def references() -> str:
    return within("<p>" + "&amp;&nbsp;&#x4e00;" * 300_000)


@case("html", readers=BOTH)
def broken_references() -> str:
    return within(
        "<p>" + "&" * MILLION + "&#" * MILLION + "&notanentity" * 200_000 + "&#x" + "f" * MILLION + ";&#" + "9" * MILLION
    )


@case("html", readers=BOTH)
def references_in_attributes() -> str:
    return within('<p style="' + "&amp;&lt&#99999999999;" * 200_000 + '">1')


@case("html", readers=BOTH)
def foreign_markup() -> str:
    return within("<svg><math><foreignObject>" * 50_000 + "x" + "</svg>" * 50_000)


@case("html", readers=BOTH)
def templates() -> str:
    return within("<template><table><tr>" * 50_000 + "x")


@case("html", readers=BOTH)
def rubies() -> str:
    return within("<ruby>務<rt>wu<rp>" * 100_000)


@case("html", readers=BOTH)
def preformatted() -> str:
    return within("<pre>" + "规章\t1\n" * 300_000)


@case("html", readers=BOTH)
def endless_text() -> str:
    return within("<p>" + "长" * (TEN_MB // 3))


@case("html", readers=BOTH)
def endless_blanks() -> str:
    return within("<p>" + " \u3000\u00a0&nbsp;" * MILLION + "1")


@case("html", readers=BOTH)
def null_bytes() -> str:
    return within("<p>规\0章\0" * 200_000 + "\0" * MILLION)


@case("html", readers=BOTH)
def metas() -> str:
    return '<meta name="pubdate" content="2025-01-01">' * 50_000 + within("<meta charset=gb2312>" * 100_000)


@case("html", readers=BOTH)
def frames_and_heads() -> str:
    return "<html><head><body><frameset><frame>" * 100_000 + within("<html a=b><body c=d>" * 100_000)
