"""The shipped schemas: made from the model, true of everything that is printed, false of what is wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gov_disclosure import Figure, NotAReportError, Report, State, UsageError, check, json_schema, parse_bytes, parse_file
from gov_disclosure.cli.main import main
from gov_disclosure.forms import known_forms
from gov_disclosure.schema import FILES
from gov_disclosure.schema.__main__ import main as write
from gov_disclosure.schema.generating import generate, text_of
from tests.core.documents import TITLE, TRIAL, page, read, remedies, requests, row, table
from tests.layouts.catalogue import LAYOUTS, render

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html", ".md"))
CASES = sorted((ROOT / "tests" / "cases").rglob("*.txt"))
VALID = {name: Draft202012Validator(json_schema(name)) for name in FILES}
WORDS = {
    *("note", "unit", "path", "title", "body", "signature", "form_expected", "name", "code", "aspect"),
    *("proactive_disclosure", "on_request", "information_management", "platform", "oversight"),
}
"""Keys that may be null, and may hold any words."""
REMARK = {"code": "GD101", "severity": "info", "message": "", "path": None, "arguments": {}}
LEAVES = 120


def strict(schema: Any) -> Any:
    """Return a schema that allows no key that it does not name."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        closed["additionalProperties"] = False
    return closed


CLOSED = {name: Draft202012Validator(strict(json_schema(name))) for name in FILES}


def faults(name: str, data: Any) -> list[str]:
    """Return what a schema has against JSON, with the path of each."""
    return [f"{error.json_path}: {error.message[:200]}" for error in VALID[name].iter_errors(data)]


def printed(report: Report, language: str = "en") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(report.to_dict(language), ensure_ascii=False))
    return data


def others() -> dict[str, Report]:
    """Return reports with whatever is rare: no form, damaged tables, markup, odd figures."""
    return {
        "no form": read("2.jpg"),
        "nothing": Report(),
        "damaged": read(
            "规章 | 1 | 2 | 约3 |\n行政许可 | 15.5 |\n湖泊 | 9 |\n",
            requests(row("一、本年新收政府信息公开申请数量", 1, -2, None)),
        ),
        "notes": read("规章 | 17（其中修订9件） | / | 无 |\n行政事业性收费 | 0.00000001 |\n", remedies=remedies(*range(15))),
        "trial": read(TRIAL, title=TITLE.replace("2024", "2020"), other="收取信息处理费3940元。"),
        "markup": parse_bytes(page(table(("规章", "1", "2", "3"), ("行政规范性文件", "", "/", "约4"))).encode()),
        "signed": read(other="无。\n丙县青禾镇人民政府\n2025年1月20日"),
    }


OTHERS = others()


class TestShipped:
    @pytest.mark.parametrize("name", FILES)
    def test_is_what_the_model_says(self, name: str) -> None:
        """After a change of the model `python -m gov_disclosure.schema` writes them anew."""
        shipped = resources.files("gov_disclosure.schema").joinpath(FILES[name]).read_text(encoding="utf-8")
        assert text_of(generate(name)) == shipped

    @pytest.mark.parametrize("name", FILES)
    def test_is_a_schema(self, name: str) -> None:
        Draft202012Validator.check_schema(json_schema(name))
        if name != "config":
            assert json_schema(name)["properties"]["contract"] == {"const": f"gov-disclosure/{name}/1"}

    def test_is_written_anew_by_one_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert write() == 0
        assert capsys.readouterr().out == "".join(f"{file}: unchanged\n" for file in FILES.values())

    def test_there_are_no_others(self) -> None:
        for make in (json_schema, generate):
            with pytest.raises(UsageError, match="report, findings"):
                make("nothing")

    def test_a_copy_may_be_changed(self) -> None:
        json_schema()["properties"].clear()
        assert json_schema()["properties"]

    def test_every_form_of_ours_is_in_it_with_all_its_cells(self) -> None:
        text = json.dumps(json_schema())
        for form in known_forms().values():
            assert f'"{form.name}"' in text
            assert [path for path in form.cells if f'"{path}"' not in text] == []


