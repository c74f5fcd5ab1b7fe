"""Table 二 of an invented revision, with what was amended and 行政检查."""

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
        issued: 本年制发件数.
        amended: 本年修改件数.
        repealed: 本年废止件数.
        in_force: 现行有效件数.
    """

    issued: int | None = cell()
    amended: int | None = cell()
    repealed: int | None = cell()
    in_force: int | None = cell()


@attrs.frozen
class Proactive:
    """
    Table 二 of the revision.

    Attributes:
        rules: 规章.
        normative_documents: 行政规范性文件.
        licensing_decisions: 行政许可.
        penalty_decisions: 行政处罚.
        coercion_decisions: 行政强制.
        inspections: 行政检查.
        administrative_fees_wan_yuan: 行政事业性收费, in 万元.
    """

    rules: Documents | None = None
    normative_documents: Documents | None = None
    licensing_decisions: int | None = single()
    penalty_decisions: int | None = single()
    coercion_decisions: int | None = single()
    inspections: int | None = single()
    administrative_fees_wan_yuan: Decimal | None = single("amount", unit="万元")
