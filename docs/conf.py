"""How the documentation is built: Sphinx, MyST, Furo; reference pages are made from the code."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed
from pathlib import Path

from gov_disclosure import bodies, report, statements
from gov_disclosure.forms import tables, typed

sys.path.insert(0, str(Path(__file__).parent / "_ext"))
# What the module of `Report` imports for type checkers alone is wanted on its page too.
vars(report).update(Reporter=bodies.Reporter, Told=bodies.Told, Statement=statements.Statement)
vars(report).update(Proactive=typed.Proactive, Remedies=tables.Remedies, Requests=tables.Requests, Statistics=typed.Statistics)

project = "gov-disclosure"
author = "The gov-disclosure authors"
project_copyright = f"2026, {author}"
release = version = installed("gov-disclosure")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "plain_attributes", "reference"]
exclude_patterns = ["_build", "_generated", "performance_table.md", "reach_table.md"]
nitpicky = True
# Sphinx looks these up without an inventory of theirs: the standard library and types without a page.
nitpick_ignore_regex = [
    (
        r"py:(class|obj|data|exc)",
        r"(collections|concurrent|datetime|decimal|os|types|typing|pathlib|enum|argparse|attr|attrs)\..+",
    ),
    (r"py:(class|obj)", r"(Decimal|Any|date|Mapping|Sequence|Iterable|Iterator|Callable|Path|TextIO|MappingProxyType)"),
    (r"py:class", r"(gov_disclosure\.rules\.declaring\.Function|gov_disclosure\.rules\.context\.Shared|Yielded|Value)"),
    (r"py:class", r"(random\.Random|SearchStrategy)"),
]

default_role = "code"
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
# Values are read, hardly ever made: attributes with their types say more than the constructor.
autodoc_class_signature = "separated"
autodoc_default_options = {"exclude-members": "__init__"}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"gov-disclosure {release}"
html_theme_options = {"navigation_with_keys": True}
html_show_sourcelink = False
