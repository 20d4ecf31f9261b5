"""`python -m rag`: ask a library, or measure how well it answers."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.console import carry_out
from index.listing import place_of
from index.opening import open_library
from index.settings import Settings
from rag.answer import Answer
from rag.answer_json import answer_json, refusal_json
from rag.batch import questions
from rag.errors import QuestionError
from rag.service import MAX_TOP, Service


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status."""
    parsed = _parser(Settings.from_env(os.environ)).parse_args(arguments)
    return carry_out(lambda: int(parsed.run(parsed)))


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m rag", description="Ask a library of articles.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    ask = commands.add_parser("ask", help="the passages that answer a question, with their sources")
    ask.add_argument("question", nargs="?", help="in any language")
    ask.add_argument(
        "--batch", type=Path, metavar="FILE", help='JSONL: {"id", "question"} or {"id", "turns": […]} a line'
    )
    ask.add_argument("--top", type=_top, default=5, metavar="N", help="how many passages (default: 5)")
    ask.add_argument("--json", action="store_true", help="print JSON, one object a line")
    ask.set_defaults(run=_ask)

    evaluate = commands.add_parser("eval", help="measure answers against a BEIR folder or a folder of questions")
    evaluate.add_argument("folder", type=Path, metavar="DIR")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.set_defaults(run=_evaluate)

    calibrate = commands.add_parser(
        "calibrate", help="fit the confidence to a library and its model, on drafts from it"
    )
    calibrate.set_defaults(run=_calibrate)

    for command in (ask, evaluate, calibrate):
        command.add_argument("--model", default=settings.model, help="embedding model (default: the library's)")
    for command in (ask, calibrate):
        command.add_argument(
            "--library", type=Path, default=settings.library, metavar="DIR", help="default: %(default)s/"
        )
    evaluate.add_argument(
        "--library", type=Path, metavar="DIR", help=f"default: a BEIR folder's own, else {settings.library}/"
    )
    return parser


def _top(value: str) -> int:
    number = int(value)
    if not 1 <= number <= MAX_TOP:
        raise argparse.ArgumentTypeError(f"{number} passages asked for, expected 1 to {MAX_TOP}")
    return number


def _ask(parsed: argparse.Namespace) -> int:
    if (parsed.question is None) == (parsed.batch is None):
        raise QuestionError("ask one question, or name a file of them with --batch")
    service = Service.open(parsed.library, parsed.model)
    if parsed.batch is None:
        answer = service.ask(parsed.question, top=parsed.top)
        print(json.dumps(answer_json(answer), ensure_ascii=False) if parsed.json else _as_text(answer))
        return 0
    failed = 0
    for one in questions(parsed.batch):
        try:
            answer = service.ask(one.question, top=parsed.top, turns=one.turns)
        except QuestionError as error:
            failed += 1
            print(f"error: {one.id}: {error}", file=sys.stderr)
            if parsed.json:
                print(json.dumps({"id": one.id, **refusal_json(one.question, str(error))}, ensure_ascii=False))
            continue
        print(
            json.dumps({"id": one.id, **answer_json(answer)}, ensure_ascii=False) if parsed.json else _as_text(answer)
        )
    return 1 if failed else 0


def _evaluate(parsed: argparse.Namespace) -> int:
    from rag.evaluation.report import (
        evaluate,
    )  # its libraries take a second to import, which asking should not wait for

    report = evaluate(parsed.folder, library=parsed.library, model=parsed.model)
    print(json.dumps(report.as_json(), ensure_ascii=False) if parsed.json else report.as_text())
    return 0


def _calibrate(parsed: argparse.Namespace) -> int:
    from rag.evaluation.calibration import calibrate  # as above

    print(calibrate(*open_library(parsed.library, parsed.model)).as_text())
    return 0


def _as_text(answer: Answer) -> str:
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    if not answer.calibrated:
        yield "This model's confidence is not calibrated: run `python -m rag calibrate`."
    if answer.answered:
        yield f"{answer.question}  (confidence {answer.confidence:.2f})"
    else:
        yield f"{answer.question}\nThe collection does not answer this (confidence {answer.confidence:.2f})."
        if answer.topics:
            yield f"The nearest topics: {' · '.join(answer.topics)}"
        yield "The nearest passages:"
    for cited in answer.passages:
        article = cited.article
        source = article.attribution
        title = f"《{source.title}》" if source.title else f"(untitled) {article.opening}…"
        page = f"page {cited.passage.page}" if cited.passage.page else None
        rest = ["、".join(source.authors), source.publication, source.date, article.file, page]
        yield f"\n[{cited.rank}] {' · '.join([title, *(one for one in rest if one)])}"
        yield cited.passage.text
        if cited.evidence:
            yield f"    → {cited.evidence[0].sentence.text}"
        if cited.also_in:
            yield f"    also in {', '.join(place_of(twin.article, article) for twin in cited.also_in)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
