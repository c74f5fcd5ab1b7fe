"""The statistical table of 2014, 政府信息公开情况统计表, as typed values; None is what is not known. All stand under 统计数."""

from __future__ import annotations

from decimal import Decimal

import attrs

from gov_disclosure.forms.form import single

__all__ = [
    "Capacity",
    "Channels",
    "Closed",
    "Denied",
    "Proactive",
    "Received",
    "Replied",
    "Requests",
    "Response",
    "Results",
    "Staff",
    "Statistics",
    "Training",
]


@attrs.frozen
class Channels:
    """
    通过不同渠道和方式公开政府信息的情况, in 条: one item on several channels counts on each.

    Attributes:
        gazette: 1.政府公报公开政府信息数.
        website: 2.政府网站公开政府信息数.
        weibo: 3.政务微博公开政府信息数.
        wechat: 4.政务微信公开政府信息数.
        other: 5.其他方式公开政府信息数.
    """

    gazette: int | None = single(under="count")
    website: int | None = single(under="count")
    weibo: int | None = single(under="count")
    wechat: int | None = single(under="count")
    other: int | None = single(under="count")


@attrs.frozen
class Proactive:
    """
    （一）主动公开政府信息数, in 条.

    Attributes:
        items: 主动公开政府信息数, the same item on several channels counted once.
        normative_items: 其中：主动公开规范性文件数.
    """

    items: int | None = single(under="count")
    normative_items: int | None = single(under="count")


@attrs.frozen
class Response:
    """
    二、回应解读情况.

    Attributes:
        hot_topics: （一）回应公众关注热点或重大舆情数, in 次.
        press_conferences: 1.参加或举办新闻发布会总次数.
        press_conferences_by_principal: 其中：主要负责同志参加新闻发布会次数.
        online_interviews: 2.政府网站在线访谈次数.
        online_interviews_by_principal: 其中：主要负责同志参加政府网站在线访谈次数.
        interpretation_articles: 3.政策解读稿件发布数, in 篇.
        weibo_wechat_responses: 4.微博微信回应事件数, in 次.
        other_responses: 5.其他方式回应事件数, in 次.
    """

    hot_topics: int | None = single(under="count")
    press_conferences: int | None = single(under="count")
    press_conferences_by_principal: int | None = single(under="count")
    online_interviews: int | None = single(under="count")
    online_interviews_by_principal: int | None = single(under="count")
    interpretation_articles: int | None = single(under="count")
    weibo_wechat_responses: int | None = single(under="count")
    other_responses: int | None = single(under="count")


@attrs.frozen
class Received:
    """
    （一）收到申请数, in 件.

    Attributes:
        total: 收到申请数, as printed.
        in_person: 1.当面申请数.
        fax: 2.传真申请数.
        online: 3.网络申请数.
        mail: 4.信函申请数.
    """

    total: int | None = single(under="count")
    in_person: int | None = single(under="count")
    fax: int | None = single(under="count")
    online: int | None = single(under="count")
    mail: int | None = single(under="count")


@attrs.frozen
class Closed:
    """
    （二）申请办结数, in 件.

    Attributes:
        total: 申请办结数, as printed.
        on_time: 1.按时办结数.
        extended: 2.延期办结数.
    """

    total: int | None = single(under="count")
    on_time: int | None = single(under="count")
    extended: int | None = single(under="count")


@attrs.frozen
class Denied:
    """
    4.不同意公开答复数, in 件.

    Attributes:
        total: 不同意公开答复数, as printed.
        state_secret: 其中：涉及国家秘密.
        trade_secret: 涉及商业秘密.
        privacy: 涉及个人隐私.
        security_or_stability: 危及国家安全、公共安全、经济安全和社会稳定.
        not_government_information: 不是《条例》所指政府信息.
        other_legal: 法律法规规定的其他情形.
    """

    total: int | None = single(under="count")
    state_secret: int | None = single(under="count")
    trade_secret: int | None = single(under="count")
    privacy: int | None = single(under="count")
    security_or_stability: int | None = single(under="count")
    not_government_information: int | None = single(under="count")
    other_legal: int | None = single(under="count")


