"""Tables of the made-up form of 2035: rows and columns fewer, a block more, amounts in 元."""

from __future__ import annotations

from decimal import Decimal

import attrs

from gov_disclosure.forms.form import cell, single


@attrs.frozen
class Documents:
    """A row of 第二十条第（一）项."""

    enacted: int | None = cell()
    repealed: int | None = cell()
    in_force: int | None = cell()


@attrs.frozen
class Data:
    """A row of the new block."""

    datasets: int | None = cell()
    downloads: int | None = cell()
    spent: Decimal | None = cell("amount", unit="元")


@attrs.frozen
class Proactive:
    """Table 二."""

    rules: Documents | None = None
    normative_documents: Documents | None = None
    licensing_decisions: int | None = single()
    penalty_decisions: int | None = single()
    administrative_fees_yuan: Decimal | None = single("amount", unit="元")
    open_data: Data | None = None
    shared_data: Data | None = None
    all_data: Data | None = None


@attrs.frozen
class Applicants:
    """A row of table 三."""

    natural_person: int | None = cell()
    enterprise: int | None = cell()
    other_organization: int | None = cell()
    total: int | None = cell()


@attrs.frozen
class Outcome:
    """三、本年度办理结果, with one row for what was refused."""

    granted: Applicants | None = None
    partially_granted: Applicants | None = None
    refused: Applicants | None = None
    total: Applicants | None = None


@attrs.frozen
class Requests:
    """Table 三."""

    received: Applicants | None = None
    carried_in: Applicants | None = None
    outcome: Outcome | None = None
    carried_out: Applicants | None = None
