"""Table 二 of the form of 2021, 主动公开政府信息情况, as typed values; None is what is not known."""

from __future__ import annotations

from decimal import Decimal

import attrs

from gov_disclosure.forms.form import cell, single

__all__ = ["Documents", "Proactive"]


@attrs.frozen
class Documents:
    """
    A row of 第二十条第（一）项, in 件.

    Attributes:
        issued: 本年制发件数, a flow of the year.
        repealed: 本年废止件数, a flow of the year.
        in_force: 现行有效件数, the stock on 31 December.
    """

    issued: int | None = cell()
    repealed: int | None = cell()
    in_force: int | None = cell()


@attrs.frozen
class Proactive:
    """
    Table 二 of the form of 2021.

    Attributes:
        rules: 规章.
        normative_documents: 行政规范性文件.
        licensing_decisions: 行政许可, 本年处理决定数量.
        penalty_decisions: 行政处罚, 本年处理决定数量.
        coercion_decisions: 行政强制, 本年处理决定数量.
        administrative_fees_wan_yuan: 行政事业性收费, 本年收费金额 in 万元.
    """

    rules: Documents | None = None
    normative_documents: Documents | None = None
    licensing_decisions: int | None = single()
    penalty_decisions: int | None = single()
    coercion_decisions: int | None = single()
    administrative_fees_wan_yuan: Decimal | None = single("amount", unit="万元")
