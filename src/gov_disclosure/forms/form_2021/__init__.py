"""The form of 国办公开办函〔2021〕30号."""

from gov_disclosure.forms.form import Form
from gov_disclosure.forms.form_2021.model import Documents, Proactive
from gov_disclosure.forms.tables import Remedies, Requests

__all__ = ["FORM", "Documents", "Proactive"]

FORM = Form(
    name="form_2021",
    title="政府信息公开工作年度报告格式",
    basis="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    package=__name__,
    tables={"proactive": Proactive, "requests": Requests, "remedies": Remedies},
    unprinted={"requests.outcome.other_undivided": "requests.outcome.other"},
)
