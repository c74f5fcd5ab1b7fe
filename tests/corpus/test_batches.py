"""Rows by column: what goes in comes out, through JSON as well, and what is no rows is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.corpus.batches import Batch, columns_joined, read_rows, rows_to_json

VALUES = st.one_of(st.none(), st.integers(-3, 3), st.sampled_from(["", "0", "甲", "\udce9"]))
WIDTH = 3
TABLE = (False, False, True)
NUMBERS = st.one_of(st.none(), st.integers(-3, 3), st.sampled_from(["0", "-12.50"]))
ROWS = st.lists(st.tuples(VALUES, VALUES, NUMBERS), max_size=6)


@given(ROWS)
def test_rows_come_out_as_they_went_in(rows: list[tuple[object, ...]]) -> None:
    batch = Batch.of_rows(rows)
    assert (len(batch), list(batch)) == (len(rows), rows)
    told = json.loads(json.dumps(rows_to_json({"cells": batch})))
    assert list(read_rows(told, {"cells": TABLE})["cells"]) == rows
    assert [batch.column(at) for at in range(WIDTH)] == [[row[at] for row in rows] for at in range(WIDTH)]


@given(st.lists(ROWS, max_size=4))
def test_batches_are_joined_in_order(several: list[list[tuple[object, ...]]]) -> None:
    batches = [Batch.of_rows(rows) for rows in several]
    every = [row for rows in several for row in rows]
    assert list(Batch.joined(batches, WIDTH)) == every
    assert columns_joined(batches, WIDTH) == [[row[at] for row in every] for at in range(WIDTH)]


@pytest.mark.parametrize(
    "told",
    [
        None,
        {},
        {"cells": [1, [1, 2]]},
        {"cells": [1, [1, 2, [3]]]},
        {"cells": [2, [1, 2, [3]]]},
        {"cells": [2, [1, 2, [3, {}]]]},
        {"cells": [2, [1, 2, 3.5]]},
        {"cells": [True, [1, 2, 3]]},
        {"cells": [0, [1, 2, 3]]},
        {"cells": [1, [1, 2, 3]], "findings": [0, []]},
        {"cells": [[], 1]},
        {"cells": [1, [1, 2, "甲"]]},
        {"cells": [2, [1, 2, ["3", "1E+99999999"]]]},
        {"cells": [1, [1, 2, "9" * 1_001]]},
    ],
)
def test_what_is_no_rows_is_refused(told: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_rows(told, {"cells": TABLE})
