"""Relations as data: what the forms demand, how it is compiled, and what is wrong with a file that is wrong."""

from __future__ import annotations

import sys
from collections import Counter

import attrs
import pytest

from gov_disclosure import Figure, State, UsageError
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.forms.equations import Arithmetic
from gov_disclosure.forms.relations import RelationFile, read_relations

RELATION = '[[relation]]\ncode = "AB1"\ntable = "requests"'
SINGLE = '\neach = "row"\nrows = ["licensing_decisions"]\nleft = [""]\nright = ["*"]'
NUMBER = Figure(0, State.NUMBER, "0")
MISSING = Figure(None, State.MISSING, "")
NEWEST, TRIAL, STATISTICS = known_forms().values()
THREE = "requests.outcome.other.other.total"
ONE = "requests.outcome.other_undivided.total"


def counts(form, *present: str) -> Counter[str]:
    figures = dict.fromkeys(form.cells, MISSING) | dict.fromkeys(present, NUMBER)
    return Counter({code: len(found) for code, found in form.arithmetic.equations(figures).items()})


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a function that makes a package with a `relations.toml`, and reads that."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(text: str, **others: str) -> Arithmetic:
        folder = tmp_path / "local_form"
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
        (folder / "relations.toml").write_text(text, encoding="utf-8")
        for name, other in others.items():
            (folder / f"{name}.toml").write_text(other, encoding="utf-8")
        return Arithmetic(read_relations("local_form"), NEWEST.rows, NEWEST.printed_rows, NEWEST.captions)

    yield make
    sys.modules.pop("local_form", None)


class TestOurForms:
    def test_have_the_equations_of_the_catalogue(self) -> None:
        assert counts(NEWEST, THREE) == {"GD401": 7, "GD402": 7, "GD403": 25, "GD404": 3, "GD405": 2}
        shared = {"GD401": 7, "GD402": 7, "GD403": 23, "GD404": 3}
        assert counts(TRIAL, ONE) == shared | {"GD406": 2, "GD407": 5}
        sums = dict.fromkeys((f"GD{number}" for number in range(411, 418)), 1)
        assert counts(STATISTICS) == sums | {"GD420": 3, "GD421": 1, "GD422": 1, "GD423": 1}

    @pytest.mark.parametrize("form", [NEWEST, TRIAL], ids=lambda form: form.name)
    @pytest.mark.parametrize(("present", "terms"), [(THREE, 21), (ONE, 19)])
    def test_add_the_rows_that_the_report_prints(self, form, present, terms) -> None:
        equations = form.arithmetic.equations({present: NUMBER})["GD402"]
        assert {len(equation.right) for equation in equations} == {terms}
        assert all(equation.decided for equation in equations)
        assert all((ONE in equation.right) == (present == ONE) for equation in equations if equation.label == "total")

    def test_do_not_know_what_to_add_where_both_are_printed(self) -> None:
        equations = NEWEST.arithmetic.equations({ONE: NUMBER, THREE: NUMBER})
        assert not any(equation.decided for equation in equations["GD402"])
        assert all(equation.decided for equation in equations["GD401"])
        assert len(equations["GD403"]) == 26

    def test_demand_what_they_print_where_neither_is_there(self) -> None:
        assert {len(equation.right) for equation in NEWEST.arithmetic.equations({})["GD402"]} == {21}
        assert {len(equation.right) for equation in TRIAL.arithmetic.equations({})["GD402"]} == {19}

    def test_are_compiled_once(self) -> None:
        assert NEWEST.arithmetic is get_form(NEWEST.name).arithmetic
        assert NEWEST.arithmetic.equations({THREE: NUMBER}) is NEWEST.arithmetic.equations({THREE: NUMBER})

    @pytest.mark.parametrize("form", known_forms().values(), ids=lambda form: form.name)
    def test_name_cells_of_the_form_with_their_words(self, form) -> None:
        for equation in [each for found in form.arithmetic.equations({}).values() for each in found]:
            assert set(equation.left + equation.right) <= form.cells.keys()
            assert equation.caption != equation.label
            assert equation.expression == f"{'+'.join(equation.left)}{equation.sign}{'+'.join(equation.right) or 0}"

    @pytest.mark.parametrize("form", known_forms().values(), ids=lambda form: form.name)
    def test_have_words_for_every_cell(self, form) -> None:
        words = {path: form.caption(path) for path, column in form.cells.items() if column.kind != "unit"}
        assert [path for path, caption in words.items() if not caption] == []
        assert len(set(words.values())) == len(words)

    def test_words_are_those_of_the_form(self) -> None:
        assert NEWEST.caption("requests.outcome.other.other.total") == "（六）其他处理 · 3.其他 · 总计"
        assert NEWEST.caption("requests.outcome.total.other_organization") == "三、本年度办理结果 · （七）总计 · 其他"
        assert NEWEST.caption("remedies.litigation.direct.total") == "行政诉讼 · 未经复议直接起诉 · 总计"
        assert NEWEST.caption("proactive.licensing_decisions") == "行政许可"
        assert NEWEST.caption("year") == ""

    def test_a_group_without_words_goes_by_its_total(self) -> None:
        assert STATISTICS.caption("statistics.litigation.total") == "五、行政诉讼数量"
        assert STATISTICS.caption("statistics.litigation.corrected") == "五、行政诉讼数量 · （二）被依法纠错数"
        assert STATISTICS.caption("statistics.reconsideration.corrected") == "四、行政复议数量 · （二）被依法纠错数"
        assert STATISTICS.caption("statistics.channels.other") == "5.其他方式公开政府信息数"

    def test_channels_are_never_an_equality(self) -> None:
        (channels,) = STATISTICS.arithmetic.equations({})["GD421"]
        assert (channels.sign, channels.right, len(channels.left)) == (">=", ("statistics.proactive.items",), 5)


