"""Attacks by a page's own styles: rules by elements, names by depth, selectors by their length."""

from __future__ import annotations

from tests.hostile.cases import BOTH, case
from tests.hostile.parts import within

DECLARED = "color:#fff;" + "width:1px;" * 100


def _styled(styles: str, body: str) -> str:
    return within(f"<style>{styles}</style>{body}")


@case("html", readers=BOTH)
def rules_of_one_class() -> str:
    rules = "".join(f"{above}.x{{{DECLARED}}}" for above in ("", "a>") for _ in range(120))
    rows = "".join(f'<tr><td>1<span class="x" style="margin:{at}px">7</span></td></tr>' for at in range(8_000))
    return _styled(rules, f"<table>{rows}</table>")


@case("html", readers=BOTH)
def names_around_elements() -> str:
    around = "".join(f'<div class="{" ".join(f"k{at}-{name}" for name in range(2_000))}">' for at in range(240))
    asked = "".join(f".k{at}-{at} .x{{display:none}}" for at in range(240))
    return _styled(asked, f'{around}<table><tr><td>1<span class="x">7</span></td></tr></table>')


@case("html", readers=BOTH)
def names_that_are_asked_for() -> str:
    around = "".join(f'<div class="{" ".join(f"k{at}-{name}" for name in range(50))}">' for at in range(240))
    asked = "".join(f".k{at}-{name} .x{{display:none}}" for at in range(240) for name in range(50))
    return _styled(asked, f'{around}<table><tr><td>1<span class="x">7</span></td></tr></table>')


@case("html", readers=BOTH)
def selectors_of_one_rule() -> str:
    return _styled("a," * 20_000 + f"a{{{DECLARED * 20}}}", "<table><tr><td>1<a>7</a></td></tr></table>")


@case("html", readers=BOTH)
def hidden_names() -> str:
    rules = "".join(f".h{at}{{display:none}}" for at in range(8_000))
    return _styled(
        rules, "".join(f'<p class="h{at}">1</p><table><tr><td class="h{at}">2</td></tr></table>' for at in range(8_000))
    )


@case("html", readers=BOTH)
def grids_in_grids() -> str:
    grid = '<div role="table" style="display:grid;grid-template-columns:repeat(4,1fr)">'
    return within((grid + "<div>规章</div><div>1</div><div>2</div>") * 200 + "<ul><li>3</li></ul>" * 50_000)


@case("html", readers=BOTH)
def comments_without_end() -> str:
    return _styled("/* " * 87_000, "<table><tr><td>1</td></tr></table>")
