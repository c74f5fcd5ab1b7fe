"""The statistical table of 国办发〔2014〕32号."""

from gov_disclosure.forms.form import Form
from gov_disclosure.forms.stats_2014.model import (
    Capacity,
    Channels,
    Closed,
    Denied,
    Proactive,
    Received,
    Replied,
    Requests,
    Response,
    Results,
    Staff,
    Statistics,
    Training,
)

__all__ = [
    "FORM",
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

FORM = Form(
    name="stats_2014",
    title="政府信息公开情况统计表",
    basis="国办发〔2014〕32号",
    first_year=2014,
    last_year=2018,
    package=__name__,
    tables={"statistics": Statistics},
    # Local tables before it have some of its rows.
    least=6,
)
