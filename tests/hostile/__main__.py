"""Run the hostile inputs, each in a process of its own, and print what they cost: `python -m tests.hostile [NAME…]`."""

from __future__ import annotations

import sys

from tests.hostile.runner import main

sys.exit(main(sys.argv[1:]))
