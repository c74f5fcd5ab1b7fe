"""The trial form of 国办公开办函〔2019〕60号."""

from gov_disclosure.forms.form import Form
from gov_disclosure.forms.tables import Remedies, Requests
from gov_disclosure.forms.trial_2019.model import Documents, FeeItems, Items, Proactive, Procurement

__all__ = ["FORM", "Documents", "FeeItems", "Items", "Proactive", "Procurement"]

FORM = Form(
    name="trial_2019",
    title="政府信息公开工作年度报告格式（试行）",
    basis="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    package=__name__,
    tables={"proactive": Proactive, "requests": Requests, "remedies": Remedies},
    unprinted={"requests.outcome.other": "requests.outcome.other_undivided"},
)
