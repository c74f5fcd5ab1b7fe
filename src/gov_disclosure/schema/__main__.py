"""`python -m gov_disclosure.schema`: writes the schemas anew, from the model as it is."""

from __future__ import annotations

import sys
from pathlib import Path

from gov_disclosure.schema import FILES
from gov_disclosure.schema.generating import generate, text_of


def main() -> int:
    """Write the files beside this one; say which of them changed."""
    for name, file in FILES.items():
        path = Path(__file__).with_name(file)
        text = text_of(generate(name))
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{file}: {'unchanged' if text == before else 'written'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
