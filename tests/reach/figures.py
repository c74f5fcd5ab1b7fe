"""Sound figures on each form, in every manner that is lawful: all 0, huge, one column alone, more carried in than received."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from random import Random

from tests.layouts.official import AMOUNT, COLUMNS, FEES, PROACTIVE_BLOCKS, REMEDY_CELLS, REMEDY_GROUPS, REQUEST_ROWS, UNIT
from tests.layouts.statistics import FORM as STATISTICS
from tests.layouts.statistics import ROWS, StatisticsSpec
from tests.layouts.values import ReportSpec, Value

__all__ = ["FORMS", "MANNERS", "sound"]

FORMS = ("form_2021", "form_2021_undivided", "trial_2019", STATISTICS)
Draw = Callable[[], int]
_APPLICANTS = tuple(name for name, _ in COLUMNS if name != "total")
_YEARS = {"form_2021": (2021, 2025), "form_2021_undivided": (2021, 2025), "trial_2019": (2019, 2020), STATISTICS: (2014, 2018)}
_BODIES = (
    ("云岫县青禾街道办事处", "青禾街道"),
    ("澄岭区望溪镇人民政府", "望溪镇"),
    ("云岫县水务局", "水务局"),
    ("沐河市交通运输局", "交通运输局"),
    ("云岫县人民政府", "云岫县"),
    ("沐河市人民政府", "沐河市"),
    ("澄岭区人民政府办公室", "澄岭区"),
)
_MAY_MAKE_RULES = "沐河市人民政府"
MANNERS = ("zeros", "few", "small", "middle", "large", "huge", "one column", "carried in", "all pending", "one row")


def sound(form: str, random: Random, manner: str | None = None) -> ReportSpec:
    """Return figures that add up, for a report on a form."""
    manner = manner if manner is not None else random.choice(MANNERS)
    body, short = random.choice(_BODIES)
    first, last = _YEARS[form]
    year = random.randint(first, last)
    draw = _draw(manner, random)
    if form == STATISTICS:
        values = _statistics(draw, random)
    else:
        values = {**_proactive(form, draw, random, may_make_rules=body == _MAY_MAKE_RULES)}
        values |= {**_requests(form, draw, manner, random), **_remedies(draw)}
    published = datetime.date(year + 1, random.randint(1, 3), random.randint(1, 28))
    if not body.endswith("人民政府") or random.random() < 0.5:
        published = published.replace(month=1)
    made = StatisticsSpec if form == STATISTICS else ReportSpec
    return made(form, 0, manner, year, body, (short,), published, values)


def _draw(manner: str, random: Random) -> Draw:
    most, share = {
        "zeros": (0, 0.0), "few": (3, 0.08), "small": (9, 0.5), "middle": (400, 0.6), "large": (60_000, 0.8),
        "huge": (9_000_000, 0.9), "one column": (200, 0.6), "carried in": (90, 0.5), "all pending": (60, 0.5),
        "one row": (500, 0.7),
    }[manner]  # fmt: skip
    return lambda: random.randint(1, most) if random.random() < share else 0


def _proactive(form: str, draw: Draw, random: Random, *, may_make_rules: bool) -> dict[str, Value]:
    values: dict[str, Value] = {path: draw() for block in PROACTIVE_BLOCKS[form] for _, paths in block.rows for path in paths}
    for path in values:
        if path.startswith("proactive.rules.") and not may_make_rules:
            values[path] = 0
        if path.endswith("items_change"):
            before = values[path.replace("items_change", "items_previous_year")]
            values[path] = random.choice((0, draw(), -random.randint(0, int(str(before)))))
    for kind in ("rules", "normative_documents"):
        if form == "trial_2019":
            total = f"proactive.{kind}.total_disclosed"
            values[total] = int(str(values[total])) + int(str(values[f"proactive.{kind}.newly_disclosed"]))
        else:
            stock = f"proactive.{kind}.in_force"
            issued, repealed = (int(str(values[f"proactive.{kind}.{flow}"])) for flow in ("issued", "repealed"))
            values[stock] = int(str(values[stock])) + max(0, issued - repealed)
    if form == "trial_2019":
        values[AMOUNT] = random.choice(("0", f"{draw()}.{random.randint(1, 99):02d}", str(draw())))
        values[UNIT] = random.choice(("元", "万元", None))
    else:
        values[FEES] = random.choice(("0", f"{draw()}.{random.randint(1, 9999):04d}", f"{draw()}.5"))
    return values


def _requests(form: str, draw: Draw, manner: str, random: Random) -> dict[str, Value]:
    paths = [row.path for row in REQUEST_ROWS[form]]
    leaves = [path for path in paths if path.startswith("requests.outcome.") and not path.endswith("outcome.total")]
    only = random.choice(_APPLICANTS) if manner == "one column" else None
    one = random.choice(leaves) if manner == "one row" else None
    columns: dict[str, dict[str, int]] = {path: {} for path in paths}
    for column in _APPLICANTS:
        idle = only not in (None, column)
        for path in leaves:
            columns[path][column] = 0 if idle or manner == "all pending" or one not in (None, path) else draw()
        done = sum(columns[path][column] for path in leaves)
        out = 0 if idle else draw()
        # More may be carried in than is received, up to all of it.
        most = done + out
        into = most if manner == "carried in" and random.random() < 0.5 else random.choice((0, 0, random.randint(0, most)))
        columns["requests.outcome.total"][column] = done
        columns["requests.carried_out"][column] = out
        columns["requests.carried_in"][column] = into
        columns["requests.received"][column] = done + out - into
    return {
        f"{path}.{name}": value for path, row in columns.items() for name, value in {**row, "total": sum(row.values())}.items()
    }


def _remedies(draw: Draw) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for group, _ in REMEDY_GROUPS:
        counts = {name: draw() for name, _ in REMEDY_CELLS if name != "total"}
        values |= {f"{group}.{name}": number for name, number in {**counts, "total": sum(counts.values())}.items()}
    return values


def _statistics(draw: Draw, random: Random) -> dict[str, Value]:
    values = {row.path.removeprefix("statistics."): draw() for row in ROWS if row.path}

    def add(total: str, *parts: str) -> None:
        group = total.rpartition(".")[0]
        values[total] = sum(values[f"{group}.{part}"] for part in parts)

    add("requests.received.total", "in_person", "fax", "online", "mail")
    add("requests.closed.total", "on_time", "extended")
    reasons = ("state_secret", "trade_secret", "privacy", "security_or_stability", "not_government_information", "other_legal")
    add("requests.replied.denied.total", *reasons)
    replies = (
        "already_public",
        "granted",
        "partially_granted",
        "denied.total",
        "not_this_body",
        "does_not_exist",
        "told_to_amend",
    )
    add("requests.replied.total", *replies, "told_other_channel")
    add("reconsideration.total", "upheld", "corrected", "other")
    add("litigation.total", "upheld", "corrected", "other")
    add("capacity.staff.total", "full_time", "part_time")
    for part, whole in (
        ("proactive.normative_items", "proactive.items"),
        ("response.press_conferences_by_principal", "response.press_conferences"),
        ("response.online_interviews_by_principal", "response.online_interviews"),
    ):
        values[part] = random.randint(0, values[whole])
    channels = sum(values[f"channels.{name}"] for name in ("gazette", "weibo", "wechat", "other"))
    values["channels.website"] = max(values["channels.website"], values["proactive.items"] - channels)
    found: dict[str, Value] = {f"statistics.{path}": number for path, number in values.items()}
    found["statistics.request_fees_wan_yuan"] = random.choice(("0", "0.12", "3.5"))
    found["statistics.capacity.budget_wan_yuan"] = random.choice(("0", "12.5", "300"))
    return found
