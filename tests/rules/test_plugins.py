"""Rules and forms of other distributions, installed for real and found through their entry points."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wheels import install, run

CASES = Path(__file__).parent.parent / "cases"

GOOD = '''
from gov_disclosure import RuleSet, rule

@rule("TP101", severity="info", needs=["requests.received.total"])
def rule_received(report):
    """Requests were received."""
    if report.requests.received.total > 0:
        yield "some were received"

@rule("GD401")
def rule_taken(report):
    """Takes a code that is taken."""

both = [rule_received, rule_taken]
one = rule_received
made = RuleSet([rule_received])
nothing = 3
'''
BROKEN = 'raise RuntimeError("no such library")\n'
LEAVING = "raise SystemExit(3)\n"
RAISING = '''
from gov_disclosure import rule

@rule("TP201")
def rule_raises(report):
    """Breaks down."""
    raise KeyError("lost")
    yield
'''
ENTRIES = {
    "gov_disclosure.rules": {
        "a_good": "tp_good:both",
        "b_again": "tp_good:one",
        "c_set": "tp_good:made",
        "d_none": "tp_good:nothing",
        "e_broken": "tp_broken:rules",
        "f_leaving": "tp_leaving:rules",
        "g_raising": "tp_raising:rule_raises",
        "h_lost": "tp_good:lost",
    },
    "gov_disclosure.forms": {"no_form": "tp_good:one"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"tp_good.py": GOOD, "tp_broken.py": BROKEN, "tp_leaving.py": LEAVING, "tp_raising.py": RAISING}
    return install(tmp_path_factory.mktemp("wheel"), "tp_rules", files, ENTRIES)


def check(site: Path, *options: str) -> tuple[int, list[dict[str, object]], str]:
    file = str(CASES / "GD401" / "violated.txt")
    done = run("-m", "gov_disclosure", "check", "--format", "json", *options, file, file, sites=(site,))
    return done.returncode, json.loads(done.stdout)["findings"] if done.stdout else [], done.stderr


class TestRules:
    def test_good_ones_run_and_bad_ones_fail_alone(self, site) -> None:
        status, findings, errors = check(site)
        assert (status, errors) == (1, "")
        found = [finding["rule"] for finding in findings]
        assert sorted(set(found)) == ["GD401", "GD901", "GD902", "TP101"]
        assert (found.count("GD401"), found.count("TP101"), found.count("GD902")) == (2, 1, 1)

    @pytest.mark.parametrize(
        ("plugins", "codes"),
        [
            ('["TP.Rules"]', {"GD401", "GD901", "GD902", "TP101"}),
            ("[]", {"GD401"}),
            ("false", {"GD401"}),
            ("true", {"GD401", "GD901", "GD902", "TP101"}),
        ],
    )
    def test_a_configuration_says_which_are_heard(self, site, tmp_path, plugins, codes) -> None:
        (tmp_path / "c.toml").write_text(f"plugins = {plugins}\n[severity]\nTP101 = 'error'\n", encoding="utf-8")
        _, findings, errors = check(site, "--config", str(tmp_path / "c.toml"))
        assert errors == ""
        assert {str(finding["rule"]) for finding in findings} == codes
        assert {finding["severity"] for finding in findings if finding["rule"] == "TP101"} <= {"error"}

    def test_a_plugin_that_is_not_there_is_told(self, site, tmp_path) -> None:
        (tmp_path / "c.toml").write_text('plugins = ["tp-rule"]\n', encoding="utf-8")
        status, _, errors = check(site, "--config", str(tmp_path / "c.toml"))
        assert status == 2
        assert "no distribution with plug-ins is called tp-rule; did you mean tp-rules?" in errors

    def test_each_fault_names_its_distribution_once(self, site) -> None:
        messages = [str(finding["message"]) for finding in check(site)[1] if finding["rule"] == "GD901"]
        assert len(messages) == 6
        assert all("tp_rules 1.2" in message for message in messages)
        for told in (
            "the plug-in a_good of tp_rules 1.2 cannot be used: the code GD401 is taken by gov-disclosure",
            "d_none of tp_rules 1.2 cannot be used: 3 is no rule",
            "RuntimeError: no such library",
            "SystemExit: 3",
            "h_lost",
            "no_form of tp_rules 1.2 cannot be used: function is no gov_disclosure.forms.Form",
        ):
            assert sum(told in message for message in messages) == 1, told

    def test_a_rule_that_breaks_down_is_named(self, site) -> None:
        (failure,) = [finding for finding in check(site)[1] if finding["rule"] == "GD902"]
        assert "TP201" in str(failure["message"])
        assert "KeyError: 'lost'" in str(failure["message"])

    def test_can_be_chosen_and_left_out(self, site) -> None:
        assert [finding["rule"] for finding in check(site, "--select", "TP1")[1]] == ["TP101"]
        assert {str(finding["rule"])[:2] for finding in check(site, "--ignore", "TP,GD9")[1]} == {"GD"}
        assert {finding["rule"] for finding in check(site, "--no-plugins")[1]} == {"GD401"}

    def test_an_unknown_code_says_what_could_not_be_loaded(self, site) -> None:
        status, _, errors = check(site, "--select", "XY101")
        assert status == 2
        assert "no rule is called 'XY101'" in errors
        assert "RuntimeError: no such library" in errors

    def test_are_listed_explained_and_versioned(self, site) -> None:
        listed = run("-m", "gov_disclosure", "rules", sites=(site,))
        assert "TP101  info      tp_rules        Requests were received." in listed.stdout
        assert "no such library" in listed.stderr
        assert "tp_rules" not in run("-m", "gov_disclosure", "rules", "--no-plugins", sites=(site,)).stdout
        explained = run("-m", "gov_disclosure", "explain", "TP101", "--lang", "zh", sites=(site,))
        assert explained.stdout == "TP101 · 提示 · tp_rules\n\nRequests were received.\n"
        version = run("-m", "gov_disclosure", "--version", sites=(site,))
        assert version.stdout.splitlines()[1:].count("tp_rules 1.2") == 1
        assert version.stderr == ""


LAYOUT = """
%import tables (FIGURES, aspect, requests, remedies, remedy, OVERVIEW, PROACTIVE, REQUESTS, REMEDIES, PROBLEMS, OTHER_MATTERS)
%extend remedy: WITHDRAWN -> withdrawn

