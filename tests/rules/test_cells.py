"""What stands in cells, told once: which code, which cells, which words."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from gov_disclosure import Figure, Report, RuleSet, State, check, parse_text
from gov_disclosure.forms import known_forms
from gov_disclosure.rules import Verdict, evaluate
from gov_disclosure.rules.cell_ranges import Range, captions_of, paths_of, ranges
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.evidence import read_evidence
from gov_disclosure.testing import build_report, render_text, with_figures

NEWEST, TRIAL, STATISTICS = known_forms().values()
CELLS = RuleSet.default(plugins=False).only("GD30", "GD31").without("GD304", "GD305")
RECEIVED = [path for path in NEWEST.cells if path.startswith("requests.received.")]
LICENSING = "proactive.licensing_decisions"
FEES = "proactive.administrative_fees_wan_yuan"


def told(alter, form=NEWEST.name) -> dict[str, list[tuple[str, ...]]]:
    """Return code → the cells of its findings, of a sound report with some cells altered."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for finding in check(with_figures(build_report(form), alter), CELLS):
        found.setdefault(finding.rule, []).append(finding.paths)
    return found


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (None, "GD301"),
        ("/", "GD302"),
        ("无", "GD302"),
        ("约20", "GD303"),
        ("3/1", "GD303"),
        ("17（其中修订9件）", "GD306"),
        ("27批次", "GD307"),
        ("3万", "GD307"),
        ("1,204", "GD308"),
        ("１２", "GD308"),
        ("12件", "GD308"),
        ("12宗", "GD308"),
        ("+0", "GD308"),
        ("+12", "GD308"),
        ("-0", "GD308"),
    ],
)
def test_each_is_told_once(words, code) -> None:
    assert told({LICENSING: words}) == {code: [(LICENSING,)]}


@pytest.mark.parametrize(
    ("path", "words", "message"),
    [
        (LICENSING, None, f"proactive: 1 of 10 cells is blank: {LICENSING}"),
        (LICENSING, "/", f"proactive: 1 of 10 cells hold a mark for a number: {LICENSING}"),
        (LICENSING, "17（其中修订9件）", "“17（其中修订9件）”: a note beside the number, “其中修订9件”"),
        (LICENSING, "27批次", "“27批次” is in 批次, the form prints 件; nothing is converted"),
        (FEES, "812元", "“812元” is in 元, the form prints 万元; nothing is converted"),
        (LICENSING, "1,204", f"proactive: 1 number is not in plain digits (“1,204”): {LICENSING}"),
        (RECEIVED[2], None, f"requests: 1 of 175 cells is blank: {RECEIVED[2]}"),
    ],
)
def test_is_told_in_full(path, words, message) -> None:
    (finding,) = check(with_figures(build_report(), {path: words}), CELLS)
    assert (finding.message, finding.actual, finding.expected) == (message, None if words in (None, "/") else words, None)
    if message.startswith(("proactive", "requests")):
        assert finding.render("zh").startswith("“二、" if path.startswith("proactive") else "“三、")
    assert "?" not in finding.render("zh")
    if path == LICENSING and finding.rule in ("GD306", "GD307"):
        assert finding.arguments["caption"] == NEWEST.caption(path)
    assert [operand.side for operand in finding.operands] == ["actual"]


@pytest.mark.parametrize("words", ["0", "12", " 12 ", "12.0"])
def test_plain_numbers_are_not_told(words) -> None:
    assert told({LICENSING: words}) == {}


def test_the_unit_of_the_form_is_a_matter_of_form() -> None:
    assert told({FEES: "812.36万元"}) == {"GD308": [(FEES,)]}
    assert told({FEES: "812.36"}) == {}
    assert told({FEES: "812元"}) == {"GD307": [(FEES,)]}
    amount = "proactive.central_procurement.amount"
    assert told({amount: "318000元"}, TRIAL.name) == told({amount: "31.8万元"}, TRIAL.name) == {}


def test_a_change_may_have_a_sign_and_words() -> None:
    change = "proactive.licensing.items_change"
    assert told({"proactive.licensing.items_previous_year": 9, change: "-3"}, TRIAL.name) == {}
    assert told({change: "+3"}, TRIAL.name) == {}


def test_findings_are_one_for_a_table() -> None:
    blank = dict.fromkeys(["remedies.reconsideration.total", *RECEIVED[:3], LICENSING])
    assert told(blank) == {"GD301": [(LICENSING,), ("remedies.reconsideration.total",), tuple(RECEIVED[:3])]}


def test_the_same_words_are_told_once_others_by_themselves() -> None:
    found = told({RECEIVED[0]: "见附件", RECEIVED[1]: "约3", RECEIVED[2]: "见附件", LICENSING: "见附件"})
    assert found == {"GD303": [(LICENSING,), (RECEIVED[1],), (RECEIVED[0], RECEIVED[2])]}


