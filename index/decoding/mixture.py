"""A file whose lines are not all in one encoding: UTF-8 here, an older one there."""

from itertools import pairwise
from typing import NamedTuple

from index.decoding.foreign_lines import foreign_lines

# Bytes after the first in a line's characters: five Chinese ones. Shorter lines in GB18030 may pass for UTF-8.
UNMISTAKABLE = 10
NAMED_RUNS = 3


class Piece(NamedTuple):
    """Consecutive lines, from `first` to `last` (counted from 1), that are UTF-8 or all are not."""

    data: bytes
    first: int
    last: int
    is_utf8: bool


def pieces(data: bytes) -> list[Piece]:
    """The file cut where its lines turn from UTF-8 into something else or back; doubtful lines go with those before."""
    turns = [(0, is_nearly_utf8(data))]
    for start, end in foreign_lines(data):
        kind = _kind(data[start:end])
        if kind is None or kind == turns[-1][1]:
            continue
        if len(turns) == 1 and data[:start].isascii():
            turns = [(0, kind)]
        else:
            turns.append((start, kind))
    found, line = [], 1
    for (start, is_utf8), (end, _) in pairwise([*turns, (len(data), False)]):
        after = line + data.count(b"\n", start, end)
        found.append(Piece(data[start:end], line, after - data.endswith(b"\n", start, end), is_utf8))
        line = after
    return found


def others(parts: list[Piece]) -> str:
    """The lines that are not UTF-8, and a verb: line 7 is; lines 3-5, 9 are."""
    runs = [(part.first, part.last) for part in parts if not part.is_utf8]
    named = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs[:NAMED_RUNS])
    if len(runs) == 1 and runs[0][0] == runs[0][1]:
        return f"line {named} is"
    return f"lines {named}{', …' if len(runs) > NAMED_RUNS else ''} are"


def is_nearly_utf8(data: bytes) -> bool:
    """Whether most of the bytes that are not ASCII are characters of UTF-8."""
    return _is_nearly_whole(data.decode("utf-8", "replace"), faults_per_character=1)


def _kind(line: bytes) -> bool | None:
    """Whether the line is UTF-8, perhaps damaged; None where it may be either."""
    text = line.decode("utf-8", "replace")
    whole = text.replace("\ufffd", "")
    if len(whole.encode()) - len(whole) >= UNMISTAKABLE and _is_nearly_whole(text, faults_per_character=0.25):
        return True
    return None if len(whole) == len(text) else False


def _is_nearly_whole(text: str, *, faults_per_character: float) -> bool:
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return bad < good * faults_per_character
