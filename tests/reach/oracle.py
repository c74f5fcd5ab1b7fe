"""What the figures of a report must satisfy, in plain additions: table by table, after the official forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.layouts.official import COLUMNS, REMEDY_CELLS, REMEDY_GROUPS, REQUEST_ROWS
from tests.layouts.statistics import FORM as STATISTICS
from tests.layouts.values import Value

__all__ = ["broken", "count", "is_detectable"]

Values = Mapping[str, Value]
Side = Sequence[str]
_APPLICANTS = tuple(name for name, _ in COLUMNS if name != "total")
_RESULTS = tuple(name for name, _ in REMEDY_CELLS if name != "total")
_REPLIES = (
    "already_public", "granted", "partially_granted", "denied.total", "not_this_body", "does_not_exist", "told_to_amend",
    "told_other_channel",
)  # fmt: skip
_REASONS = ("state_secret", "trade_secret", "privacy", "security_or_stability", "not_government_information", "other_legal")
_SUMS_2014 = (
    ("GD411", "requests.received.total", ("in_person", "fax", "online", "mail")),
    ("GD412", "requests.closed.total", ("on_time", "extended")),
    ("GD413", "requests.replied.total", _REPLIES),
    ("GD414", "requests.replied.denied.total", _REASONS),
    ("GD415", "reconsideration.total", ("upheld", "corrected", "other")),
    ("GD416", "litigation.total", ("upheld", "corrected", "other")),
    ("GD417", "capacity.staff.total", ("full_time", "part_time")),
)
_PARTS_2014 = (
    ("proactive.normative_items", "proactive.items"),
    ("response.press_conferences_by_principal", "response.press_conferences"),
    ("response.online_interviews_by_principal", "response.online_interviews"),
)
_CHANNELS = ("gazette", "website", "weibo", "wechat", "other")


def count(values: Values, path: str) -> int | None:
    """Return a count, or None where no whole number is written."""
    value = values.get(path)
    return value if isinstance(value, int) else None


def broken(form: str, values: Values) -> set[str]:
    """Return the codes of what does not add up; what has a blank in it cannot be told."""
    found = {code for code, left, sign, right in _equations(form) if _fails(values, left, sign, right)}
    if any((number := count(values, path)) is not None and number < 0 for path in values if not path.endswith("items_change")):
        found.add("GD304")
    return found


def is_detectable(form: str, values: Values) -> bool:
    """Whether the figures alone show that something is wrong."""
    return bool(broken(form, values))


def _fails(values: Values, left: Side, sign: str, right: Side) -> bool:
    sides = [[count(values, path) for path in side] for side in (left, right)]
    if any(number is None for side in sides for number in side):
        return False
    first, second = (sum(number for number in side if number is not None) for side in sides)
    return first != second if sign == "=" else first > second


def _equations(form: str) -> Iterator[tuple[str, Side, str, Side]]:
    """Yield each as code, one side, `=` or `<=`, the other side."""
    if form == STATISTICS:
        yield from _of_2014()
        return
    rows = [row.path for row in REQUEST_ROWS[form]]
    outcomes = [row for row in rows if row.startswith("requests.outcome.") and row != "requests.outcome.total"]
    for column, _ in COLUMNS:
        came, went = ("received", "carried_in"), ("outcome.total", "carried_out")
        yield "GD401", [f"requests.{row}.{column}" for row in came], "=", [f"requests.{row}.{column}" for row in went]
        yield "GD402", [f"{row}.{column}" for row in outcomes], "=", [f"requests.outcome.total.{column}"]
    for row in rows:
        yield "GD403", [f"{row}.{column}" for column in _APPLICANTS], "=", [f"{row}.total"]
    for group, _ in REMEDY_GROUPS:
        yield "GD404", [f"{group}.{result}" for result in _RESULTS], "=", [f"{group}.total"]
    for kind in ("rules", "normative_documents"):
        documents = f"proactive.{kind}"
        if form == "trial_2019":
            yield "GD406", [f"{documents}.newly_disclosed"], "<=", [f"{documents}.total_disclosed"]
        else:
            yield "GD405", [f"{documents}.issued"], "<=", [f"{documents}.in_force", f"{documents}.repealed"]
    if form == "trial_2019":
        for items in ("licensing", "other_public_services", "penalties", "coercion", "fee_items"):
            yield "GD407", [], "<=", [f"proactive.{items}.items_previous_year", f"proactive.{items}.items_change"]


def _of_2014() -> Iterator[tuple[str, Side, str, Side]]:
    for code, total, parts in _SUMS_2014:
        group = total.rpartition(".")[0]
        yield code, [f"statistics.{group}.{part}" for part in parts], "=", [f"statistics.{total}"]
    for part, whole in _PARTS_2014:
        yield "GD420", [f"statistics.{part}"], "<=", [f"statistics.{whole}"]
    yield "GD421", ["statistics.proactive.items"], "<=", [f"statistics.channels.{name}" for name in _CHANNELS]
