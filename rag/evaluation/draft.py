"""A drafted test question, and the folder of them that a user then edits."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from index.errors import SourceError

README = """# Questions drafted from {library}

{count} questions on {articles} articles, and {unanswerable} that the library should not answer. Nobody has read them
yet: delete what nobody would ask, and put the others in your own words. They were made from the articles' own words,
so as they stand they are easier than real questions: use their figures to compare, not to boast.

- `questions.jsonl`: a question a line. `nuggets` are words of the articles that answer it, white space aside; several
  are the parts of one answer. `kind` says what the question was made from. Delete `"draft": true` where you have been.
- `unanswerable.jsonl`: near misses, questions with another year or place put in. Delete those that are answered.
- To add questions of your own, add lines. `conversations.jsonl`, if you make one, holds {{"id", "turns", "nuggets"}}.

Measure with `python -m rag eval {folder}`.
"""


class DraftKind(StrEnum):
    TITLE = "title"  # the article's title, as a question
    HEADING = "heading"
    POINTS = "points"  # what introduces an enumeration
    DEFINITION = "definition"
    NUMBER = "number"  # a sentence without its number, or its date, or who says it
    DATE = "date"
    SPEAKER = "speaker"
    BLANK = "blank"  # a sentence with a blank where its number stood
    NEAR_MISS = "near miss"  # one of these, with another year or place in it


@dataclass(frozen=True, slots=True)
class Draft:
    """A question, and the words of its article that answer it: none if it is a near miss."""

    kind: DraftKind
    question: str
    nuggets: tuple[str, ...] = ()
    language: str = "zh"
    article_id: str = ""


def write_drafts(drafts: Sequence[Draft], folder: Path, library: Path) -> None:
    """Fill a new or empty folder with questions to edit; raises SourceError if it holds anything."""
    answerable = [one for one in drafts if one.nuggets]
    others = [one for one in drafts if not one.nuggets]
    if not answerable:
        raise SourceError(f"no question could be drafted from {library}; write your own, or add longer articles")
    told = README.format(
        library=library,
        count=len(answerable),
        articles=len({one.article_id for one in answerable}),
        unanswerable=len(others),
        folder=folder,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise SourceError(
                f"{folder} is not empty, and questions that were edited shall not be lost; name a new folder"
            )
        _write(folder / "questions.jsonl", [_record(f"q{n:03}", one) for n, one in enumerate(answerable)])
        if others:
            _write(folder / "unanswerable.jsonl", [_record(f"u{n:03}", one) for n, one in enumerate(others)])
        (folder / "README.md").write_text(told, encoding="utf-8")
    except OSError as error:
        raise SourceError(f"{folder} cannot be written ({error}); name another folder") from error


def _write(path: Path, records: Sequence[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")


def _record(id: str, draft: Draft) -> dict[str, object]:
    record: dict[str, object] = {"id": id, "lang": draft.language, "question": draft.question}
    if draft.nuggets:
        record["nuggets"] = [{"article": draft.article_id, "text": text} for text in draft.nuggets]
    return {**record, "kind": draft.kind, "draft": True}
