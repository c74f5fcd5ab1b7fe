"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# How long an example takes says something about the machine, not about the code.
settings.register_profile("project", deadline=None, print_blob=True)
# A release must not depend on the luck of the draw; everyday runs go on looking.
settings.register_profile("steady", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "project")