report: PREAMBLE _table* _section*
_section: overview_section | proactive_section | requests_section | remedies_section
        | problems_and_improvements_section | other_matters_section
overview_section:                  OVERVIEW (aspect | _table)*
proactive_section:                 PROACTIVE _table*
requests_section:                  REQUESTS _table*
remedies_section:                  REMEDIES _table*
problems_and_improvements_section: PROBLEMS _table*
other_matters_section:             OTHER_MATTERS _table*
_table: proactive | requests | remedies
%declare PREAMBLE

proactive: (arbitrations | inquiries | all_matters | measure)+
arbitrations: ARBITRATIONS FIGURES?
inquiries:    INQUIRIES FIGURES?
all_matters:  ALL_MATTERS FIGURES?
measure: CONTENT | DECIDED -> decided

CONTENT: "信息内容"
DECIDED: "本年办结件数"
ARBITRATIONS: "行政裁决"
INQUIRIES: "公开质询"
ALL_MATTERS: "两项合计"
WITHDRAWN: "申请撤回"
"""
MODEL = '''
import attrs

from gov_disclosure.forms import Form
from gov_disclosure.forms.form import cell, single
from gov_disclosure.forms.tables import Requests, Results


@attrs.frozen
class WithWithdrawn:
    """Cases by result, with one column more."""

    upheld: int | None = cell()
    corrected: int | None = cell()
    other_result: int | None = cell()
    withdrawn: int | None = cell()
    pending: int | None = cell()
    total: int | None = cell()


@attrs.frozen
class Litigation:
    """行政诉讼."""

    direct: WithWithdrawn | None = None
    after_reconsideration: WithWithdrawn | None = None


@attrs.frozen
class Remedies:
    """Table 四."""

    reconsideration: WithWithdrawn | None = None
    litigation: Litigation | None = None


@attrs.frozen
class Proactive:
    """Table 二, with rows of its own."""

    arbitrations: int | None = single()
    inquiries: int | None = single()
    all_matters: int | None = single()


FORM = Form(
    name="local_2031",
    title="某地格式",
    basis="某政办〔2031〕1号",
    first_year=2031,
    last_year=2035,
    package=__name__,
    tables={"proactive": Proactive, "requests": Requests, "remedies": Remedies},
    unprinted={"requests.outcome.other_undivided": "requests.outcome.other"},
)
'''
RELATIONS = """
include = ["tables"]

