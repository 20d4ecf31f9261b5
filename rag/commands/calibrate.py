"""`python -m rag calibrate`: fits the confidence to a library and its model, on questions drafted from it."""

import argparse
from pathlib import Path

from index.opening import open_library
from rag.commands.arguments import Commands
from rag.settings import Settings


def add(commands: Commands, settings: Settings) -> None:
    """Declare the command and its arguments."""
    calibrate = commands.add_parser(
        "calibrate", help="fit the confidence to a library and its model, on drafts from it"
    )
    calibrate.add_argument("--model", default=settings.model, help="embedding model (default: the library's)")
    calibrate.add_argument(
        "--library", type=Path, default=settings.library, metavar="DIR", help="default: %(default)s/"
    )
    calibrate.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Fit, and print how well it does."""
    from rag.evaluation.calibration import calibrate  # its libraries take a second to import; asking does not need them

    print(calibrate(*open_library(parsed.library, parsed.model)).as_text())
    return 0
