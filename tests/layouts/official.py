"""The official tables of both forms as data: labels, groups, header words and contract paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FORMS: Final = ("form_2021", "form_2021_undivided", "trial_2019")
"""The forms a report is made on; the second is the 2021 form with （六）其他处理 as one row."""

CONTRACT_FORM: Final = {
    "form_2021": "form_2021",
    "form_2021_undivided": "form_2021",
    "trial_2019": "trial_2019",
}

HEADINGS: Final = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)

ASPECTS: Final = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")

CORNER: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS: Final = "申请人情况"
LEGAL_PERSONS: Final = "法人或其他组织"

COLUMNS: Final = (
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("public_interest_organization", "社会公益组织"),
    ("legal_service_institution", "法律服务机构"),
    ("other_organization", "其他"),
    ("total", "总计"),
)
"""The seven columns of table 三: contract name and header word; the middle five are legal persons."""

OUTCOME: Final = "三、本年度办理结果"
DENIED: Final = "（三）不予公开"
NOT_AVAILABLE: Final = "（四）无法提供"
NOT_PROCESSED: Final = "（五）不予处理"
OTHER: Final = "（六）其他处理"


@dataclass(frozen=True)
class RowDefinition:
    """One data row of table 三: its path under the contract, its group cells and its label."""

    path: str
    groups: tuple[str, ...]
    label: str


def _under(path: str, group: str, *rows: tuple[str, str]) -> tuple[RowDefinition, ...]:
    return tuple(RowDefinition(f"{path}.{name}", (OUTCOME, group), label) for name, label in rows)


_FIRST_ROWS = (
    RowDefinition("requests.received", (), "一、本年新收政府信息公开申请数量"),
    RowDefinition("requests.carried_in", (), "二、上年结转政府信息公开申请数量"),
    RowDefinition("requests.outcome.granted", (OUTCOME,), "（一）予以公开"),
    RowDefinition(
        "requests.outcome.partially_granted",
        (OUTCOME,),
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    ),
    *_under(
        "requests.outcome.denied",
        DENIED,
        ("state_secret", "1.属于国家秘密"),
        ("prohibited_by_law", "2.其他法律行政法规禁止公开"),
        ("security_or_stability", "3.危及“三安全一稳定”"),
        ("third_party_rights", "4.保护第三方合法权益"),
        ("internal_affairs", "5.属于三类内部事务信息"),
        ("deliberative_process", "6.属于四类过程性信息"),
        ("enforcement_file", "7.属于行政执法案卷"),
        ("administrative_query", "8.属于行政查询事项"),
    ),
    *_under(
        "requests.outcome.not_available",
        NOT_AVAILABLE,
        ("not_held", "1.本机关不掌握相关政府信息"),
        ("needs_creation", "2.没有现成信息需要另行制作"),
        ("unclear_after_correction", "3.补正后申请内容仍不明确"),
    ),
    *_under(
        "requests.outcome.not_processed",
        NOT_PROCESSED,
        ("petition_or_complaint", "1.信访举报投诉类申请"),
        ("duplicate", "2.重复申请"),
        ("public_publication", "3.要求提供公开出版物"),
        ("excessive_repeated", "4.无正当理由大量反复申请"),
        ("confirm_or_reissue", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)

_DIVIDED = _under(
    "requests.outcome.other",
    OTHER,
    ("correction_overdue", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other", "3.其他"),
)
_UNDIVIDED = (RowDefinition("requests.outcome.other_undivided", (OUTCOME,), OTHER),)
_LAST_ROWS = (
    RowDefinition("requests.outcome.total", (OUTCOME,), "（七）总计"),
    RowDefinition("requests.carried_out", (), "四、结转下年度继续办理"),
)

REQUEST_ROWS: Final = {
    "form_2021": _FIRST_ROWS + _DIVIDED + _LAST_ROWS,
    "form_2021_undivided": _FIRST_ROWS + _UNDIVIDED + _LAST_ROWS,
    "trial_2019": _FIRST_ROWS + _UNDIVIDED + _LAST_ROWS,
}


@dataclass(frozen=True)
class BlockDefinition:
    """One 第二十条 block of table 二: its title, its header words, and its rows with their paths."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def _counts(path: str, *names: str) -> tuple[str, ...]:
    return tuple(f"proactive.{path}.{name}" for name in names)