class TestFile:
    def test_a_form_without_one_demands_nothing(self) -> None:
        assert read_relations("gov_disclosure.reading") == RelationFile("gov_disclosure.reading")

    def test_takes_over_shared_ones_and_replaces_those_of_the_same_code(self, package) -> None:
        found = package("""
            include = ["tables"]
            [[relation]]
            code = "GD403"
            table = "requests"
            each = "row"
            rows = ["received", "outcome.denied.*"]
            left = ["total"]
            right = ["natural_person", "other_organization"]
        """).equations({})
        assert {code: len(each) for code, each in found.items()} == {"GD401": 7, "GD402": 7, "GD404": 3, "GD403": 9}
        assert found["GD403"][0].right == ("requests.received.natural_person", "requests.received.other_organization")

    def test_its_own_folder_comes_first(self, package) -> None:
        shared = '[[relation]]\ncode = "AB1"\ntable = "proactive"\nleft = ["rules.issued"]\nright = ["rules.repealed"]\n'
        (equation,) = package('include = ["tables"]', tables=shared).equations({})["AB1"]
        assert (equation.left, equation.right) == (("proactive.rules.issued",), ("proactive.rules.repealed",))
        assert (equation.label, equation.caption) == ("proactive.rules.issued", "规章 · 本年制发件数")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("relation = ", "is no TOML"),
            ('include = ["nowhere"]', "there is no nowhere.toml"),
            ("relations = []", "'relations' means nothing"),
            ("relation = 3", r"\[\[relation\]\]"),
            ('[[relation]]\ncode = "AB1"', "table"),
            (f"{RELATION}\nwhen = 3", "when"),
            (f'{RELATION}\nleft = "a"\nright = ["b"]', "a list of names"),
            (f'{RELATION}\nleft = []\nright = ["b"]', "a list of names"),
            (f'{RELATION}\neach = "cell"\nleft = ["a"]\nright = ["b"]', "each"),
            (f'{RELATION}\neach = "column"\nleft = ["nil"]\nright = ["received"]', "no row requests.nil"),
            (f'{RELATION}\neach = "row"\nleft = ["sum"]\nright = ["*"]', "no column 'sum'"),
            (f'{RELATION}\neach = "row"\nleft = ["total"]\nright = ["*", "*"]\nrows = ["none"]', "no row requests.none"),
            (f'{RELATION}\nleft = ["received"]\nright = ["carried_in.total"]', "no cell requests.received"),
            (RELATION.replace('"AB1"', "7") + '\nleft = ["a"]\nright = ["b"]', "code"),
            (RELATION.replace("requests", "proactive") + SINGLE, "no other columns"),
            (f"{RELATION}\nleft = ['a']\nright = 1", "a list of names|iterable"),
            ('[[either]]\ntable = "requests"\ngroups = [["nil"]]', "no row requests.nil"),
        ],
    )
    def test_says_what_is_wrong(self, package, text, reason) -> None:
        with pytest.raises(UsageError, match=reason) as caught:
            package(text)
        assert "local_form" in str(caught.value)

    def test_the_right_side_may_be_nothing(self, package) -> None:
        text = '[[relation]]\ncode = "AB1"\ntable = "proactive"\nleft = ["rules.issued"]\nsign = ">="\nright = 0'
        found = package(text)
        (equation,) = found.equations({})["AB1"]
        assert (equation.right, equation.expression) == ((), "proactive.rules.issued>=0")
        assert found.relations[0].formula == "rules.issued >= 0"

    def test_a_relation_reads_as_a_formula(self) -> None:
        relation = next(relation for relation in NEWEST.arithmetic.relations if relation.code == "GD401")
        assert relation.formula == "received + carried_in = outcome.total + carried_out"
        assert relation.printed
        assert attrs.evolve(relation, printed=False) != relation
