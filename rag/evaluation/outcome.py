"""How one question of a test set went: what is written a line of a run's file, and read back to compare two runs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import SourceError


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question's figures by name, each in [0, 1], none where it is unanswerable, and the first articles, best first.

    `correct` says whether the passages that a user is shown answer it: what `confidence` is the probability of.
    """

    id: str
    question: str
    language: str
    kind: str
    answerable: bool
    answered: bool
    confidence: float
    correct: bool
    figures: Mapping[str, float]
    ranked: tuple[str, ...]


def write_outcomes(outcomes: Iterable[Outcome], path: Path) -> None:
    """Write the file, one JSON object a line; raises SourceError where it cannot be written."""
    lines = [json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in outcomes]
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise SourceError(f"{path} cannot be written ({error}); name another file") from error


def read_outcomes(path: Path) -> list[Outcome]:
    """The outcomes of a run; raises SourceError naming the first line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{path} cannot be read ({error}); make it with `python -m rag eval … --per-question`"
        ) from error
    return [_outcome(line, f"{path} line {number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _outcome(line: str, where: str) -> Outcome:
    try:
        record = json.loads(line)
        return Outcome(**{**record, "ranked": tuple(record["ranked"])})
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(
            f"{where} is no question's outcome ({error!r}); expected a file of `python -m rag eval … --per-question`"
        ) from error