@attrs.frozen
class Replied:
    """
    （三）申请答复数, in 件.

    Attributes:
        total: 申请答复数, as printed.
        already_public: 1.属于已主动公开范围数.
        granted: 2.同意公开答复数.
        partially_granted: 3.同意部分公开答复数.
        denied: 4.不同意公开答复数.
        not_this_body: 5.不属于本行政机关公开数.
        does_not_exist: 6.申请信息不存在数.
        told_to_amend: 7.告知作出更改补充数.
        told_other_channel: 8.告知通过其他途径办理数.
    """

    total: int | None = single(under="count")
    already_public: int | None = single(under="count")
    granted: int | None = single(under="count")
    partially_granted: int | None = single(under="count")
    denied: Denied | None = None
    not_this_body: int | None = single(under="count")
    does_not_exist: int | None = single(under="count")
    told_to_amend: int | None = single(under="count")
    told_other_channel: int | None = single(under="count")


@attrs.frozen
class Requests:
    """
    三、依申请公开情况.

    Attributes:
        received: （一）收到申请数.
        closed: （二）申请办结数.
        replied: （三）申请答复数.
    """

    received: Received | None = None
    closed: Closed | None = None
    replied: Replied | None = None


@attrs.frozen
class Results:
    """
    Cases by result, in 件; the table has no cell for those pending.

    Attributes:
        total: 行政复议数量 or 行政诉讼数量, as printed.
        upheld: （一）维持具体行政行为数, with 或者驳回原告诉讼请求数 in litigation.
        corrected: （二）被依法纠错数.
        other: （三）其他情形数.
    """

    total: int | None = single(under="count")
    upheld: int | None = single(under="count")
    corrected: int | None = single(under="count")
    other: int | None = single(under="count")


@attrs.frozen
class Staff:
    """
    （三）从事政府信息公开工作人员数, in 人.

    Attributes:
        total: 从事政府信息公开工作人员数, as printed.
        full_time: 1.专职人员数, without those of gazette and website.
        part_time: 2.兼职人员数.
    """

    total: int | None = single(under="count")
    full_time: int | None = single(under="count")
    part_time: int | None = single(under="count")


@attrs.frozen
class Capacity:
    """
    八、机构建设和保障经费情况.

    Attributes:
        offices: （一）政府信息公开工作专门机构数, in 个.
        reading_points: （二）设置政府信息公开查阅点数, in 个.
        staff: （三）从事政府信息公开工作人员数.
        budget_wan_yuan: （四）政府信息公开专项经费, in 万元.
    """

    offices: int | None = single(under="count")
    reading_points: int | None = single(under="count")
    staff: Staff | None = None
    budget_wan_yuan: Decimal | None = single("amount", under="count", unit="万元")


@attrs.frozen
class Training:
    """
    九、政府信息公开会议和培训情况.

    Attributes:
        meetings: （一）召开政府信息公开工作会议或专题会议数, in 次.
        courses: （二）举办各类培训班数, in 次.
        attendees: （三）接受培训人员数, in 人次.
    """

    meetings: int | None = single(under="count")
    courses: int | None = single(under="count")
    attendees: int | None = single(under="count")


@attrs.frozen
class Statistics:
    """
    The statistical table of 2014, 统计指标 · 单位 · 统计数.

    Attributes:
        proactive: 一、主动公开情况.
        normative_documents_made: 制发规范性文件总数, in 件.
        channels: （二）通过不同渠道和方式公开政府信息的情况.
        response: 二、回应解读情况.
        requests: 三、依申请公开情况.
        reconsideration: 四、行政复议数量.
        litigation: 五、行政诉讼数量.
        complaints: 六、举报投诉数量, in 件.
        request_fees_wan_yuan: 七、依申请公开信息收取的费用, in 万元.
        capacity: 八、机构建设和保障经费情况.
        training: 九、政府信息公开会议和培训情况.
    """

    proactive: Proactive | None = None
    normative_documents_made: int | None = single(under="count")
    channels: Channels | None = None
    response: Response | None = None
    requests: Requests | None = None
    reconsideration: Results | None = None
    litigation: Results | None = None
    complaints: int | None = single(under="count")
    request_fees_wan_yuan: Decimal | None = single("amount", under="count", unit="万元")
    capacity: Capacity | None = None
    training: Training | None = None