def test_one_cell_is_told_by_its_words_several_by_their_range() -> None:
    one, several = ({RECEIVED[0]: "见附件"}, dict.fromkeys(RECEIVED[:2], "见附件"))
    (first,) = check(with_figures(build_report(), one), CELLS)
    (second,) = check(with_figures(build_report(), several), CELLS)
    assert first.message == "words where a number belongs: “见附件”"
    assert second.message.endswith(f"“见附件”, in 2 cells: {RECEIVED[0]} – {RECEIVED[1]}")


@pytest.mark.parametrize(("table", "most"), [("requests", 10), ("remedies", 5)])
def test_many_blanks_are_more_than_the_parameter(table, most) -> None:
    cells = [path for path in NEWEST.cells if path.startswith(f"{table}.") and "undivided" not in path]
    for count, mark in ((most, None), (most + 1, None), (most + 1, "/")):
        found = told(dict.fromkeys(cells[:count], mark))
        assert ("GD311" in found) == (count > most)
    mixed = dict.fromkeys(cells[:most]) | {cells[most]: "—"}
    assert set(told(mixed)) == {"GD301", "GD302", "GD311"}


def test_many_blanks_may_be_set_otherwise() -> None:
    rule = attrs.evolve(CELLS.get("GD311"), parameters={"requests": 1, "remedies": 5})
    report = with_figures(build_report(), dict.fromkeys(RECEIVED[:2]))
    (finding,) = check(report, RuleSet([rule]))
    assert finding.message == "requests: 2 cells are blank or hold a mark, more than 1"
    assert finding.render("zh") == "“三、收到和处理政府信息公开申请情况”有 2 格空白或填的是符号，超过 1 格"


def test_nothing_is_said_of_a_report_on_no_form() -> None:
    tally = evaluate(Report(), CELLS).tally
    assert {verdict for verdict, count in tally.items() if count} == {Verdict.NOT_APPLICABLE}
    assert tally[Verdict.NOT_APPLICABLE] == len(CELLS)


def test_rules_on_tables_that_a_form_has_not_do_not_apply() -> None:
    tally = evaluate(build_report(STATISTICS.name), CELLS.only("GD311")).tally
    assert tally[Verdict.NOT_APPLICABLE] == 1


class TestRanges:
    CELLS = tuple(path for path in NEWEST.cells if path.startswith("requests.") and "undivided" not in path)

    def of(self, *paths: str) -> list[Range]:
        return ranges(NEWEST, "requests", paths, self.CELLS)

    def test_a_run_goes_from_first_to_last(self) -> None:
        assert self.of(*self.CELLS[3:9]) == [Range(self.CELLS[3], self.CELLS[8])]
        apart = self.CELLS[3], self.CELLS[5]
        assert self.of(*apart) == [Range(path, path) for path in apart]

    def test_a_whole_column_goes_by_its_name(self) -> None:
        column = [path for path in self.CELLS if path.endswith(".research_institution")]
        found = self.of(*column, self.CELLS[0])
        assert found == [
            Range("requests.*.research_institution", "requests.*.research_institution"),
            Range(self.CELLS[0], self.CELLS[0]),
        ]
        assert captions_of(found, NEWEST) == ["“科研机构”", "“一、本年新收政府信息公开申请数量 · 自然人”"]
        assert paths_of(found) == ["requests.*.research_institution", "requests.received.natural_person"]

    def test_a_whole_table_is_one_run(self) -> None:
        assert self.of(*self.CELLS) == [Range(self.CELLS[0], self.CELLS[-1])]

    def test_only_some_are_named(self) -> None:
        found = self.of(*self.CELLS[::2][:9])
        assert len(paths_of(found)) == len(captions_of(found, NEWEST)) == 7
        assert paths_of(found)[-1] == "…"
        assert paths_of(found[:6]) == [each.first for each in found[:6]]

    def test_names_first_and_last(self) -> None:
        assert paths_of(self.of(*self.CELLS[:2])) == [f"{self.CELLS[0]} – {self.CELLS[1]}"]


