"""A made-up form of 2035, which differs from ours in what the form of the guide does not."""

from county_form.model import Proactive, Requests
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.tables import Remedies

__all__ = ["FORM"]

FORM = Form(
    name="form_2035",
    title="政府信息公开工作年度报告格式（虚构）",
    basis="虚构〔2035〕9号",
    first_year=2035,
    last_year=None,
    package=__name__,
    tables={"proactive": Proactive, "requests": Requests, "remedies": Remedies},
)