class TestTrue:
    @pytest.mark.parametrize("file", [*EXAMPLES, *CASES], ids=lambda file: str(file.relative_to(ROOT)))
    def test_of_reports_in_files(self, file: Path) -> None:
        try:
            report = parse_file(file)
        except NotAReportError:
            pytest.skip("no report")
        for language in ("en", "zh"):
            assert faults("report", printed(report, language)) == []
        assert CLOSED["report"].is_valid(printed(report))

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_of_reports_in_every_layout(self, layout: str) -> None:
        for form in LAYOUTS[layout].forms:
            case = render(layout, form, 1)
            data = printed(parse_bytes(case.rendered.data, name=case.name))
            assert [f"{error.json_path}: {error.message[:200]}" for error in CLOSED["report"].iter_errors(data)] == []

    @pytest.mark.parametrize("name", OTHERS)
    def test_of_rare_reports(self, name: str) -> None:
        data = printed(OTHERS[name])
        assert faults("report", data) == []
        assert CLOSED["report"].is_valid(data)
        assert Report.from_dict(data).to_dict() == data

    def test_of_findings(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of those of all cases, with those that could not be made."""
        main(["check", "--format", "json", "--show-not-evaluable", *map(str, (*EXAMPLES, *CASES))])
        data = json.loads(capsys.readouterr().out)
        assert {each["verdict"] for each in data["findings"]} == {"violated", "not_evaluable"}
        assert faults("findings", data) == []
        assert CLOSED["findings"].is_valid(data)

    def test_of_what_was_written_before_later_keys(self) -> None:
        data = printed(OTHERS["signed"])
        schema = json_schema()
        later = schema["properties"].keys() - set(schema["required"])
        assert later >= {"signature", "reporter", "preamble"}
        for key in later:
            del data[key]
        assert faults("report", data) == []


class TestOpen:
    def test_keys_that_it_does_not_name_are_allowed_everywhere(self) -> None:
        for data in map(printed, OTHERS.values()):
            for place in list(objects(data)):
                place["added_later"] = {"any": [1]}
            data["cells"].pop("added_later")
            data["metadata"]["added_later"] = ""
            data["reporter"]["evidence"].pop("added_later")
            assert faults("report", data) == []

    def test_a_form_of_others_may_have_any_tables_and_cells(self) -> None:
        data = printed(OTHERS["trial"]) | {"form": "county_2023", "proactive": {"ponds": {"new": 3}}, "statistics": {}}
        data["cells"]["proactive.ponds.new"] = data["cells"]["proactive.rules.newly_made"]
        assert faults("report", data) == []
        assert faults("report", data | {"proactive": 3}) != []


def objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(each)


Wrong = Callable[[dict[str, Any]], object]


class TestFalse:
    @pytest.mark.parametrize(
        "wrong",
        [
            lambda data: data.update(contract="gov-disclosure/report/2"),
            lambda data: data.update(year="2024"),
            lambda data: data.update(year=2024.5),
            lambda data: data.update(published_on="2024年1月2日"),
            lambda data: data.update(form=None),
            lambda data: data.update(form="trial_2019"),
            lambda data: data.update(statistics={}),
            lambda data: data["requests"]["received"].update(total="41"),
            lambda data: data["requests"]["received"].pop("total"),
            lambda data: data["requests"].update(received=41),
            lambda data: data["proactive"].update(administrative_fees_wan_yuan=3.5),
            lambda data: data["proactive"].update(administrative_fees_wan_yuan="约3"),
            lambda data: data["other_matters"].update(processing_fee_yuan=200),
            lambda data: data["cells"].update({"requests.recieved.total": data["cells"]["requests.received.total"]}),
            lambda data: data["cells"]["requests.received.total"].update(state="zero"),
            lambda data: data["cells"]["requests.received.total"].update(value=True),
            lambda data: data["cells"]["requests.received.total"].pop("end"),
            lambda data: data["cells"]["requests.received.total"].update(box=[1, 2, 3]),
            lambda data: data["reporter"].update(level="canton"),
            lambda data: data["reporter"]["region"].append("丙县"),
            lambda data: data["reporter"]["evidence"].update(level=[{"where": "hearsay", "words": "丙县"}]),
            lambda data: data["overview"]["aspects"].pop("platform"),
            lambda data: data["diagnostics"].append(REMARK | {"severity": "fatal"}),
            lambda data: data["diagnostics"].append({"code": "GD101"}),
            lambda data: data.update(metadata={"publisher": None}),
        ],
    )  # fmt: skip
    def test_of_wrong_reports(self, wrong: Wrong) -> None:
        data = printed(parse_file(ROOT / "examples" / "sound-2024.txt"))
        assert faults("report", data) == []
        wrong(data)
        assert faults("report", data) != []

    @pytest.mark.parametrize("key", json_schema()["required"])
    def test_of_reports_without_a_key(self, key: str) -> None:
        data = printed(OTHERS["signed"])
        del data[key]
        assert faults("report", data) != []

    @pytest.mark.parametrize("name", ["damaged", "trial", "signed"])
    def test_of_any_value_that_is_replaced_by_one_of_another_type(self, name: str) -> None:
        """Wherever it stands; the arguments of diagnostics are open."""
        data = printed(OTHERS[name])
        count = 0
        found = list(leaves(data))
        for holder, key in found[:: max(1, len(found) // LEAVES)]:
            kept = holder[key]
            for other in ([], {"x": 1}, 1.5, "~~" if not isinstance(kept, str) else True):
                holder[key] = other
                assert not VALID["report"].is_valid(data) or takes_words(key, other), (key, kept, other)
            holder[key] = kept
            count += 1
        assert count >= LEAVES
        assert faults("report", data) == []

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda data: data.update(files="1"),
            lambda data: data.update(files=-1),
            lambda data: data["findings"][0].update(verdict="holds"),
            lambda data: data["findings"][0].update(severity="bad"),
            lambda data: data["findings"][0].pop("fingerprint"),
            lambda data: data["findings"][0].update(paths="requests"),
            lambda data: data["findings"][0].update(expected=[1]),
        ],
    )
    def test_of_wrong_findings(self, wrong: Wrong) -> None:
        found = check(parse_file(ROOT / "examples" / "faulty-2024.txt"))
        data = {"contract": "gov-disclosure/findings/1", "files": 1, "findings": [each.to_dict() for each in found]}
        assert faults("findings", data) == []
        changed = copy.deepcopy(data)
        wrong(changed)
        assert faults("findings", changed) != []


def leaves(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield holder and key of each value that holds no others, but of those of diagnostics' arguments."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        if isinstance(value, (dict, list)):
            if key != "arguments":
                yield from leaves(value)
        else:
            yield data, key


def takes_words(key: Any, other: Any) -> bool:
    """Whether a key that held null, here, may hold words."""
    return other == "~~" and key in WORDS


def test_decimals_are_printed_in_plain_digits() -> None:
    """However small or large: no exponent."""
    for value, shown in ((Decimal("1E-8"), "0.00000001"), (Decimal("3.9E+3"), "3900"), (Decimal("0E-7"), "0.0000000")):
        data = Figure(value, State.NUMBER, "").to_dict()
        assert data["value"] == shown
        assert Figure.from_dict(data).value == value
