"""The distribution that the guide on forms shows: installed, it is read, checked, compared and shown like ours."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tests.wheels import install, run

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "next-form"
SCRIPT = """
import json
from gov_disclosure import check, parse_file
from gov_disclosure.forms import form_in_force
report = parse_file({report!r})
new = report.comparable()["normative_documents_in_force"]
print(json.dumps([report.form, report.form_expected, report.proactive.inspections, report.proactive.normative_documents.amended,
                  [finding.rule for finding in check(report)], new.value, form_in_force(2030).name]))
"""


def test_a_revision_with_a_column_and_a_row_more_is_a_folder(tmp_path: Path) -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    files = {f"next_form/{file.name}": file.read_text("utf-8") for file in (EXAMPLE / "next_form").iterdir() if file.is_file()}
    site = install(tmp_path, "next_form", files, project["entry-points"], project["version"])
    told = run("-c", SCRIPT.format(report=str(EXAMPLE / "report-2031.txt")), sites=(site,))
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == ["form_2031", "form_2031", 31, 2, [], 7, "form_2021"]
    shown = run("-m", "gov_disclosure", "forms", "form_2031", sites=(site,))
    assert "本年修改件数" in shown.stdout
    assert "XF401" in shown.stdout
