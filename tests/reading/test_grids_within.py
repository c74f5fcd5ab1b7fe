"""Broken markup in which a grid and its own rows are found as tables, both."""

from __future__ import annotations

import pytest

from gov_disclosure import NotAReportError, parse_bytes

ENDS = "</span></p></div>"
MARKUP = (
    'E</style></ul></table><table border="1" cellspacing="0">EE</ul>EEEE</ul></tr>EEEEEEEE</ul>EE</span></p></sty'
    'le></div>EEE</a>EE</ul></style>E<th role="table" style="display:grid;grid-template-columns:repeat(4,1fr)">EE'
    "EEEEE</ul>EEEEEEEE</ul>EEEEEEEE</b></style>E</ul>EEEEEEEE</ul>EEEEEEEE</s></ul><ul><div rowspan=5>E<div>E<di"
    'v>E</span><div>E<div>E<div>E<div>E<div>E<div>E</ul><ul><div>E<div>E<div>E<div><span style="x">2E<div><span s'
    'tyle="x">0</span></dd></p></div><div>E<div>E<div>E</ul>E<span style="x">6EEEEEEE</ul>EEE'
)


@pytest.mark.parametrize("fast", [True, False])
def test_rows_that_became_cells_are_no_rows_any_more(*, fast: bool) -> None:
    with pytest.raises(NotAReportError):
        parse_bytes(MARKUP.replace("E", ENDS).encode(), fast=fast)
