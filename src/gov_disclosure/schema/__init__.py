"""
The JSON Schemas of the contract and of the configuration, as they are shipped.

`python -m gov_disclosure.schema` makes them anew from the model.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from gov_disclosure.errors import UsageError

__all__ = ["FILES", "json_schema"]

FILES = {"report": "report-1.json", "findings": "findings-1.json", "config": "config-1.json"}
"""Name of a schema → the file that it is in."""
CONFIG = "config"


def json_schema(name: str = "report") -> dict[str, Any]:
    """
    Return the JSON Schema (Draft 2020-12) of a contract, or of the configuration file.

    It says exactly what the tables of the forms in this package are; of a form of another distribution it says only
    that its tables are objects. Keys that it does not name are allowed everywhere: readers ignore what they do not know.
    In the configuration other keys are errors; the codes of the rules that are installed, and their parameters, are in it.

    Args:
        name: `report`, what `Report.to_dict` returns and `gov-disclosure parse` prints, or `findings`, what
            `gov-disclosure check --format json` prints, or `config`, what may stand in `gov-disclosure.toml`.

    Raises:
        UsageError: There is no such schema.
    """
    if name not in FILES:
        raise UsageError.of("error.schema", name=repr(name), known=[*FILES])
    schema: dict[str, Any] = json.loads(resources.files(__name__).joinpath(FILES[name]).read_text(encoding="utf-8"))
    if name == CONFIG:
        from gov_disclosure.rules.ruleset import RuleSet
        from gov_disclosure.schema.settings import with_rules

        return with_rules(schema, RuleSet.default())
    return schema
