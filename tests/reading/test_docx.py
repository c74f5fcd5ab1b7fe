"""DOCX into lines and rows: what a reader of the printed page would see, and nothing else."""

from __future__ import annotations

import pytest

from gov_disclosure import LimitError, Limits, UnreadableError
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.reading.reader import Container
from gov_disclosure.reading.registry import read_container
from tests.layouts import docx_xml as xml
from tests.layouts.docx_xml import cell, paragraph, row, run, table

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def read(*blocks: str, limits: Limits | None = None, **parts: str) -> Document:
    return read_bytes(xml.docx(*blocks, **parts), limits)


def read_bytes(data: bytes, limits: Limits | None = None) -> Document:
    sink = Diagnostics(limits or Limits())
    document = read_container(Container(data=data, sink=sink, limits=limits or Limits()))
    return Document(document.source, document.blocks, document.title, document.metadata, sink.freeze())


def words(document: Document) -> list[object]:
    """Return lines as strings and rows as lists of (column, span, words)."""
    text = document.source.text
    return [
        [(each.column, each.colspan, text[each.start : each.end]) for each in block.cells]
        if isinstance(block, Row)
        else text[block.start : block.end]
        for block in document.blocks
    ]


def lines(*blocks: str, **parts: str) -> list[object]:
    return words(read(*blocks, **parts))


def codes(document: Document) -> list[str]:
    return [each.code for each in document.diagnostics]


def inline(inner: str) -> list[object]:
    return lines(paragraph(inner=inner))


class TestParagraphs:
    def test_each_is_a_line_and_blank_ones_are_none(self) -> None:
        assert lines(paragraph("一"), paragraph(), paragraph("　二　"), paragraph(" ")) == ["一", "二"]

    def test_breaks_end_lines(self) -> None:
        inner = run("一") + '<w:r><w:br w:type="page"/></w:r>' + run("二") + "<w:r><w:cr/></w:r>" + run("三")
        assert inline(inner) == ["一", "二", "三"]

    def test_tabs_divide_a_line_into_cells(self) -> None:
        assert lines(paragraph("规章\t1\t2")) == [[(0, 1, "规章"), (1, 1, "1"), (2, 1, "2")]]
        assert lines(paragraph("规章 | 1 | 2")) == [[(0, 1, "规章"), (1, 1, "1"), (2, 1, "2")]]

    def test_tab_stops_are_no_tabs(self) -> None:
        assert lines(paragraph("一", '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>')) == ["一"]

    def test_newlines_of_the_markup_are_blanks(self) -> None:
        assert inline("<w:r><w:t>一\n二&#13;三</w:t></w:r>") == ["一 二 三"]

    def test_hyphens_and_symbols(self) -> None:
        signs = (
            '<w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Symbol" w:char="F035"/><w:sym w:font="Wingdings" w:char="F0FE"/>'
            '<w:sym w:char="D800"/><w:sym w:char="zz"/><w:sym/><w:sym w:char="FFFFFFFFFF"/>'
        )
        assert inline(f"<w:r><w:t>1</w:t>{signs}<w:t>2</w:t></w:r>") == ["1-5\uf0fe2"]

    def test_containers_are_transparent(self) -> None:
        wraps = (
            "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>", "<w:smartTag>%s</w:smartTag>",
            '<w:hyperlink r:id="x">%s</w:hyperlink>', "<w:customXml>%s</w:customXml>", '<w:dir w:val="ltr">%s</w:dir>',
            "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>wu</w:t></w:r></w:rt><w:rubyBase>%s</w:rubyBase></w:ruby>",
        )  # fmt: skip
        for wrap in wraps:
            assert inline(wrap % run("务")) == ["务"], wrap
        assert lines(wraps[0] % paragraph("务")) == ["务"]

    def test_notes_and_comments_have_no_words_here(self) -> None:
        marks = '<w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>'
        assert inline(run("12") + marks) == ["12"]

    def test_headers_and_footers_are_left_out(self) -> None:
        data = xml.package(xml.document(paragraph("一")), {"header1.xml": xml.wrapped("hdr", paragraph("页眉"))})
        assert words(read_bytes(data)) == ["一"]