[[relation]]
code = "TP401"
table = "proactive"
left = ["all_matters"]
right = ["arbitrations", "inquiries"]
severity = "warning"
about_zh = "两项合计等于行政裁决与公开质询之和。"
about_en = "Arbitrations and inquiries add up to both."

[[relation]]
code = "TP402"
table = "proactive"
left = ["arbitrations"]
sign = "<="
right = ["all_matters"]

[[relation]]
code = "TP403"
table = "proactive"
left = ["inquiries"]
sign = "<="
right = ["all_matters"]
expected = "left"
"""
READ = """
import json, sys
import gov_disclosure
from gov_disclosure.forms import known_forms
report = gov_disclosure.parse_file(sys.argv[1])
again = gov_disclosure.Report.from_dict(json.loads(json.dumps(report.to_dict())))
print(json.dumps({
    "forms": list(known_forms()), "form": report.form, "expected": report.form_expected, "again": again == report,
    "values": {path: figure.value for path, figure in report if path.startswith(("proactive", "remedies"))},
    "findings": [[f.rule, f.severity.value, f.verdict.value, f.paths[0], len(f.paths), f.expected, f.actual, f.message,
                  f.render("zh")] for f in gov_disclosure.check(report)],
}, default=str))
"""


def document(withdrawn: int, both: int) -> str:
    """Return a report on the made-up form: one column and some rows more than ours have."""
    lines = (CASES / "GD401" / "holds.txt").read_text(encoding="utf-8").replace("2024年", "2032年").splitlines()
    start, end = lines.index("二、主动公开政府信息情况"), lines.index("三、收到和处理政府信息公开申请情况")
    last = lines.index("四、政府信息公开行政复议、行政诉讼情况")
    results = "结果维持 | 结果纠正 | 其他结果 | 申请撤回 | 尚未审结 | 总计 |"
    return "\n".join((
        *lines[: start + 1], "信息内容 | 本年办结件数 |", "行政裁决 | 8 |", "公开质询 | 3 |", f"两项合计 | {both} |",
        *lines[end : last + 1],
        "行政复议 | 行政诉讼 |", f"{results} 未经复议直接起诉 | 复议后起诉 |", f"{results} {results}",
        f"3 | 1 | 0 | {withdrawn} | 2 | 10 | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |", *lines[last + 4 :],
    ))  # fmt: skip


@pytest.fixture(scope="module")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"tp_form/__init__.py": MODEL, "tp_form/layout.lark": LAYOUT, "tp_form/relations.toml": RELATIONS}
    entries = {"gov_disclosure.forms": {"local": "tp_form:FORM"}}
    return install(tmp_path_factory.mktemp("wheel"), "tp_local_form", files, entries)


class TestForm:
    def read(self, site: Path, folder: Path, text: str) -> dict[str, object]:
        file = folder / "report.txt"
        file.write_text(text, encoding="utf-8")
        done = run("-c", READ, str(file), sites=(site,))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def test_is_read_and_checked(self, form_site, tmp_path) -> None:
        told = self.read(form_site, tmp_path, document(withdrawn=4, both=11))
        assert told["forms"][0] == told["form"] == told["expected"] == "local_2031"
        assert told["again"] is True
        assert told["findings"] == []
        values = told["values"]
        assert len(values) == 3 + 3 * 6
        assert values["proactive.all_matters"] == 11
        assert values["remedies.reconsideration.withdrawn"] == 4
        assert values["remedies.litigation.direct.total"] == 1

    def test_its_extra_column_is_part_of_the_sum_and_its_own_relation_is_a_rule(self, form_site, tmp_path) -> None:
        told = self.read(form_site, tmp_path, document(withdrawn=3, both=12))
        assert told["findings"] == [
            ["TP401", "warning", "violated", "proactive.all_matters", 3, 11, 12,
             "proactive.all_matters: 12 where 11 is expected (difference 1)", "“两项合计”：应为 11，实为 12，差额 1"],
            ["GD404", "error", "violated", "remedies.reconsideration.total", 6, 9, 10,
             "remedies.reconsideration: the total is 10, the results add up to 9 (difference 1)",
             "“行政复议”：总计为 10，各项结果之和为 9，差额 1"],
        ]  # fmt: skip

    def test_an_inequality_says_at_most_or_at_least(self, form_site, tmp_path) -> None:
        told = self.read(form_site, tmp_path, document(withdrawn=4, both=2))
        assert [finding[3:] for finding in told["findings"] if finding[0] != "TP401"] == [
            ["proactive.arbitrations", 2, 2, 8,
             "proactive.arbitrations: 8 where at most 2 is expected (difference 6)", "“行政裁决”：最多应为 2，实为 8，超出 6"],
            ["proactive.inquiries", 2, 3, 2,
             "proactive.all_matters: 2 where at least 3 is expected (difference -1)", "“两项合计”：至少应为 3，实为 2，差额 -1"],
        ]  # fmt: skip

    def test_is_listed_with_its_rule(self, form_site) -> None:
        layout = run("-m", "gov_disclosure", "forms", "local_2031", "--lang", "zh", sites=(form_site,))
        assert layout.stderr == ""
        assert "withdrawn     count  申请撤回" in layout.stdout
        assert "all_matters = arbitrations + inquiries" in layout.stdout
        assert "inquiries <= all_matters" in layout.stdout
        explained = run("-m", "gov_disclosure", "explain", "TP401", sites=(form_site,))
        assert explained.stdout.splitlines()[2] == "Arbitrations and inquiries add up to both."

    def test_leaves_reports_on_our_forms_alone(self, form_site, tmp_path) -> None:
        told = self.read(form_site, tmp_path, (CASES / "GD404" / "violated.txt").read_text(encoding="utf-8"))
        assert told["form"] == told["expected"] == told["forms"][1]
        assert [finding[0] for finding in told["findings"]] == ["GD404"]

    @pytest.mark.parametrize(
        ("name", "text", "reason"),
        [
            ("relations.toml", RELATIONS.replace("arbitrations", "arbitrage"), "no cell proactive.arbitrage"),
            ("layout.lark", LAYOUT.replace('"申请撤回"', "/撤回/"), "a list of literals"),
            ("__init__.py", MODEL.replace('"local_2031"', '"' + "{taken}" + '"'), "a form is named {taken} already"),
        ],
    )
    def test_a_faulty_one_is_left_out_and_told(self, tmp_path, name, text, reason) -> None:
        from gov_disclosure.forms import known_forms

        taken = next(iter(known_forms()))
        files = {"tp_form/__init__.py": MODEL, "tp_form/layout.lark": LAYOUT, "tp_form/relations.toml": RELATIONS}
        files[f"tp_form/{name}"] = text.replace("{taken}", taken)
        site = install(tmp_path, "tp_faulty_form", files, {"gov_disclosure.forms": {"local": "tp_form:FORM"}})
        done = run("-m", "gov_disclosure", "check", str(CASES / "GD401" / "holds.txt"), sites=(site,))
        assert done.returncode == 1
        assert "GD901" in done.stdout
        assert "tp_faulty_form 1.2" in done.stdout
        assert reason.replace("{taken}", taken) in done.stdout
        assert done.stderr == ""


def test_nothing_is_looked_up_before_it_is_wanted() -> None:
    code = "import sys, gov_disclosure; print('importlib.metadata' in sys.modules, 'rich' in sys.modules)"
    assert run("-c", code).stdout.split() == ["False", "False"]
