"""Small made-up reports to disturb, and short ways to what a report says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gov_disclosure import Report, State, parse_text

TITLE = "青禾镇2024年政府信息公开工作年度报告"
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
TOTAL = "（七）总计"
CARRIED_OUT = "四、结转下年度继续办理"
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
PROACTIVE = """第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 1 | 2 | 3 |
行政规范性文件 | 4 | 5 | 6 |
第二十条第（五）项 | |||
信息内容 | 本年处理决定数量 |
行政许可 | 12 |
第二十条第（六）项 | |||
信息内容 | 本年处理决定数量 |
行政处罚 | 7 |
行政强制 | 8 |
第二十条第（八）项 | |||
信息内容 | 本年收费金额（单位：万元） |
行政事业性收费 | 1.5 |
"""
TRIAL = """第二十条第（一）项 | |||
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
规章 | 1 | 2 | 3 |
规范性文件 | 4 | 5 | 6 |
第二十条第（五）项 | |||
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
行政许可 | 10 | -2 | 12 |
其他对外管理服务事项 | 20 | 增加5 | 22 |
第二十条第（八）项 | |||
信息内容 | 上一年项目数量 | 本年增/减 |
行政事业性收费 | 30 | 未增未减 |
第二十条第（九）项 | |||
信息内容 | 采购项目数量 | 采购总金额 |
政府集中采购 | 9 | 318.5万元 |
"""


def row(label: str, *cells: object) -> str:
    """Return one row with a pipe behind each cell; None is a blank cell."""
    return "".join(f"{'' if cell is None else cell} | " for cell in (label, *cells)).strip()


def header(*names: str) -> str:
    """Return the header of table 三 in one line, the corner cell first."""
    return row("申请人情况", *(names or APPLICANTS))


def requests(*rows: str, head: str | None = None) -> str:
    return "\n".join((header() if head is None else head, *rows)) + "\n"


def remedies(*figures: object) -> str:
    return "\n".join(
        (
            row("行政复议", None, None, None, None, "行政诉讼"),
            row(*RESULTS, "未经复议直接起诉", None, None, None, None, "复议后起诉"),
            row(*RESULTS, *RESULTS),
            row(*map(str, figures)),
        )
    )


def write(
    proactive: str = PROACTIVE,
    requests: str = "",
    remedies: str = "",
    *,
    title: str = TITLE,
    overview: str = "本镇依法公开信息。",
    other: str = "无。",
) -> str:
    """Return a report with the six headings, its tables as given."""
    parts = (
        title, "一、总体情况", overview, "二、主动公开政府信息情况", proactive, "三、收到和处理政府信息公开申请情况",
        requests, "四、政府信息公开行政复议、行政诉讼情况", remedies, "五、存在的主要问题及改进情况",
        "人手不足，将加强培训。",
        "六、其他需要报告的事项", other,
    )  # fmt: skip
    return "\n\n".join(parts) + "\n"


def page(proactive: str = "", requests: str = "", *, title: str = TITLE) -> str:
    """Return a report as a page, its tables given as markup."""
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<p>一、总体情况</p><p>本镇依法公开信息。</p><p>二、主动公开政府信息情况</p>{proactive}"
        f"<p>三、收到和处理政府信息公开申请情况</p>{requests}<p>四、政府信息公开行政复议、行政诉讼情况</p>"
        "<p>五、存在的主要问题及改进情况</p><p>人手不足。</p></body></html>"
    )


def table(*rows: Sequence[str]) -> str:
    """Return a table of markup; a cell that begins with `<td` brings its own tag."""
    cells = ("".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in line) for line in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>"


def read(proactive: str = PROACTIVE, requests: str = "", remedies: str = "", **others: str) -> Report:
    return parse_text(write(proactive, requests, remedies, **others))


def told(report: Report, path: str) -> dict[str, Any]:
    """Return the values of the cells below a path that are there at all, by the rest of their path."""
    return {
        place.removeprefix(f"{path}."): figure.value
        for place, figure in report
        if f"{place}.".startswith(f"{path}.") and figure.state is not State.MISSING
    }


def in_order(report: Report, path: str) -> list[Any]:
    """Return the values of a row's cells in the order of the form."""
    return [figure.value for place, figure in report if place.rpartition(".")[0] == path]


def codes(report: Report, path: str | None = None) -> set[str]:
    """Return the codes of the diagnostics, of a path or of all."""
    return {each.code for each in report.diagnostics if path is None or each.path == path}
