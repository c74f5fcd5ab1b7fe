"""The rules of our county."""

from collections.abc import Iterator

from gov_disclosure import Finding, Report, rule
from gov_disclosure.rules import Context

__all__ = ["RULES"]

LEFT = "requests.carried_out.total"


@rule("CL103", needs=[LEFT], parameters={"most": 3})
def few_left(report: Report, context: Context) -> Iterator[Finding]:
    """Only few requests are left at the end of the year."""
    left, most = report.value(LEFT), context.parameter("most")
    if left > most:
        message = {"zh": f"结转 {left} 件，多于 {most} 件", "en": f"{left} requests are left, more than {most}"}
        yield context.violated(message, expected=most, actual=left)


RULES = [few_left]