class TestMissing:
    def lines(self, *left_out: str) -> Report:
        text = render_text(build_report(values={"requests.outcome.granted.natural_person": 7}))
        return parse_text("\n".join(line for line in text.splitlines() if not any(words in line for words in left_out)))

    def test_a_row_goes_by_its_path_and_is_placed_near(self) -> None:
        (finding,) = check(self.lines("二、上年结转"), CELLS)
        assert (finding.rule, finding.paths) == ("GD310", ("requests.carried_in",))
        assert finding.message == "requests lacks requests.carried_in"
        report = self.lines("二、上年结转")
        assert finding.line == report.cell("requests.received.total").position.line

    def test_the_first_row_is_placed_at_the_next(self) -> None:
        report = self.lines("一、本年新收")
        (finding,) = check(report, CELLS)
        assert finding.paths == ("requests.received",)
        assert finding.line == report.cell("requests.carried_in.natural_person").position.line

    def test_rows_of_a_table_are_one_finding(self) -> None:
        (finding,) = check(self.lines("二、上年结转", "（一）予以公开"), CELLS)
        assert finding.paths == ("requests.carried_in", "requests.outcome.granted")

    def test_a_table_that_is_not_there_is_not_told_row_by_row(self) -> None:
        report = build_report()
        cells = {path: figure for path, figure in report if not path.startswith("remedies.")}
        cells |= {path: Figure(None, State.MISSING, "") for path, _ in report if path.startswith("remedies.")}
        assert check(attrs.evolve(report, cells=cells), CELLS) == ()
        evidence = read_evidence(Context(attrs.evolve(report, cells=cells)))
        assert evidence.causes["remedies.reconsideration.total"] == "GD310"

    def test_a_cell_goes_by_itself(self) -> None:
        report = build_report()
        path = "requests.received.research_institution"
        lacking = attrs.evolve(report, cells={**report.cells, path: Figure(None, State.MISSING, "")})
        (finding,) = check(lacking, CELLS)
        assert (finding.rule, finding.paths) == ("GD310", (path,))

    @pytest.mark.parametrize(
        ("printed", "instead"), [("outcome.other.", "outcome.other_undivided"), ("outcome.other_undivided", "outcome.other.")]
    )
    def test_rows_that_stand_for_others_are_not_missing(self, printed, instead) -> None:
        report = build_report()
        missing, number = Figure(None, State.MISSING, ""), Figure(0, State.NUMBER, "0")
        cells = {path: number for path in NEWEST.cells if path.startswith(f"requests.{printed}")}
        others = {path: missing for path in NEWEST.cells if path.startswith(f"requests.{instead}")}
        assert check(attrs.evolve(report, cells={**report.cells, **others, **cells}), CELLS) == ()


class TestUndecided:
    HEAD = build_report(values={"requests.outcome.granted.natural_person": 7})

    def read(self, *replaced: tuple[str, str]) -> Report:
        text = render_text(self.HEAD)
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new, 1)
        return parse_text(text)

    def test_a_row_that_cannot_be_placed_is_no_words(self) -> None:
        row = "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
        report = self.read((row, "二、上年结转政府信息公开申请数量 1 0 1"))
        (finding,) = check(report, CELLS)
        assert (finding.rule, len(finding.paths), finding.template) == ("GD309", 7, "GD309")
        causes = read_evidence(Context(report)).causes
        assert {causes[path] for path in finding.paths} == {"GD309"}
        assert finding.message == "the figures 1, 0, 1 cannot be placed in 7 columns for certain; the row is null"
        assert finding.render("zh") == "7 列中的数字 1、0、1 无法确定位置，整行为空"

    def test_says_how_many_readings_are_left(self) -> None:
        report = self.read(
            ("| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "二、上年结转政府信息公开申请数量 1 0 1")
        )
        told = [attrs.evolve(each, arguments={**each.arguments, "ways": 15}) for each in report.diagnostics]
        (finding,) = check(attrs.evolve(report, diagnostics=told), CELLS)
        assert "15 readings are left" in finding.message
        assert "有 15 种读法" in finding.render("zh")

    def test_a_row_printed_twice_with_other_figures(self) -> None:
        row = "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
        report = self.read((row, f"{row}\n{row.replace('| 0 | 0 |', '| 4 | 0 |', 1)}"))
        found = check(report, CELLS)
        assert {finding.rule for finding in found} == {"GD309"}
        assert {finding.template for finding in found} == {"GD111"}

    def test_too_many_digits(self) -> None:
        report = self.read(("| 行政许可 | 0 |", f"| 行政许可 | {'12' * 12} |"))
        (finding,) = check(report, CELLS)
        assert (finding.rule, finding.paths) == ("GD312", (LICENSING,))

    def test_a_unit_above_a_table_concerns_all_of_it(self) -> None:
        report = self.read(("二、主动公开政府信息情况\n", "二、主动公开政府信息情况\n单位：万件\n"))
        (finding,) = check(report, CELLS)
        assert (finding.rule, finding.template) == ("GD307", "GD166")
        assert set(finding.paths) == {path for path, _ in report if path.startswith("proactive.")}

    def test_units_above_two_tables_are_two_findings(self) -> None:
        titles = ("二、主动公开政府信息情况\n", "四、政府信息公开行政复议、行政诉讼情况\n")
        report = self.read(*((title, f"{title}单位：万件\n") for title in titles))
        tables = [
            {path.partition(".")[0] for path in finding.paths} for finding in check(report, CELLS) if finding.rule == "GD307"
        ]
        assert tables == [{"proactive"}, {"remedies"}]

    def test_a_unit_beside_a_row_concerns_that_row(self) -> None:
        report = self.read(("| 行政许可 | 0 |", "| 行政许可（单位：万件） | 3 |"))
        found = check(report, CELLS)
        assert [finding.paths for finding in found if finding.rule == "GD307"] == [(LICENSING,)]

    def test_is_the_same_after_the_report_was_kept_as_json(self) -> None:
        row = "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
        report = self.read((row, "二、上年结转政府信息公开申请数量 1 0 1"), ("| 行政许可 | 0 |", "| 行政许可 | 数件 |"))
        again = Report.from_dict(report.to_dict())
        assert [finding.to_dict() for finding in check(again, CELLS)] == [finding.to_dict() for finding in check(report, CELLS)]


def test_amounts_are_no_fractions_of_counts() -> None:
    assert told({FEES: Decimal("0.5")}) == {}
