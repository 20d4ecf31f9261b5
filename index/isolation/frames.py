"""Messages between a build and the process that parses for it: JSON behind its length, each part checked on arrival."""

import json
import re
import struct
from collections.abc import Mapping
from dataclasses import asdict, fields
from itertools import pairwise
from typing import BinaryIO

from index.articles import Attribution, Mark, MarkKind, Source

LENGTH = struct.Struct(">I")
SURROGATE = re.compile("[\ud800-\udfff]")


def write_frame(stream: BinaryIO, message: Mapping[str, object]) -> None:
    """Send one message."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO, max_bytes: int) -> bytes | None:
    """The bytes of the next message, or None where the stream ends; raises OverflowError for one over `max_bytes`."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > max_bytes:
        raise OverflowError(f"a message of {length} bytes, expected at most {max_bytes}")
    data = stream.read(length)
    return data if len(data) == length else None


def message_of(data: bytes) -> dict[str, object]:
    """The message in these bytes; raises ValueError where they hold none."""
    try:
        message = json.loads(data.decode("utf-8", "surrogatepass"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(message, dict):
        raise ValueError("no object")
    return message


def source_json(source: Source) -> dict[str, object]:
    """What a message says of a source: all its fields but the file, which the other side knows."""
    message = asdict(source)
    del message["file"]
    return message


def source_of(message: object, file: str) -> Source:
    """The source of a file that a message speaks of; raises ValueError where it is none."""
    said = _object(message)
    text = text_of(said.get("text"))
    size, is_article, is_book = said.get("size"), said.get("is_article"), said.get("is_book")
    if not isinstance(size, int) or not isinstance(is_article, bool) or not isinstance(is_book, bool):
        raise ValueError("no size, or not said whether it is an article or a book")
    return Source(
        source_id=text_of(said.get("source_id")),
        file=file,
        text=text,
        encoding=text_of(said.get("encoding")),
        size=max(size, 0),
        attribution=_attribution(said.get("attribution")),
        is_article=is_article,
        is_book=is_book,
        marks=_marks(said.get("marks"), len(text)),
        notes=tuple(map(text_of, _list(said.get("notes")))),
    )


def text_of(value: object) -> str:
    """The text, half of a surrogate pair, which no database takes, made U+FFFD; raises ValueError where it is none."""
    if not isinstance(value, str):
        raise ValueError(f"{type(value).__name__} instead of text")
    return SURROGATE.sub("\ufffd", value)


def _attribution(message: object) -> Attribution:
    said = _object(message)
    printed = {field.name: said.get(field.name) for field in fields(Attribution) if field.name != "authors"}
    texts = {name: None if value is None else text_of(value) for name, value in printed.items()}
    return Attribution(authors=tuple(map(text_of, _list(said.get("authors")))), **texts)


def _marks(message: object, length: int) -> tuple[Mark, ...]:
    marks = tuple(_mark(one) for one in _list(message))
    bounds = [0, *(place for mark in marks for place in mark[:2]), length]
    if any(one > other for one, other in pairwise(bounds)):
        raise ValueError("marks out of order")
    return marks


def _mark(message: object) -> Mark:
    start, end, kind = _list(message)
    if not isinstance(start, int) or not isinstance(end, int):
        raise ValueError("a mark without a place")
    return Mark(start, end, MarkKind(text_of(kind)))


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{type(value).__name__} instead of an object")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{type(value).__name__} instead of a list")
    return value
