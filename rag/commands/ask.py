"""`python -m rag ask`: the passages that answer a question, or each question of a file."""

import argparse
import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from index.listing import place_of
from rag.answer import Answer
from rag.answer_json import answer_json, refusal_json
from rag.batch import questions
from rag.commands.arguments import Commands, add_models
from rag.errors import QuestionError
from rag.scope import Scope
from rag.scope_line import scope_lines
from rag.service import MAX_TOP, Service
from rag.settings import Settings


def add(commands: Commands, settings: Settings) -> None:
    """Declare the command and its arguments."""
    ask = commands.add_parser("ask", help="the passages that answer a question, with their sources")
    ask.add_argument("question", nargs="?", help="in any language")
    ask.add_argument(
        "--batch", type=Path, metavar="FILE", help='JSONL: {"id", "question"} or {"id", "turns": […]} a line'
    )
    ask.add_argument("--top", type=_top, default=5, metavar="N", help="how many passages (default: 5)")
    ask.add_argument("--json", action="store_true", help="print JSON, one object a line")
    ask.add_argument("--article", action="append", default=[], metavar="ID", help="only in this one; may be repeated")
    ask.add_argument(
        "--publication", action="append", default=[], metavar="NAME", help="only what it printed; may be repeated"
    )
    ask.add_argument("--since", metavar="DATE", help="only what is dated then or later: 2024, 2024-06 or 2024-06-30")
    ask.add_argument("--until", metavar="DATE", help="only what is dated then or earlier")
    ask.add_argument("--no-scope", action="store_true", help="do not read a time or a publication from the question")
    add_models(ask, settings)
    ask.add_argument("--library", type=Path, default=settings.library, metavar="DIR", help="default: %(default)s/")
    ask.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Print the answer, or each answer; 1 if a question of the file cannot be asked."""
    if (parsed.question is None) == (parsed.batch is None):
        raise QuestionError("ask one question, or name a file of them with --batch")
    scope = Scope(frozenset(parsed.article), frozenset(parsed.publication), parsed.since, parsed.until)
    service = Service.open(parsed.library, parsed.model, parsed.reranker)
    ask = partial(service.ask, top=parsed.top, scope=scope, read_scope=not parsed.no_scope)
    if parsed.batch is None:
        answer = ask(parsed.question)
        print(json.dumps(answer_json(answer), ensure_ascii=False) if parsed.json else _as_text(answer))
        return 0
    failed = 0
    for one in questions(parsed.batch):
        try:
            answer = ask(one.question, turns=one.turns)
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


def _top(value: str) -> int:
    number = int(value)
    if not 1 <= number <= MAX_TOP:
        raise argparse.ArgumentTypeError(f"{number} passages asked for, expected 1 to {MAX_TOP}")
    return number


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
        if answer.passages:
            yield "The nearest passages:"
    yield from scope_lines(answer)
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
