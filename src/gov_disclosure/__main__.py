"""`python -m gov_disclosure`: the same as the command `gov-disclosure`."""

import sys

from gov_disclosure.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
