"""`python -m rag`: ask a library, or measure how well it answers."""

import argparse
import os
import sys
from collections.abc import Sequence

from index.console import carry_out
from rag.commands import ask, calibrate, evaluate
from rag.settings import Settings

COMMANDS = (ask, evaluate, calibrate)


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser("python -m rag", description="Ask a library of articles.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands, Settings.from_env(os.environ))
    parsed = parser.parse_args(arguments)
    return carry_out(lambda: int(parsed.run(parsed)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
