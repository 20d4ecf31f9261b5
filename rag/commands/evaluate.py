"""`python -m rag eval`: how well a library answers questions whose answers are known."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from index.library import Library
from rag import feedback
from rag.commands.arguments import Commands, add_models
from rag.errors import QuestionError
from rag.service import Service
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.evaluation.report import Report


def add(commands: Commands, settings: Settings) -> None:
    """Declare the command and its arguments."""
    evaluate = commands.add_parser("eval", help="measure answers against BEIR folders or folders of questions")
    evaluate.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="several make one table")
    evaluate.add_argument(
        "--make", action="store_true", help="draft questions from the library's articles into the new folder DIR"
    )
    evaluate.add_argument(
        "--feedback", action="store_true", help="measure on the library's own questions: what readers called useful"
    )
    evaluate.add_argument("--json", action="store_true", help="print one JSON object a folder")
    evaluate.add_argument("--per-question", type=Path, metavar="FILE", help="write how each question went, as JSONL")
    evaluate.add_argument(
        "--compare", type=Path, metavar="FILE", help="an earlier --per-question file: what changed, and is it chance"
    )
    add_models(evaluate, settings)
    evaluate.add_argument(
        "--library", type=Path, metavar="DIR", help=f"default: a BEIR folder's own, else {settings.library}/"
    )
    evaluate.set_defaults(run=run, default_library=settings.library)


def run(parsed: argparse.Namespace) -> int:
    """Print the figures, or write the draft."""
    _require_one_set(parsed)
    # These libraries take seconds to import, which asking should not wait for.
    from rag.evaluation.comparison import comparison_json, comparison_lines, differences
    from rag.evaluation.outcome import read_outcomes, write_outcomes
    from rag.evaluation.table import tables

    if parsed.make:
        return _make(parsed)
    before = read_outcomes(parsed.compare) if parsed.compare else None
    reports = _reports(parsed)
    if parsed.per_question:
        write_outcomes(reports[0].outcomes, parsed.per_question)
    changes = differences(before, reports[0].outcomes) if before is not None else []
    if parsed.json:
        compared = {"compared": comparison_json(changes)} if changes else {}
        for report in reports:
            print(json.dumps({**report.as_json(), **compared}, ensure_ascii=False))
    else:
        print(tables(reports))
        if changes:
            print("", *comparison_lines(changes), sep="\n")
    return 0


def _reports(parsed: argparse.Namespace) -> "list[Report]":
    from rag.evaluation.praise import praised
    from rag.evaluation.report import evaluate, measure

    models = {"model": parsed.model, "reranker": parsed.reranker}
    library = parsed.library or parsed.default_library
    if parsed.feedback:
        service = Service.open(library, **models)
        texts = (service.article(one.article_id).text for one in service.articles())
        asked = praised(feedback.read(library), texts)
        return [measure(str(library / feedback.FILE_NAME), asked, service, is_own=True)]
    return [
        evaluate(folder, library=parsed.library, default=parsed.default_library, **models) for folder in parsed.folders
    ]


def _make(parsed: argparse.Namespace) -> int:
    from rag.evaluation.draft import write_drafts
    from rag.evaluation.drafting import drafts

    library = parsed.library or parsed.default_library
    (folder,) = parsed.folders
    found = drafts(Library.open(library))
    write_drafts(found, folder, library)
    print(f"{len(found)} questions drafted into {folder}; its README.md says how to go on")
    return 0


def _require_one_set(parsed: argparse.Namespace) -> None:
    """Raise QuestionError unless there is a set to measure with, and only one for what is about one."""
    sets = len(parsed.folders) + parsed.feedback
    if not sets:
        raise QuestionError("name a folder of questions to measure with, or measure with --feedback")
    if parsed.make and parsed.feedback:
        raise QuestionError("--make writes questions, --feedback measures with others; do one at a time")
    if sets > 1 and (parsed.library or parsed.per_question or parsed.compare or parsed.make or parsed.feedback):
        raise QuestionError(
            "--library, --per-question, --compare, --make and --feedback are about one set; name one at a time"
        )
