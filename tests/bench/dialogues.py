"""How well follow-up questions are told from new ones, and what they find.

python -m tests.bench.dialogues FOLDER LIBRARY: a BEIR folder in Chinese, and the library of its corpus. Dialogues are
made from pairs of its questions that begin with the same words, their subject, in two halves of the articles, so that
a number that was chosen on one half can be read on the other; those of tests/data/dialogues.jsonl, written by hand for
four sets, follow. `leaned` is the share of questions that were completed by the talk.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, takewhile
from pathlib import Path
from typing import NamedTuple

from rag.evaluation.questions import load
from rag.service import Service

WRITTEN = Path(__file__).parents[1] / "data" / "dialogues.jsonl"
# What ends the words that two questions have in common: the subject is what stands before.
ENDS = ("的", "在", "是", "属于", "又", "主要", "为什么", "什么")
A_KIND = 40


class Dialogue(NamedTuple):
    """The questions of a talk, the last of which is judged: whether it leans, and the source that answers it."""

    kind: str
    turns: tuple[str, ...]
    source_id: str
    leans: bool


def main(folder: Path, library: Path) -> None:
    service = Service.open(library)
    made = list(_made(folder))
    halves = {"first half": made[: len(made) // 2], "second half": made[len(made) // 2 :], "written": _written(folder)}
    print("| dialogues | n | leaned | hit@1 | hit@3 |\n|---|---|---|---|---|")
    for name, dialogues in halves.items():
        for kind in dict.fromkeys(one.kind for one in dialogues):
            of_kind = [one for one in dialogues if one.kind == kind]
            chosen = random.Random(1).sample(of_kind, min(A_KIND, len(of_kind)))
            _print(f"{name}, {kind}", [_asked(service, one) for one in chosen])


def _made(folder: Path) -> Iterator[Dialogue]:
    """Five dialogues for each article of which two questions begin alike."""
    subjects = dict(_subjects(folder))
    articles = sorted(subjects)
    random.Random(11).shuffle(articles)
    for article, other in zip(articles, articles[1:] + articles[:1], strict=True):
        subject, first, second = subjects[article]
        rest, before = second[len(subject) :], subjects[other][1]
        yield Dialogue("it", (first, f"它{rest}"), article, leans=True)
        yield Dialogue("left out", (first, rest.lstrip("的")), article, leans=True)
        yield Dialogue("asked back", (before, f"那{subject}呢？"), article, leans=True)
        yield Dialogue("new topic", (before, second), article, leans=False)
        yield Dialogue("new topic after 那么", (before, f"那么{second}"), article, leans=False)


def _subjects(folder: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """(article, (subject, question, question)): the questions are the first two of the article that begin with it."""
    asked = defaultdict(list)
    for question in load(folder):
        for article in question.relevant:
            asked[article].append(question.question)
    for article, questions in asked.items():
        for first, second in combinations(questions, 2):
            alike = takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
            common = "".join(character for character, _ in alike)
            subject = common[: min((place for end in ENDS if (place := common.find(end)) > 1), default=len(common))]
            if 2 <= len(subject) <= 12 and len(second) >= len(subject) + 4:
                yield article, (subject, first, second)
                break


def _written(folder: Path) -> list[Dialogue]:
    records = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]
    return [
        Dialogue("leans" if one["leans"] else "new topic", tuple(one["turns"]), one["answer"], one["leans"])
        for one in records
        if one["set"] == folder.name
    ]


def _asked(service: Service, dialogue: Dialogue) -> tuple[bool, int]:
    """Whether the last question leaned, and the rank of the article that answers it, from 0."""
    answer = service.ask(dialogue.turns[-1], turns=dialogue.turns[:-1], top=8)
    sources = list(dict.fromkeys(article.source_id for article, _ in answer.articles))
    return answer.leans, sources.index(dialogue.source_id) if dialogue.source_id in sources else len(sources)


def _print(name: str, judged: list[tuple[bool, int]]) -> None:
    shares = [
        sum(found) / len(judged) for found in zip(*((lean, rank < 1, rank < 3) for lean, rank in judged), strict=True)
    ]
    print(f"| {name} | {len(judged)} | {' | '.join(f'{share:.2f}' for share in shares)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