_FLOWS = ("issued", "repealed", "in_force")
_MADE = ("newly_made", "newly_disclosed", "total_disclosed")
_ITEMS = ("items_previous_year", "items_change", "decisions")
_DECISIONS = ("信息内容", "本年处理决定数量")
_ITEM_HEADS = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")

_BLOCKS_2021 = (
    BlockDefinition(
        "第二十条第（一）项",
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        (
            ("规章", _counts("rules", *_FLOWS)),
            ("行政规范性文件", _counts("normative_documents", *_FLOWS)),
        ),
    ),
    BlockDefinition("第二十条第（五）项", _DECISIONS, (("行政许可", ("proactive.licensing_decisions",)),)),
    BlockDefinition(
        "第二十条第（六）项",
        _DECISIONS,
        (
            ("行政处罚", ("proactive.penalty_decisions",)),
            ("行政强制", ("proactive.coercion_decisions",)),
        ),
    ),
    BlockDefinition(
        "第二十条第（八）项",
        ("信息内容", "本年收费金额（单位：万元）"),
        (("行政事业性收费", ("proactive.administrative_fees_wan_yuan",)),),
    ),
)

_BLOCKS_2019 = (
    BlockDefinition(
        "第二十条第（一）项",
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        (
            ("规章", _counts("rules", *_MADE)),
            ("规范性文件", _counts("normative_documents", *_MADE)),
        ),
    ),
    BlockDefinition(
        "第二十条第（五）项",
        _ITEM_HEADS,
        (
            ("行政许可", _counts("licensing", *_ITEMS)),
            ("其他对外管理服务事项", _counts("other_public_services", *_ITEMS)),
        ),
    ),
    BlockDefinition(
        "第二十条第（六）项",
        _ITEM_HEADS,
        (
            ("行政处罚", _counts("penalties", *_ITEMS)),
            ("行政强制", _counts("coercion", *_ITEMS)),
        ),
    ),
    BlockDefinition(
        "第二十条第（八）项",
        _ITEM_HEADS[:3],
        (("行政事业性收费", _counts("fee_items", *_ITEMS[:2])),),
    ),
    BlockDefinition(
        "第二十条第（九）项",
        ("信息内容", "采购项目数量", "采购总金额"),
        (("政府集中采购", _counts("central_procurement", "projects", "amount")),),
    ),
)

PROACTIVE_BLOCKS: Final = {
    "form_2021": _BLOCKS_2021,
    "form_2021_undivided": _BLOCKS_2021,
    "trial_2019": _BLOCKS_2019,
}

AMOUNT: Final = "proactive.central_procurement.amount"
UNIT: Final = "proactive.central_procurement.unit"
FEES: Final = "proactive.administrative_fees_wan_yuan"
DECIMALS: Final = (AMOUNT, FEES)
"""Paths whose values are decimal strings."""

REMEDY_CELLS: Final = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other_result", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
RECONSIDERATION: Final = "行政复议"
LITIGATION: Final = "行政诉讼"
REMEDY_GROUPS: Final = (
    ("remedies.reconsideration", RECONSIDERATION),
    ("remedies.litigation.direct", "未经复议直接起诉"),
    ("remedies.litigation.after_reconsideration", "复议后起诉"),
)

DIVIDED_PATHS: Final = {
    "form_2021": ("requests.outcome.other_undivided",),
    "form_2021_undivided": tuple(row.path for row in _DIVIDED),
    "trial_2019": tuple(row.path for row in _DIVIDED),
}
"""Rows that the form does not print, and that therefore must be null."""
