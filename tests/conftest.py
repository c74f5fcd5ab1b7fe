"""What all tests share."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest
from hypothesis import settings

# How long an example takes says something about the machine, not about the code.
settings.register_profile("project", deadline=None, print_blob=True)
# A release must not depend on the luck of the draw; everyday runs go on looking.
settings.register_profile("steady", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what insists on the extra `fast` where it is not installed."""
    if find_spec("turbohtml") is not None:
        return
    left_out = pytest.mark.skip(reason="the extra `fast` is not installed")
    for item in items:
        called = getattr(item, "callspec", None)
        if called is not None and called.params.get("fast") is True:
            item.add_marker(left_out)
