"""JSONL corpora: one record a line, {"_id", "title", "text"} and optionally authors, publication, date, url."""

import json
from collections.abc import Iterator
from pathlib import Path

from index.articles import Attribution, Source
from index.errors import SourceError

MAX_LINE_BYTES = 16 << 20
TEXT_FIELDS = ("affiliation", "publication", "date", "column", "url")


def read(path: Path, file: str) -> Iterator[Source]:
    """One source per line, in order, blank lines skipped; raises SourceError naming the first line that is none."""
    with path.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MAX_LINE_BYTES + 1), b""), start=1):
            if len(line) > MAX_LINE_BYTES:
                raise SourceError(f"line {number} is over {MAX_LINE_BYTES >> 20} MB; split the record")
            if line.strip():
                yield _source(line, number, file)


def _source(line: bytes, number: int, file: str) -> Source:
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise SourceError(f"line {number} is not JSON in UTF-8 ({error}); expected one object a line") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record.get("_id"):
        raise SourceError(f'line {number} has no "_id" or no "text"; expected {{"_id": …, "title": …, "text": …}}')
    text = _without_surrogates(record["text"])
    attribution = Attribution(
        title=_text(record.get("title")),
        authors=_authors(record.get("authors")),
        **{name: _text(record.get(name)) for name in TEXT_FIELDS},
    )
    return Source(str(record["_id"]), file, text, "utf-8", len(line), attribution, is_article=True)


def _text(value: object) -> str | None:
    """A field as printed, or None where it is missing or blank."""
    text = _without_surrogates(str(value)).strip() if isinstance(value, str | int) else ""
    return text or None


def _authors(value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_text, names) if name)


def _without_surrogates(text: str) -> str:
    """JSON may escape half of a surrogate pair, which no database or tokenizer takes: it becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
