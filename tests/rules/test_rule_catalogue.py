"""The catalogue of rules is whole: each has its messages, its pages, and a name that follows from its code."""

from __future__ import annotations

import importlib.util
import json
import re
import string
import tomllib
from importlib import import_module, resources
from pathlib import Path
from types import ModuleType

import pytest

from gov_disclosure import RuleSet, Severity, UsageError
from gov_disclosure.cli.main import main
from gov_disclosure.forms import known_forms
from gov_disclosure.messages import codes, entry
from gov_disclosure.rules.declaring import rule_of
from gov_disclosure.rules.pages import page, title
from gov_disclosure.rules.ruleset import MODULES


def load_reference() -> ModuleType:
    """Load the extension that makes the reference: it is in no package."""
    file = Path(__file__).parent.parent.parent / "docs" / "_ext" / "reference.py"
    spec = importlib.util.spec_from_file_location("reference", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFERENCE_PAGES = load_reference().pages()
RULES = list(RuleSet.default(plugins=False))
ENGLISH = (
    "What it checks:",
    "Why it matters:",
    "Basis:",
    "Examples:",
    "Holds:",
    "Violated:",
    "Not evaluable:",
    "Lawful exceptions:",
)
CHINESE = ("核对内容：", "为什么：", "依据：", "示例：", "成立：", "不成立：", "无法核对：", "合法例外：")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestRule:
    def test_has_a_message_in_both_languages(self, rule) -> None:
        told = entry(rule.code)
        assert re.search("[\u4e00-\u9fff]", told["zh"])
        assert not re.search("[\u4e00-\u9fff]", told["en"])

    def test_messages_are_filled_with_what_the_rule_gives(self, rule) -> None:
        known = {"caption", "label", "path", "expected", "actual", "difference", "words"}
        if rule.over != "report":
            known |= {"year", "previous", "body", "parent", "other", "file", "count", "names", "cells", "sections", "before"}
            known |= {"factor", "text", "tables", "share"}
        if rule.code == "GD511":
            known |= {"part", "whole"}
        # A code of the reader's remarks may be that of a rule: one message for both.
        known |= {"year", "form", "labels", "figures", "count", "lines", "stock"}
        if rule.code.startswith("GD3"):
            # What cells hold, and which cells of a table these are.
            known |= {"read", "note", "unit", "printed", "count", "total", "limit", "ranges", "captions", "columns", "figures"}
        for language in ("zh", "en"):
            named = {name for _, name, _, _ in string.Formatter().parse(entry(rule.code)[language]) if name}
            assert named <= known

    def test_has_a_page_in_both_languages(self, rule) -> None:
        english, chinese = page(rule.code, "en").text, page(rule.code, "zh").text
        assert [words for words in ENGLISH if words not in english] == []
        assert [words for words in CHINESE if words not in chinese] == []
        assert english == rule.page
        assert chinese != english

    def test_says_whether_the_form_prints_it(self, rule) -> None:
        printed = {
            relation.printed
            for form in known_forms().values()
            for relation in form.arithmetic.relations
            if relation.code == rule.code
        }
        assert ("Printed on the form" in rule.page) == (printed == {True})
        assert ("Derived by us" in rule.page) == (printed != {True})

    def test_has_a_title(self, rule) -> None:
        assert title(rule, "en").endswith(".")
        assert title(rule, "zh").endswith("。")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_reference_and_explain_tell_the_same(rule, language, capsys) -> None:
    """The page on the web and that of the command are made of one text."""
    ending = "" if language == "en" else "_zh"
    section = REFERENCE_PAGES[f"rules{ending}.md"].partition(f"## {rule.code}\n")[2].partition("\n## ")[0]
    assert main(["explain", rule.code, "--lang", language]) == 0
    printed = capsys.readouterr().out
    told = page(rule.code, language)
    for fact in (*told.facts(language), told.message, told.text.splitlines()[0]):
        assert fact in printed
        assert fact in section
    for words in re.findall(r"[\w\u4e00-\u9fff]{4,}", told.text):
        assert words in printed
        assert words in section
    for name, value in rule.parameters.items():
        assert f"{name} = {value}" in printed


def test_hints_have_messages_and_pages() -> None:
    hints = [code for code in codes() if "GD45" <= code < "GD47"]
    assert len(hints) >= 10
    for code in hints:
        assert code not in RuleSet.default(plugins=False)
        assert page(code, "zh").text != page(code, "en").text


def test_every_function_called_rule_is_one_and_is_registered() -> None:
    declared = set()
    for name in MODULES:
        module = import_module(f"gov_disclosure.rules.{name}")
        named = [value for name, value in vars(module).items() if name.startswith("rule_")]
        assert set(module.RULES) == set(named)
        declared |= {rule_of(function).code for function in named}
    assert declared == {rule.code for rule in RULES}


def test_every_relation_of_our_forms_has_a_rule() -> None:
    codes_of_forms = {relation.code for form in known_forms().values() for relation in form.arithmetic.relations}
    assert codes_of_forms <= {rule.code for rule in RULES}


def test_faults_have_pages_too() -> None:
    for code in ("GD901", "GD902"):
        assert code in codes()
        assert page(code, "zh").text != page(code, "en").text


def test_an_unknown_code_is_told_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match="GD401"):
        page("GD041", "en")
    with pytest.raises(UsageError, match="GD101, "):
        page("quite another", "en")


def test_every_rule_is_as_grave_as_was_decided() -> None:
    """What is impossible is an error; what has lawful exceptions is told more softly."""
    decided = json.loads(Path(__file__).with_name("severities.json").read_text(encoding="utf-8"))
    assert {rule.code: rule.severity.value for rule in RULES} == decided


def test_a_relation_is_as_grave_as_its_rule() -> None:
    """A form says it for those who read its file alone."""
    rules = {rule.code: rule for rule in RULES}
    for form in known_forms().values():
        for relation in form.arithmetic.relations:
            assert Severity(relation.severity) is rules[relation.code].severity


_UNSAID = re.compile(
    r"\{(?:count|rows|reports|findings|inputs|passages|slips|seconds|unread)\} (?!of its)(?:[a-z-]+ ){0,3}?[a-z]+(?<!s)s\b"
)


def test_english_says_one_or_many() -> None:
    files = [file for file in resources.files("gov_disclosure.messages").iterdir() if file.name.endswith(".toml")]
    texts = {
        (key, name): text
        for file in files
        for key, texts in tomllib.loads(file.read_text(encoding="utf-8")).items()
        for name, text in texts.items()
        if name.startswith("en")
    }
    assert len(texts) > 500
    assert [key for key, text in texts.items() if _UNSAID.search(text)] == []
