"""What readers say of the passages that they were shown: kept beside the library, a JSON object a line."""

import json
import logging
import os
import threading
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from index.errors import LibraryError

FILE_NAME = "feedback.jsonl"
_writing = threading.Lock()
logger = logging.getLogger(__name__)


class Verdict(StrEnum):
    USEFUL = "useful"
    NOT_AN_ANSWER = "not an answer"
    WRONG_SOURCE = "wrong source"  # the words are right, what is said of where they stand is not


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict on one passage shown for one question.

    `at` is the time, ISO 8601 in UTC; `turns` are the earlier questions of the talk, oldest first. `text` is the
    passage's own: its id changes when the library is cut by other rules, what was useful does not.
    """

    at: str
    question: str
    turns: tuple[str, ...]
    passage_id: str
    article_id: str
    source_id: str
    text: str
    verdict: Verdict


def append(folder: Path, feedback: Feedback) -> None:
    """Add a line to the library's feedback; on return it is on disk. Raises LibraryError if it cannot be written."""
    line = json.dumps(asdict(feedback), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    try:
        with _writing, (folder / FILE_NAME).open("ab+", buffering=0) as file:
            if file.tell() and _last_byte(file.fileno()) != b"\n":
                line = b"\n" + line  # somebody was stopped in the middle of a line
            file.write(line)
            os.fsync(file.fileno())
    except OSError as error:
        raise LibraryError(f"{folder / FILE_NAME} could not be written ({error}); make room, then try again") from error


def read(folder: Path) -> list[Feedback]:
    """All feedback on the library, oldest first; none if there is no file. A line that is no feedback is left out."""
    path = folder / FILE_NAME
    try:
        lines = path.read_bytes().split(b"\n") if path.exists() else []
    except OSError as error:
        raise LibraryError(f"{path} could not be read ({error}); make it readable") from error
    found = (_feedback(line, f"{path} line {number}") for number, line in enumerate(lines, start=1) if line.strip())
    return [one for one in found if one is not None]


def _feedback(line: bytes, where: str) -> Feedback | None:
    try:
        record = json.loads(line)
        return Feedback(**{**record, "turns": tuple(record["turns"]), "verdict": Verdict(record["verdict"])})
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        logger.warning("%s is no feedback (%r) and is left out", where, error)
        return None


def _last_byte(descriptor: int) -> bytes:
    return os.pread(descriptor, 1, os.fstat(descriptor).st_size - 1)
