"""`python -m rag eval`: how well a library answers questions whose answers are known."""

import argparse
import json
from pathlib import Path

from index.settings import Settings
from rag.commands.arguments import Commands


def add(commands: Commands, settings: Settings) -> None:
    """Declare the command and its arguments."""
    evaluate = commands.add_parser("eval", help="measure answers against a BEIR folder or a folder of questions")
    evaluate.add_argument("folder", type=Path, metavar="DIR")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.add_argument("--model", default=settings.model, help="embedding model (default: the library's)")
    evaluate.add_argument(
        "--library", type=Path, metavar="DIR", help=f"default: a BEIR folder's own, else {settings.library}/"
    )
    evaluate.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Print the figures."""
    # Its libraries take a second to import, which asking should not wait for.
    from rag.evaluation.report import evaluate

    report = evaluate(parsed.folder, library=parsed.library, model=parsed.model)
    print(json.dumps(report.as_json(), ensure_ascii=False) if parsed.json else report.as_text())
    return 0
