"""JSONL corpora: one record a line, {"_id", "title", "text"} and optionally authors, publication, date, url."""

import json
from collections.abc import Iterator
from pathlib import Path

from index.articles import Attribution, Source
from index.dates import day
from index.errors import SourceError
from index.nobody import is_nobody
from index.readers.declared import names

MAX_LINE_BYTES = 16 << 20
TEXT_FIELDS = ("affiliation", "publication", "column", "url")


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
        date=_date(record.get("date")),
        **{name: _text(record.get(name)) for name in TEXT_FIELDS},
    )
    return Source(str(record["_id"]), file, text, "utf-8", len(line), attribution, is_article=True)


def _text(value: object) -> str | None:
    """A field as printed, or None where it is missing, blank or no text."""
    text = _without_surrogates(value).strip() if isinstance(value, str) else ""
    return text or None


def _date(value: object) -> str | None:
    """The date as YYYY-MM-DD or as much of it as is given; one that cannot be read stays as it is printed."""
    text = _text(str(value) if isinstance(value, int) and not isinstance(value, bool) else value)
    return (day(text) or text) if text else None


def _authors(value: object) -> tuple[str, ...]:
    """The names of a list, or in a line: 张三、李四."""
    known = _text(value)
    found = map(_text, value) if isinstance(value, list) else names(known) if known else ()
    return tuple(name for name in found if name and not is_nobody(name))


def _without_surrogates(text: str) -> str:
    """JSON may escape half of a surrogate pair, which no database or tokenizer takes: it becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