class TestHiddenText:
    @pytest.mark.parametrize(
        ("properties", "shown"),
        [
            ("<w:vanish/>", False),
            ('<w:vanish w:val="1"/>', False),
            ('<w:vanish w:val="0"/>', True),
            ('<w:vanish w:val="false"/>', True),
            ('<w:rStyle w:val="Gone"/>', False),
            ('<w:rStyle w:val="Heir"/>', False),
            ('<w:rStyle w:val="Heir"/><w:vanish w:val="0"/>', True),
            ('<w:rStyle w:val="Loop"/>', True),
            ("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", True),
            ("<w:webHidden/>", True),
        ],
    )
    def test_is_left_out(self, properties: str, shown: bool) -> None:
        styles = (
            '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Gone"/></w:style>'
            '<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
        )
        inner = run("一") + run("7", properties) + run("二")
        assert lines(paragraph(inner=inner), styles=styles) == ["一7二" if shown else "一二"]

    def test_a_style_of_the_paragraph_hides_it(self) -> None:
        styles = '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
        assert lines(paragraph("一", '<w:pStyle w:val="Gone"/>'), paragraph("二"), styles=styles) == ["二"]

    def test_a_hidden_mark_joins_paragraphs(self) -> None:
        assert lines(paragraph("本年新收", "<w:rPr><w:vanish/></w:rPr>"), paragraph("申请")) == ["本年新收申请"]


class TestRevisions:
    def test_insertions_are_kept_and_deletions_left_out(self) -> None:
        inner = (
            f'<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">{run("34")}</w:ins>'
            f"<w:moveFrom>{run('5')}</w:moveFrom><w:moveTo>{run('6')}</w:moveTo>"
        )
        document = read(paragraph(inner=inner))
        assert words(document) == ["346"]
        assert [each.arguments["count"] for each in document.diagnostics if each.code == "GD132"] == [4]

    def test_a_deleted_mark_joins_paragraphs(self) -> None:
        gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
        document = read(paragraph("一、", gone), paragraph("总体", gone), paragraph("情况"), paragraph("二"))
        assert words(document) == ["一、总体情况", "二"]
        assert document.source.position(7, 8).line == 4

    def test_a_deleted_mark_before_a_table_joins_nothing(self) -> None:
        assert lines(paragraph("一", "<w:rPr><w:del/></w:rPr>"), table(row(cell("2"), cell("3")))) == [
            "一",
            [(0, 1, "2"), (1, 1, "3")],
        ]

    def test_deleted_rows_and_cells_are_left_out(self) -> None:
        assert lines(
            table(
                row(cell("1"), cell("2")),
                row(cell("3"), cell("4"), properties="<w:del/>"),
                row(cell("5"), cell("6"), properties="<w:ins/>"),
                row(cell("7", "<w:cellDel/>"), cell("8")),
                row(cell("9"), cell("10"), properties="<w:hidden/>"),
            )
        ) == [[(0, 1, "1"), (1, 1, "2")], [(0, 1, "5"), (1, 1, "6")], [(0, 1, "8")]]

    def test_former_properties_do_not_count(self) -> None:
        old = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>'
        assert lines(table(row(cell("1", old), cell("2")))) == [[(0, 1, "1"), (1, 1, "2")]]


