"""Tables 三 and 四, which the forms of 2019 and 2021 share, as typed values; None is what is not known."""

from __future__ import annotations

import attrs

from gov_disclosure.forms.form import cell

__all__ = [
    "Applicants",
    "Denied",
    "Litigation",
    "NotAvailable",
    "NotProcessed",
    "Other",
    "Outcome",
    "Remedies",
    "Requests",
    "Results",
]


@attrs.frozen
class Applicants:
    """
    One row of table 三, 申请人情况: requests by kind of applicant, in 件.

    Attributes:
        natural_person: 自然人.
        commercial_enterprise: 法人或其他组织 · 商业企业.
        research_institution: 法人或其他组织 · 科研机构.
        public_interest_organization: 法人或其他组织 · 社会公益组织.
        legal_service_institution: 法人或其他组织 · 法律服务机构.
        other_organization: 法人或其他组织 · 其他.
        total: 总计, as printed.
    """

    natural_person: int | None = cell()
    commercial_enterprise: int | None = cell(under="organization")
    research_institution: int | None = cell(under="organization")
    public_interest_organization: int | None = cell(under="organization")
    legal_service_institution: int | None = cell(under="organization")
    other_organization: int | None = cell(under="organization")
    total: int | None = cell()


@attrs.frozen
class Denied:
    """
    （三）不予公开, by reason.

    Attributes:
        state_secret: 1.属于国家秘密.
        prohibited_by_law: 2.其他法律行政法规禁止公开.
        security_or_stability: 3.危及“三安全一稳定”.
        third_party_rights: 4.保护第三方合法权益.
        internal_affairs: 5.属于三类内部事务信息.
        deliberative_process: 6.属于四类过程性信息.
        enforcement_file: 7.属于行政执法案卷.
        administrative_query: 8.属于行政查询事项.
    """

    state_secret: Applicants | None = None
    prohibited_by_law: Applicants | None = None
    security_or_stability: Applicants | None = None
    third_party_rights: Applicants | None = None
    internal_affairs: Applicants | None = None
    deliberative_process: Applicants | None = None
    enforcement_file: Applicants | None = None
    administrative_query: Applicants | None = None


@attrs.frozen
class NotAvailable:
    """
    （四）无法提供, by reason.

    Attributes:
        not_held: 1.本机关不掌握相关政府信息.
        needs_creation: 2.没有现成信息需要另行制作.
        unclear_after_correction: 3.补正后申请内容仍不明确.
    """

    not_held: Applicants | None = None
    needs_creation: Applicants | None = None
    unclear_after_correction: Applicants | None = None


@attrs.frozen
class NotProcessed:
    """
    （五）不予处理, by reason.

    Attributes:
        petition_or_complaint: 1.信访举报投诉类申请.
        duplicate: 2.重复申请.
        public_publication: 3.要求提供公开出版物.
        excessive_repeated: 4.无正当理由大量反复申请.
        confirm_or_reissue: 5.要求行政机关确认或重新出具已获取信息.
    """

    petition_or_complaint: Applicants | None = None
    duplicate: Applicants | None = None
    public_publication: Applicants | None = None
    excessive_repeated: Applicants | None = None
    confirm_or_reissue: Applicants | None = None


@attrs.frozen
class Other:
    """
    （六）其他处理 in its three rows, as the form of 2021 prints it.

    Attributes:
        correction_overdue: 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请.
        fee_unpaid: 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请.
        other: 3.其他.
    """

    correction_overdue: Applicants | None = None
    fee_unpaid: Applicants | None = None
    other: Applicants | None = None


@attrs.frozen
class Outcome:
    """
    三、本年度办理结果.

    Attributes:
        granted: （一）予以公开.
        partially_granted: （二）部分公开.
        denied: （三）不予公开.
        not_available: （四）无法提供.
        not_processed: （五）不予处理.
        other: （六）其他处理 in three rows, or None.
        other_undivided: （六）其他处理 printed as one row, or None.
        total: （七）总计.
    """

    granted: Applicants | None = None
    partially_granted: Applicants | None = None
    denied: Denied | None = None
    not_available: NotAvailable | None = None
    not_processed: NotProcessed | None = None
    other: Other | None = None
    other_undivided: Applicants | None = None
    total: Applicants | None = None


@attrs.frozen
class Requests:
    """
    Table 三, 收到和处理政府信息公开申请情况.

    Attributes:
        received: 一、本年新收政府信息公开申请数量.
        carried_in: 二、上年结转政府信息公开申请数量.
        outcome: 三、本年度办理结果.
        carried_out: 四、结转下年度继续办理.
    """

    received: Applicants | None = None
    carried_in: Applicants | None = None
    outcome: Outcome | None = None
    carried_out: Applicants | None = None


@attrs.frozen
class Results:
    """
    Cases by result, in 件.

    Attributes:
        upheld: 结果维持.
        corrected: 结果纠正.
        other_result: 其他结果.
        pending: 尚未审结.
        total: 总计, as printed.
    """

    upheld: int | None = cell()
    corrected: int | None = cell()
    other_result: int | None = cell()
    pending: int | None = cell()
    total: int | None = cell()


@attrs.frozen
class Litigation:
    """
    行政诉讼.

    Attributes:
        direct: 未经复议直接起诉.
        after_reconsideration: 复议后起诉.
    """

    direct: Results | None = None
    after_reconsideration: Results | None = None


@attrs.frozen
class Remedies:
    """
    Table 四, 政府信息公开行政复议、行政诉讼情况.

    Attributes:
        reconsideration: 行政复议.
        litigation: 行政诉讼.
    """

    reconsideration: Results | None = None
    litigation: Litigation | None = None
