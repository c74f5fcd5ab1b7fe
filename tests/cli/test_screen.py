"""What is written where: colours and tables on a terminal with the extra, plain text everywhere else."""

from __future__ import annotations

import io
import os
import sys

import pytest

from gov_disclosure import Position
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.output.findings_text import FindingsText
from gov_disclosure.output.screen import PlainScreen, Styled, progress, screen_for
from gov_disclosure.rules import Finding, Operand

COMMANDS = ("\x1b[2J", "\x9b", "\u202e", "\x07", "\x1b]", "\nd", "\t")


class FakeTerminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def wide(monkeypatch) -> None:
    for name, value in (("COLUMNS", "100"), ("TERM", "xterm"), ("LINES", "40")):
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("stream", [io.StringIO, FakeTerminal], ids=["plain", "terminal"])
def test_what_a_page_holds_commands_no_terminal(stream, wide) -> None:
    out = stream()
    screen = screen_for(out)
    screen.line("a\x1b[2Jb\x9b\u202ec\nd\te", Styled("\x07", "dim"))
    screen.table((), [("a\x1b]0;title\x07", "b")])
    assert [part for part in COMMANDS if part in out.getvalue()] == []
    assert "c d e" in out.getvalue()


class TestPlain:
    def test_columns_line_up(self) -> None:
        stream = io.StringIO()
        PlainScreen(stream).table(("编号", "code"), [("一", "a"), ("总计", "bcdef")])
        assert stream.getvalue() == "编号  code\n----  -----\n一    a\n总计  bcdef\n"

    def test_a_table_may_have_no_headers_and_no_rows(self) -> None:
        stream = io.StringIO()
        screen = PlainScreen(stream)
        screen.table((), [("总计", "1"), ("a", "2")])
        screen.table((), [])
        assert stream.getvalue() == "总计  1\na     2\n"

    def test_is_what_a_file_gets(self) -> None:
        assert isinstance(screen_for(io.StringIO()), PlainScreen)
        assert list(progress([1, 2], io.StringIO())) == [1, 2]

    def test_is_what_a_terminal_gets_without_the_extra(self, monkeypatch) -> None:
        monkeypatch.setitem(sys.modules, "gov_disclosure.output.rich_text", None)
        assert isinstance(screen_for(FakeTerminal()), PlainScreen)
        assert list(progress([1, 2], FakeTerminal())) == [1, 2]


class TestRich:
    @pytest.fixture(autouse=True)
    def rich(self, wide) -> None:
        pytest.importorskip("rich")

    def test_lines_have_colours_and_nothing_is_markup(self) -> None:
        stream = FakeTerminal()
        screen_for(stream).line("[bold]", Styled("错误", "error"), " :smile:")
        assert "\x1b[1;31m错误\x1b[0m" in stream.getvalue()
        assert "[bold]" in stream.getvalue()
        assert ":smile:" in stream.getvalue()

    def test_long_lines_are_left_to_the_terminal(self) -> None:
        stream = FakeTerminal()
        screen_for(stream).line("长" * 200)
        assert stream.getvalue() == "长" * 200 + "\n"

    def test_tables_have_their_cells(self) -> None:
        stream = FakeTerminal()
        screen = screen_for(stream)
        screen.table(("编号", "内容"), [("GD401", "[x] 平衡")])
        screen.table((), [("a", "b")])
        assert "GD401" in stream.getvalue()
        assert "[x] 平衡" in stream.getvalue()

    def test_progress_goes_away(self) -> None:
        stream = FakeTerminal()
        assert list(progress([1, 2, 3], stream)) == [1, 2, 3]
        assert stream.getvalue()
        assert list(progress([1], stream)) == [1]


class TestFindings:
    def shown(self, language: str, *operands: Operand, **fields: object) -> list[str]:
        stream = io.StringIO()
        finding = Finding(rule="AB101", severity=Severity.INFO, arguments={"message": "told"}, operands=operands, **fields)
        FindingsText(PlainScreen(stream), language).tell([finding])
        return stream.getvalue().splitlines()

    def test_without_cells_is_one_line(self) -> None:
        assert self.shown("zh") == ["  提示 AB101  told"]

    def test_in_a_page_names_table_row_and_column(self) -> None:
        position = Position(10, 11, 7, 3, table=2, row=5)
        cell = Operand(path="a.b", caption="总计", raw="数百件数百件数百件数百件", position=position)
        assert self.shown("zh", cell, position=position) == [
            "  表2 行5 列3（7）  提示 AB101  told",
            "      “数百件数百件数百件数百件”  表2 行5 列3（7）  总计",
        ]
        assert self.shown("en", cell, position=position)[0] == "  table 2 row 5 column 3 (line 7)  info AB101  told"

    def test_shows_a_dozen_cells_and_counts_the_rest(self) -> None:
        cells = [Operand(path=f"a.{number}", value=number) for number in range(20)]
        lines = self.shown("en", *cells)
        assert len(lines) == 1 + 12 + 1
        assert lines[1] == "       0    a.0"
        assert lines[-1] == "      and 8 more cells"


class TestTerminal:
    def test_a_closed_stream_takes_everything(self, monkeypatch) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        terminal = Terminal("zh")
        terminal.screen.line("x")
        assert terminal.out is not None

    def test_a_terminal_keeps_its_encoding(self, monkeypatch) -> None:
        class Narrow(io.TextIOWrapper):
            def isatty(self) -> bool:
                return True

        monkeypatch.setattr(sys, "stderr", Narrow(io.BytesIO(), encoding="ascii"))
        terminal = Terminal("en")
        terminal.complain("总计")
        assert terminal.err.encoding == "ascii"
        assert terminal.err.buffer.getvalue() == b"gov-disclosure: \\u603b\\u8ba1" + os.linesep.encode()

    def test_texts_are_in_both_languages(self) -> None:
        terminal = Terminal("zh")
        assert terminal.say("column_code") == text("column_code", "zh") != text("column_code", "en")