class TestFields:
    def test_the_result_is_kept(self) -> None:
        instruction = "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>"
        nested = f"{BEGIN}{instruction}{BEGIN}{run('3')}{SEPARATE}{run('4')}{END}{SEPARATE}{run('12')}{END}"
        assert inline(nested + run("件")) == ["12件"]
        assert inline(f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>') == ["7"]

    def test_a_result_may_have_several_paragraphs(self) -> None:
        assert lines(
            paragraph(inner=BEGIN + run("x") + SEPARATE + run("一")), paragraph("二"), paragraph(inner=run("三") + END)
        ) == ["一", "二", "三"]

    def test_an_instruction_without_end_hides_no_more_than_its_paragraph(self) -> None:
        assert lines(paragraph(inner=BEGIN + run("x")), paragraph("二")) == ["二"]
        assert inline(END + SEPARATE + run("一")) == ["一"]


class TestTextBoxes:
    def test_stand_once_behind_their_paragraph(self) -> None:
        assert lines(paragraph(inner=run("一") + xml.box(paragraph("框")) + run("二")), paragraph("三")) == ["一二", "框", "三"]

    def test_old_ones_are_read_where_there_is_no_new_one(self) -> None:
        old = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></w:pict></w:r>"
        assert lines(paragraph(inner=run("一") + old)) == ["一", "框"]
        empty = (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wpc'/><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert lines(paragraph(inner=run("一") + empty)) == ["一", "框"]

    def test_may_hold_tables_and_each_other(self) -> None:
        inner = table(row(cell("1"), cell("2"))) + paragraph(inner=xml.box(paragraph("内")))
        assert lines(paragraph(inner=run("一") + xml.box(inner))) == ["一", [(0, 1, "1"), (1, 1, "2")], "内"]

    def test_in_a_cell_is_part_of_it(self) -> None:
        inner = paragraph(inner=run("一") + xml.box(paragraph("框")))
        assert lines(table(row(cell(inner=inner), cell("2")))) == [[(0, 1, "一\n框"), (1, 1, "2")]]


class TestTables:
    def test_columns_are_those_of_the_grid(self) -> None:
        assert lines(
            table(
                row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>'), cell("c")),
                row(cell("d"), cell("e"), cell("", "<w:vMerge/>"), cell("f")),
                row(cell("g"), cell("h"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'),
                row(cell("i"), cell("j"), cell("k", '<w:vMerge w:val="continue"/>'), cell("l")),
            )
        ) == [
            [(0, 2, "a"), (2, 1, "b"), (3, 1, "c")],
            [(0, 1, "d"), (1, 1, "e"), (3, 1, "f")],
            [(2, 1, "g"), (3, 1, "h")],
            # The row above has no merged cell in this column, so that this one is a cell of its own.
            [(0, 1, "i"), (1, 1, "j"), (2, 1, "k"), (3, 1, "l")],
        ]

    def test_old_merges_across(self) -> None:
        first, more = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
        assert lines(
            table(row(cell("a", first), cell("", more), cell("", more), cell("b")), row(cell("c", more), cell("d")))
        ) == [
            [(0, 3, "a"), (3, 1, "b")],
            [(0, 1, "c"), (1, 1, "d")],
        ]

    def test_old_merges_in_both_directions(self) -> None:
        first, more = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
        down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        assert lines(
            table(
                row(cell("a", first + down), cell("", more + down), cell("b")),
                row(cell("", first + on), cell("", more + on), cell("c")),
            )
        ) == [[(0, 2, "a"), (2, 1, "b")], [(2, 1, "c")]]

    def test_words_in_covered_cells_are_told(self) -> None:
        document = read(
            table(row(cell("a", '<w:vMerge w:val="restart"/>'), cell("1")), row(cell("99", "<w:vMerge/>"), cell("2")))
        )
        assert words(document) == [[(0, 1, "a"), (1, 1, "1")], [(1, 1, "2")]]
        assert [(each.code, each.arguments["words"], each.arguments["row"]) for each in document.diagnostics] == [
            ("GD131", "99", 2)
        ]

    @pytest.mark.parametrize(("written", "span"), [("x", 1), ("0", 1), ("-2", 1), ("1000000000", 1000), ("9" * 5000, 1000)])
    def test_absurd_spans_are_clamped_and_told(self, written: str, span: int) -> None:
        document = read(table(row(cell("a", f'<w:gridSpan w:val="{written}"/>'), cell("b"))))
        assert words(document) == [[(0, span, "a"), (span, 1, "b")]]
        assert codes(document) == ["GD104"]

    def test_breaks_and_paragraphs_do_not_divide_a_cell(self) -> None:
        inner = paragraph("社会\n公益") + paragraph() + paragraph("组\t织")
        assert lines(table(row(cell(inner=inner), cell("2")))) == [[(0, 1, "社会\n公益\n组 织"), (1, 1, "2")]]

    def test_raised_and_struck_text_does_not_run_into_figures(self) -> None:
        for mark in ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>', "<w:strike/>", "<w:dstrike/>"):
            inner = paragraph(inner=run("5") + run("1", mark))
            struck = "\u0336" if "strike" in mark else ""
            assert lines(table(row(cell(inner=inner), cell("2")))) == [[(0, 1, f"5\n1{struck}"), (1, 1, "2")]], mark
            assert lines(inner) == ["51"]
        hardly_seen = ('<w:position w:val="8"/>', '<w:color w:val="ffffff"/>', '<w:sz w:val="2"/>')
        for mark in hardly_seen:
            inner = paragraph(inner=run("5") + run("1", mark))
            assert lines(table(row(cell(inner=inner), cell("2")))) == [[(0, 1, "5\n1"), (1, 1, "2")]], mark
        for mark in ('<w:position w:val="0"/>', '<w:color w:val="FF0000"/>', '<w:sz w:val="24"/>'):
            inner = paragraph(inner=run("5") + run("1", mark))
            assert lines(table(row(cell(inner=inner), cell("2")))) == [[(0, 1, "51"), (1, 1, "2")]], mark
        note = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
        assert lines(table(row(cell(inner=paragraph(inner=run("5") + note)), cell("2")))) == [[(0, 1, "5\n1"), (1, 1, "2")]]
        inner = paragraph(inner=run("5") + run("1", '<w:vertAlign w:val="baseline"/>'))
        assert lines(table(row(cell(inner=inner), cell("2")))) == [[(0, 1, "51"), (1, 1, "2")]]

    def test_parts_of_a_formula_do_not_run_together(self) -> None:
        formula = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        assert lines(table(row(cell(inner=paragraph(inner=formula)), cell("2")))) == [[(0, 1, "1\n2"), (1, 1, "2")]]

    def test_nested_tables_take_a_page_apart(self) -> None:
        inner = table(row(cell("1"), cell("2")))
        outer = table(row(cell("x"), cell(inner=paragraph("前") + inner + paragraph("后"))), row(cell("y"), cell("z")))
        document = read(outer)
        assert words(document) == [[(0, 1, "x")], "前", [(0, 1, "1"), (1, 1, "2")], "后", [(0, 1, "y"), (1, 1, "z")]]
        assert [(block.table, block.number) for block in document.blocks if isinstance(block, Row)] == [(1, 1), (2, 1), (1, 2)]

    def test_a_nested_table_of_one_cell_is_a_frame(self) -> None:
        frame = table(row(cell("12")))
        assert lines(table(row(cell("a"), cell(inner=frame + paragraph())))) == [[(0, 1, "a"), (1, 1, "12")]]
        assert lines(table(row(cell(inner=paragraph("一") + paragraph("二"))))) == ["一", "二"]

    def test_a_cell_of_prose_is_a_flow(self) -> None:
        prose = "".join(paragraph("全年按月核对栏目内容，逐件登记并答复群众来信，" * 3) for _ in range(3))
        assert len(lines(table(row(cell("a"), cell(inner=prose))))) == 4

    def test_misplaced_parts_are_left_out(self) -> None:
        wrong = table(
            paragraph("p") + cell("c") + row(paragraph("q") + row(cell("r"))) + row(cell("1"), cell("2")) + table(row(cell("s")))
        )
        assert lines(wrong, row(cell("t")), paragraph(inner=run("一") + paragraph("u"))) == [[(0, 1, "1"), (1, 1, "2")], "一"]


class TestNumbers:
    NUMBERING = (
        '<w:abstractNum w:abstractNumId="3">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="L"/><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="upperRoman"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>'
    )
    STYLES = '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'

    def lines(self, *blocks: str) -> list[object]:
        return lines(*blocks, numbering=self.NUMBERING, styles=self.STYLES)

    @staticmethod
    def item(words: str, number: int = 1, level: int = 0) -> str:
        return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    def test_are_written_before_the_text(self) -> None:
        item = self.item
        found = self.lines(
            item("甲"), item("乙", level=1), item("丙", level=1), item("丁"), item("戊", level=1), item("己", level=2)
        )
        assert found == ["一、 甲", "1.1 乙", "1.2 丙", "二、 丁", "2.1 戊", "己"]

    def test_go_on_and_begin_anew(self) -> None:
        found = self.lines(self.item("甲"), self.item("乙", 2), self.item("丙", 2), self.item("丁", 1))
        assert found == ["一、 甲", "七、 乙", "八、 丙", "九、 丁"]

    def test_of_styles(self) -> None:
        styled = paragraph("甲", '<w:pStyle w:val="H1"/>')
        none = paragraph("乙", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        assert self.lines(styled, none, styled, self.item("丙", 6)) == ["一、 甲", "乙", "二、 甲", "（III）丙"]

    def test_of_an_empty_paragraph_are_printed_too(self) -> None:
        cells = [row(cell(inner=self.item("")), cell("x")) for _ in range(2)]
        assert self.lines(table(*cells)) == [[(0, 1, "一、"), (1, 1, "x")], [(0, 1, "二、"), (1, 1, "x")]]

    def test_of_a_paragraph_whose_mark_is_deleted_is_that_of_the_next(self) -> None:
        gone = paragraph("甲", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>')
        assert self.lines(gone, paragraph("乙"), self.item("丙")) == ["甲乙", "一、 丙"]

    def test_that_are_nowhere_defined_are_none(self) -> None:
        assert self.lines(self.item("甲", 99), self.item("乙", 1, 8)) == ["甲", "乙"]


class TestPlaces:
    def test_name_part_paragraph_and_cell(self) -> None:
        document = read(
            paragraph("　一\n总计"),
            table(row(cell("a"), cell(inner=paragraph("b") + paragraph("5"), properties='<w:gridSpan w:val="2"/>'), cell("7"))),
        )
        text = document.source.text
        start = text.index("总")
        assert document.source.position(start, start + 2)[:9] == (
            start,
            start + 2,
            1,
            4,
            None,
            None,
            "word/document.xml",
            None,
            None,
        )
        assert document.source.position(0, 1).column == 2
        at = text.index("7")
        assert document.source.position(at, at + 1) == (at, at + 1, 5, 4, 1, 1, "word/document.xml", None, None)
        assert document.source.position(text.index("5"), text.index("5") + 1)[2:6] == (4, 2, 1, 1)

    def test_count_the_paragraphs_that_are_not_read(self) -> None:
        boxed = paragraph(inner=xml.box(paragraph("框")))
        document = read(boxed, paragraph("二"))
        # One paragraph that holds the box, one in each of its branches, and the one that is looked for.
        assert document.source.position(2, 3).line == 4

    def test_are_told_one_by_one_as_together(self) -> None:
        document = read(paragraph("一"), table(row(cell("a"), cell("")), row(cell("c"), cell("d"))), paragraph("二"))
        spans = [
            (each.start, each.end) for block in document.blocks for each in (block.cells if isinstance(block, Row) else (block,))
        ]
        assert document.source.positions(spans) == [document.source.position(*span) for span in spans]


class TestOtherParts:
    def test_a_page_in_the_document_is_read_in_its_place(self) -> None:
        page = "<html><body><p>一</p><table><tr><td>规章<td>1<td>2</table><p>二</p></body></html>"
        main = xml.document(table(row(cell("x"), cell("y"))) + paragraph("前") + '<w:altChunk r:id="rId1"/>' + paragraph("后"))
        document = read_bytes(xml.package(main, {"chunk.html": page}))
        assert words(document) == [
            [(0, 1, "x"), (1, 1, "y")], "前", "一", [(0, 1, "规章"), (1, 1, "1"), (2, 1, "2")], "二", "后",
        ]  # fmt: skip
        at = document.source.text.index("规章")
        place = document.source.position(at, at + 2)
        assert (place.table, place.row, place.column, place.part) == (2, 1, 1, "word/chunk.html")
        assert document.source.position(len(document.source.text) - 2, len(document.source.text) - 1).part == "word/document.xml"

    def test_other_documents_in_the_document_are_told(self) -> None:
        main = xml.document(paragraph("前") + '<w:altChunk r:id="rId1"/><w:altChunk r:id="rId99"/>')
        document = read_bytes(xml.package(main, {"chunk.rtf": "{\\rtf1}"}))
        assert [(each.code, each.arguments["what"]) for each in document.diagnostics] == [
            ("GD130", "word/chunk.rtf"),
            ("GD130", "altChunk"),
        ]

    def test_a_page_is_not_read_any_number_of_times(self) -> None:
        page = "<p>" + "一二三四五六七八九十" * 7_500 + "</p>"
        data = xml.package(xml.document('<w:altChunk r:id="rId1"/>' * 50), {"chunk.html": page})
        document = read_bytes(data, Limits(max_ratio=10_000))
        assert len(document.blocks) == 1
        assert codes(document) == ["GD130"] * 49

    def test_a_page_that_is_none_is_told(self) -> None:
        document = read_bytes(
            xml.package(xml.document('<w:altChunk r:id="rId1"/>' + paragraph("后")), {"chunk.html": b"%PDF-1.7"})
        )
        assert (words(document), codes(document)) == (["后"], ["GD130"])

    def test_embedded_objects_are_told(self) -> None:
        document = read(paragraph(inner='<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>'))
        assert [each.arguments["what"] for each in document.diagnostics] == ["Excel.Sheet.12"]

    def test_the_main_part_is_found_by_its_relation(self) -> None:
        assert words(read_bytes(xml.package(xml.document(paragraph("一")), name="doc/main.xml"))) == ["一"]

    def test_the_strict_form_and_other_prefixes_are_read(self) -> None:
        main = xml.document(paragraph("一") + table(row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b"))))
        expected = ["一", [(0, 2, "a"), (2, 1, "b")]]
        assert words(read_bytes(xml.package(main.replace(xml.SPACE, xml.STRICT_SPACE)))) == expected
        other = main.replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:").replace("xmlns:w=", "xmlns:x=")
        assert words(read_bytes(xml.package(other))) == expected
        bare = (
            main.replace("<w:", "<")
            .replace("</w:", "</")
            .replace(f'xmlns:w="{xml.SPACE}"', f'xmlns="{xml.SPACE}" xmlns:w="{xml.SPACE}"')
        )
        assert words(read_bytes(xml.package(bare))) == expected
        foreign = main.replace(xml.SPACE, "urn:something")
        with pytest.raises(UnreadableError, match="no body"):
            read_bytes(xml.package(foreign))

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_both_encodings_of_the_format_are_read(self, encoding: str) -> None:
        main = xml.document(paragraph("一、总体情况" * 9_000) + paragraph("二"))
        data = main.replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8").encode(encoding)
        assert words(read_bytes(xml.package(data)))[1] == "二"

    def test_properties_of_the_file_are_not_heard(self) -> None:
        assert read(paragraph("一")).title is None


class TestLimits:
    def test_slots_and_tables_are_counted(self) -> None:
        rows = [row(*(cell(str(number)) for number in range(10))) for _ in range(10)]
        document = read(table(*rows), paragraph("后"), limits=Limits(max_table_slots=25))
        assert len([block for block in document.blocks if isinstance(block, Row)]) <= 3
        assert words(document)[-1] == "后"
        assert [each.arguments["limit"] for each in document.diagnostics] == ["max_table_slots"]
        document = read(*(table(row(cell("1"), cell("2"))) for _ in range(5)), paragraph("后"), limits=Limits(max_tables=2))
        assert len(words(document)) == 3
        assert [each.arguments["limit"] for each in document.diagnostics] == ["max_tables"]

    def test_spans_take_slots_before_anything_is_made(self) -> None:
        rows = [row(cell("1", '<w:gridSpan w:val="1000"/>'), properties='<w:gridBefore w:val="1000"/>')] * 500
        assert codes(read(table(*rows))) == ["GD103"]

    def test_rows_of_text_take_slots_too(self) -> None:
        document = read(paragraph("1\t" * 2_000), paragraph("1|" * 300), limits=Limits(max_table_slots=1_000))
        assert [type(block).__name__ for block in document.blocks] == ["Line", "Row"]
        assert codes(document) == ["GD103"]

    def test_characters_are_counted(self) -> None:
        long = "一" * 600
        document = read(paragraph(long), table(row(cell(long), cell("2"))), paragraph("后"), limits=Limits(max_characters=1_000))
        assert words(document) == [long]
        assert [each.arguments["limit"] for each in document.diagnostics] == ["max_characters"]

    def test_elements_are_counted(self) -> None:
        document = read(*(paragraph(f"第{number}行") for number in range(20_000)), limits=Limits(max_elements=60_000))
        assert 1_000 < len(document.blocks) < 12_000
        assert [each.arguments["limit"] for each in document.diagnostics] == ["max_elements"]

    def test_a_cut_table_keeps_its_rows(self) -> None:
        rows = [row(cell("规章"), cell(str(number))) for number in range(20_000)]
        document = read(table(*rows), limits=Limits(max_elements=120_000, max_table_slots=10**6))
        assert 1_000 < len(document.blocks) < 12_000
        assert codes(document) == ["GD103"]

    @pytest.mark.parametrize("tag", ["a", "w:sdt", "w:p", "w:rPr", "w:del"])
    def test_depth_is_bounded(self, tag: str) -> None:
        with pytest.raises(LimitError, match="max_depth"):
            read(f"<{tag}>" * 200_000 + f"</{tag}>" * 200_000)

    def test_nested_tables_within_the_bound_are_read(self) -> None:
        inner = table(row(cell("1"), cell("2")))
        for _ in range(150):
            inner = table(row(cell(inner=inner + paragraph())))
        assert lines(inner) == [[(0, 1, "1"), (1, 1, "2")]]
