"""Questions from a file, one a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.errors import QuestionError


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """A question with its id as it stands in the file, and the questions of the same talk before it, oldest first."""

    id: object
    question: str
    turns: tuple[str, ...] = ()


def questions(path: Path) -> Iterator[BatchQuestion]:
    """The questions of a JSONL file, in order; raises QuestionError naming the first line that is none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # other line breaks may stand inside a JSON text
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path} cannot be read ({error}); expected questions in JSONL, UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _question(line, f"{path} line {number}")


def _question(line: str, where: str) -> BatchQuestion:
    try:
        record = json.loads(line)
        turns = record["turns"] if "turns" in record else [record["question"]]
        if not turns or not all(isinstance(turn, str) for turn in turns):
            raise ValueError("a question is no text")
        turns = [turn.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for turn in turns]
        return BatchQuestion(record["id"], turns[-1], tuple(turns[:-1]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise QuestionError(
            f'{where} is no question ({error!r}); expected {{"id", "question"}} or {{"id", "turns": […]}}'
        ) from error
