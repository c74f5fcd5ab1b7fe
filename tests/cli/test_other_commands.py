"""`explain`, `rules`, `forms`, `--version`, `--lang`, and what is wrong usage."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from gov_disclosure import RuleSet
from gov_disclosure.cli.language import choose
from gov_disclosure.forms import known_forms
from gov_disclosure.messages import codes
from tests.wheels import run


class TestExplain:
    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("code", codes())
    def test_every_code_has_a_page(self, command, code, language) -> None:
        done = command("explain", code.lower(), "--lang", language)
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(code)
        assert len(done.out.splitlines()) >= 3

    def test_a_rule_shows_its_docstring(self, command) -> None:
        out = command("explain", "GD403").out
        assert out.startswith("GD403 · error\n\nIn every row of table 三")
        assert "Lawful exceptions:" in out
        assert "GD403 · 错误\n\n第三部分表格每一行" in command("explain", "GD403", "--lang", "zh").out

    def test_an_unknown_code_is_told(self, command) -> None:
        done = command("explain", "GD43")
        assert (done.status, done.out) == (2, "")
        assert "nothing is called 'GD43'; did you mean GD403" in done.err


def test_why_a_file_cannot_be_opened_or_written_is_told_in_chinese(command, sound) -> None:
    assert "none.txt：无法打开（没有这个文件或文件夹）" in command("--lang", "zh", "check", "none.txt").err
    assert "no/such 无法写入（没有这个文件或文件夹）" in command("--lang", "zh", "check", sound, "-o", "no/such").err
    assert "none.txt: cannot be opened (No such file or directory)" in command("check", "none.txt").err


class TestRules:
    def test_lists_every_rule(self, command) -> None:
        out = command("rules").out
        assert [line.split()[0] for line in out.splitlines()[2:]] == [rule.code for rule in RuleSet.default()]
        assert "各项数量和金额不得为负数。" in command("rules", "--lang", "zh").out

    def test_as_json_as_they_are_configured(self, command, tmp_path) -> None:
        (tmp_path / "c.toml").write_text("ignore = ['GD4']\n[severity]\nGD304 = 'info'\n")
        told = {
            each["code"]: each for each in json.loads(command("rules", "--format", "json", "--config", tmp_path / "c.toml").out)
        }
        assert list(told) == [rule.code for rule in RuleSet.default()]
        assert (told["GD304"]["severity"], told["GD304"]["selected"], told["GD401"]["selected"]) == ("info", True, False)
        assert told["GD401"]["over"] == "report"
        assert told["GD401"]["page"].startswith(told["GD401"]["title"])
        assert "GD304  info" in command("rules", "--config", tmp_path / "c.toml").out


class TestForms:
    def test_lists_every_form(self, command) -> None:
        out = command("forms").out
        assert [line.split()[0] for line in out.splitlines()[2:]] == list(known_forms())

    @pytest.mark.parametrize("form", known_forms().values(), ids=lambda form: form.name)
    def test_shows_a_layout(self, command, form) -> None:
        out = command("forms", form.name).out
        assert form.basis in out
        assert [path for path in form.rows if path not in out] == []
        assert [field for field in form.layout.sections if form.captions.section(field) not in out] == []
        columns = {column.name for row in form.rows.values() for column in row if column.name}
        assert [name for name in columns if f"  {name}  " not in out] == []
        assert [relation.code for relation in form.arithmetic.relations if relation.code not in out] == []
        assert ("(not printed on the form" in out) == bool(form.unprinted)

    def test_shows_columns_and_relations_in_words(self, command) -> None:
        out = command("forms", "form_2021").out
        assert "public_interest_organization  count  社会公益组织" in out
        assert "received + carried_in = outcome.total + carried_out" in out
        assert "（六）其他处理(not printed on the form" in out

    def test_shows_what_is_no_equality(self, command) -> None:
        out = command("forms", "stats_2014").out
        assert "政府信息公开情况统计表  statistics" in out
        assert "proactive.normative_items <= proactive.items" in out
        assert "channels.wechat + channels.other >= proactive.items" in out

    def test_an_unknown_form_is_told(self, command) -> None:
        done = command("forms", "form_1999")
        assert (done.status, done.out) == (2, "")
        assert "no form is named 'form_1999'" in done.err


class TestUsage:
    def test_version(self, command) -> None:
        for arguments in (["--version"], ["--lang", "zh", "--version"]):
            done = command(*arguments)
            assert done.status == 0
            assert done.out.startswith("gov-disclosure ")

    def test_nothing_asked_for_is_wrong(self, command) -> None:
        done = command()
        assert (done.status, done.out) == (2, "")
        assert "parse" in done.err

    @pytest.mark.parametrize(
        "arguments", [["chck"], ["check"], ["check", "--fail-on", "xml", "x"], ["parse", "--lang", "fr", "x"]]
    )
    def test_wrong_usage_is_told(self, command, arguments) -> None:
        done = command(*arguments)
        assert (done.status, done.out) == (2, "")
        assert "usage: gov-disclosure" in done.err

    @pytest.mark.parametrize(
        ("arguments", "zh", "en"),
        [
            (["chck"], "没有 'chck'；可用的有：'parse'", "invalid choice: 'chck'"),
            (["check"], "缺少参数：PATH", "the following arguments are required: PATH"),
            (
                ["check", "--selct", "GD4", "x"],
                "没有这样的选项或参数：--selct；是否指 --select？",
                "--selct; did you mean --select?",
            ),
            (["explain", "GD401", "GD402"], "没有这样的选项或参数：GD402", "unrecognized arguments: GD402"),
            (
                ["check", "--baseline", "a", "--write-baseline", "b", "x"],
                "不能与 --baseline 同时使用",
                "not allowed with argument",
            ),
            (
                ["check", "--select", "GD4O1", "x"],
                "没有编号为 'GD4O1' 的规则；是否指 GD401？",
                "no rule is called 'GD4O1'; did you mean",
            ),
            (["check", "--registry", "r", "x"], "请同时使用 --series", "add --series"),
            (["explain", "GD4O1"], "没有编号 'GD4O1'；是否指 GD401、", "nothing is called 'GD4O1'; did you mean GD401, "),
            (["forms", "x"], "没有名为 'x' 的表式；可用的有：form_2021、", "no form is named 'x'; known are form_2021, "),
            (["schema", "x"], "可用的有：report、findings、config", "there are report, findings, config"),
        ],
    )
    def test_wrong_usage_is_told_in_either_language(self, command, arguments, zh, en) -> None:
        """What the standard library says is told in Chinese, too, and in English again behind it."""
        for language, said in (("zh", zh), ("en", en)):
            done = command(*arguments, "--lang", language)
            assert (done.status, done.out) == (2, "")
            assert said in done.err

    def test_help_is_in_one_language(self, command) -> None:
        assert command("--lang", "zh", "explain", "--help").out.startswith("用法：gov-disclosure explain")
        assert command("--lang", "zh").err.startswith("用法：gov-disclosure")
        assert "显示本帮助" in command("--lang", "zh", "explain", "--help").out
        assert command("explain", "--help").out.startswith("usage: ")

    def test_help_is_in_the_language(self, command) -> None:
        assert "核对报告中的数字" in command("--help", "--lang", "zh").out
        assert "check the figures" in command("check", "--help").out

    @pytest.mark.parametrize(
        ("arguments", "environment", "language"),
        [
            ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
            ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
            ([], {"LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
            ([], {"LANG": "", "LANGUAGE": "zh:en"}, "zh"),
            ([], {"LANG": "de_DE"}, "en"),
            (["--lang", "en"], {"LANG": "zh_CN"}, "en"),
            (["check", "x", "--lang=zh"], {"LANG": "en_US"}, "zh"),
            (["--lang"], {"LANG": "zh_CN"}, "zh"),
            (["--lang", "fr"], {"LANG": "zh_CN"}, "zh"),
        ],
    )
    def test_language(self, arguments, environment, language) -> None:
        assert choose(arguments, environment) == language

    @pytest.mark.parametrize(
        ("locale", "language"), [("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("en_US", "en"), (None, "en")]
    )
    def test_language_without_variables(self, locale, language, monkeypatch) -> None:
        monkeypatch.setattr("locale.getlocale", lambda: (locale, None))
        assert choose([], {}) == language

    def test_interrupted(self, command, sound, monkeypatch) -> None:
        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("gov_disclosure.rules.checking.evaluate", interrupt)
        assert command("check", sound)[:1] == (130,)


class TestProcess:
    def test_a_reader_that_leaves_early_is_no_error(self, sound) -> None:
        files = [str(sound)] * 40
        process = subprocess.Popen(
            [sys.executable, "-m", "gov_disclosure", "parse", *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()
        assert process.wait() == 141
        assert errors == b""

    def test_output_is_utf_8_whatever_the_locale(self, faulty, monkeypatch) -> None:
        monkeypatch.setenv("PYTHONUTF8", "0")
        monkeypatch.setenv("PYTHONIOENCODING", "ascii")
        monkeypatch.setenv("LC_ALL", "C")
        command = [sys.executable, "-m", "gov_disclosure", "--lang", "zh", "check", "-"]
        done = subprocess.run(command, input=faulty.read_bytes(), capture_output=True, check=False)
        assert done.returncode == 1
        assert done.stdout.decode("utf-8").startswith("-  2024 年 · 青石镇")
        assert done.stderr == b""

    def test_version_loads_nothing_that_it_does_not_need(self) -> None:
        code = "import sys; from gov_disclosure.cli.main import main; main(['--version']); print(*sys.modules)"
        loaded = set(run("-c", code).stdout.split())
        assert loaded.isdisjoint(
            {"lark", "rich", "turbohtml", "argparse", "tomllib", "gov_disclosure.forms", "gov_disclosure.reading"}
        )


class TestBrokenStreams:
    """In this process, so that what is done about them is seen."""

    @pytest.mark.parametrize(
        ("error", "status", "told"), [(BrokenPipeError(32, "pipe"), 141, ""), (OSError(28, "full"), 2, "full")]
    )
    def test_end_without_a_traceback(self, error, status, told, command, sound, monkeypatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("gov_disclosure.rules.checking.evaluate", fail)
        monkeypatch.setattr("os.dup2", lambda *_: None)
        done = command("check", sound)
        assert done.status == status
        assert told in done.err
