"""Questions with known answers, from a BEIR folder or a folder of questions on one's own articles."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import SourceError


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """A question, its talk so far, and what answers it.

    `relevant` are source ids with their grades; `answers` are strings of which a passage that answers holds one, white
    space and case aside. Where only `answers` are known, an article that holds one counts as relevant, and they are
    the parts of the whole answer. `passages` are texts each of which answers, cut like this or otherwise. `kind` is
    the kind of question, where a set has several.
    """

    id: str
    question: str
    language: str
    turns: tuple[str, ...] = ()
    answerable: bool = True
    relevant: dict[str, int] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    kind: str = ""
    passages: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the answer, all of which make it whole; () where `answers` are alternatives."""
        return () if self.relevant else self.answers


def is_beir(folder: Path) -> bool:
    return all((folder / name).is_file() for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv"))


def load(folder: Path) -> list[TestQuestion]:
    """The folder's questions; raises SourceError when it is neither kind of folder, or a line cannot be read."""
    try:
        if is_beir(folder):
            return _beir(folder)
        if (folder / "questions.jsonl").is_file():
            return [*_own(folder)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(
            f"{folder} holds a question of another form ({error!r});"
            ' expected {"id", "question", "nuggets": [{"text"}, …]} a line, or a BEIR folder\'s lines'
        ) from error
    raise SourceError(
        f"{folder} holds no questions; expected corpus.jsonl, queries.jsonl and qrels.tsv, or questions.jsonl"
    )


def _beir(folder: Path) -> list[TestQuestion]:
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, source_id, grade = line.split("\t")
        relevant[question][source_id] = int(grade)
    found = []
    for record in _records(folder / "queries.jsonl"):
        answerable = record.get("answerable", True)
        if not answerable or record["_id"] in relevant:
            spans = record.get("answer_type") != "freeform"
            found.append(
                TestQuestion(
                    str(record["_id"]),
                    record["text"],
                    record.get("lang", "und"),
                    answerable=answerable,
                    relevant=relevant.get(record["_id"], {}),
                    answers=tuple(record.get("answers", ())) if spans else (),
                    kind=record.get("kind", ""),
                )
            )
    return found


def _own(folder: Path) -> Iterator[TestQuestion]:
    for record in _records(folder / "questions.jsonl"):
        answers = tuple(nugget["text"] for nugget in record["nuggets"])
        language, kind = record.get("lang", "und"), record.get("kind", "")
        yield TestQuestion(record["id"], record["question"], language, answers=answers, kind=kind)
    if (folder / "unanswerable.jsonl").is_file():
        for record in _records(folder / "unanswerable.jsonl"):
            yield TestQuestion(record["id"], record["question"], record.get("lang", "und"), answerable=False)
    if (folder / "conversations.jsonl").is_file():
        for record in _records(folder / "conversations.jsonl"):
            *turns, last = record["turns"]
            answers = tuple(nugget["text"] for nugget in record["nuggets"])
            yield TestQuestion(record["id"], last, "conversation", tuple(turns), answers=answers)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise SourceError(f"{path} line {number} is not JSON ({error})") from error
