"""Table 二 of the trial form of 2019, 主动公开政府信息情况, as typed values; None is what is not known."""

from __future__ import annotations

from decimal import Decimal

import attrs

from gov_disclosure.forms.form import cell

__all__ = ["Documents", "FeeItems", "Items", "Proactive", "Procurement"]


@attrs.frozen
class Documents:
    """
    A row of 第二十条第（一）项, in 件.

    Attributes:
        newly_made: 本年新制作数量.
        newly_disclosed: 本年新公开数量.
        total_disclosed: 对外公开总数量, cumulative; not the stock in force of the later form.
    """

    newly_made: int | None = cell()
    newly_disclosed: int | None = cell()
    total_disclosed: int | None = cell()


@attrs.frozen
class Items:
    """
    A row of 第二十条第（五）项 or 第（六）项.

    Attributes:
        items_previous_year: 上一年项目数量.
        items_change: 本年增/减, signed.
        decisions: 处理决定数量.
    """

    items_previous_year: int | None = cell()
    items_change: int | None = cell("change")
    decisions: int | None = cell()


@attrs.frozen
class FeeItems:
    """
    The row of 第二十条第（八）项: numbers of fee items, no money.

    Attributes:
        items_previous_year: 上一年项目数量.
        items_change: 本年增/减, signed.
    """

    items_previous_year: int | None = cell()
    items_change: int | None = cell("change")


@attrs.frozen
class Procurement:
    """
    The row of 第二十条第（九）项.

    Attributes:
        projects: 采购项目数量.
        amount: 采购总金额, in the unit as written.
        unit: That unit, or None where none is written; the form prints none.
    """

    projects: int | None = cell()
    amount: Decimal | None = cell("amount")
    unit: str | None = cell("unit", unit="amount")


@attrs.frozen
class Proactive:
    """
    Table 二 of the trial form of 2019.

    Attributes:
        rules: 规章.
        normative_documents: 规范性文件.
        licensing: 行政许可.
        other_public_services: 其他对外管理服务事项.
        penalties: 行政处罚.
        coercion: 行政强制.
        fee_items: 行政事业性收费.
        central_procurement: 政府集中采购.
    """

    rules: Documents | None = None
    normative_documents: Documents | None = None
    licensing: Items | None = None
    other_public_services: Items | None = None
    penalties: Items | None = None
    coercion: Items | None = None
    fee_items: FeeItems | None = None
    central_procurement: Procurement | None = None
