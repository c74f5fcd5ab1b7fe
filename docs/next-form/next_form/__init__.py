"""An invented revision of the form, in force for reports on 2031 and later."""

from gov_disclosure.forms.form import Form
from gov_disclosure.forms.tables import Remedies, Requests
from next_form.model import Documents, Proactive

__all__ = ["FORM", "Documents", "Proactive"]

FORM = Form(
    name="form_2031",
    title="政府信息公开工作年度报告格式（修订，虚构）",
    basis="国办公开办函〔2031〕1号（虚构）",
    first_year=2031,
    last_year=None,
    package=__name__,
    tables={"proactive": Proactive, "requests": Requests, "remedies": Remedies},
    unprinted={"requests.outcome.other_undivided": "requests.outcome.other"},
)
