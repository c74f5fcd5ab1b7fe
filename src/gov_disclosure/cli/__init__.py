"""The command line: argparse, one module a command."""

PROGRAM = "gov-disclosure"
