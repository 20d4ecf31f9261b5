"""Text whose every character knows its place in the decoded file."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from index.articles import Span


class Run(NamedTuple):
    """`length` characters of clean text from `clean` on that are the decoded file's characters from `raw` on."""

    clean: int
    raw: int
    length: int


class CleanText:
    """Clean text and the runs that map it to the decoded file; white space between runs was put in by cleaning."""

    def __init__(self, text: str, runs: Sequence[Run], raw: str) -> None:
        self.text = text
        self.runs = runs
        self._raw = raw

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the decoded file behind text[start:end]; two that only white space divides are one."""
        spans: list[Span] = []
        for index in range(max(bisect_right(self.runs, start, key=_clean_place) - 1, 0), len(self.runs)):
            run = self.runs[index]
            if run.clean >= end:
                break
            first, last = max(start, run.clean), min(end, run.clean + run.length)
            if first >= last:
                continue
            span = Span(run.raw + first - run.clean, run.raw + last - run.clean)
            if spans and self._only_space(spans[-1].end, span.start):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        return tuple(spans)

    def _only_space(self, start: int, end: int) -> bool:
        return start == end or (start < end and self._raw[start:end].isspace())


def _clean_place(run: Run) -> int:
    return run.clean


class Composer:
    """Puts a CleanText together from stretches of the decoded file and white space between them."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def take(self, start: int, end: int) -> None:
        """Append raw[start:end]; a stretch that continues the last one makes its run longer."""
        if start >= end:
            return
        last = self._runs[-1] if self._runs else None
        if last and last.raw + last.length == start and last.clean + last.length == self._length:
            self._runs[-1] = Run(last.clean, last.raw, last.length + end - start)
        else:
            self._runs.append(Run(self._length, start, end - start))
        self._pieces.append(self._raw[start:end])
        self._length += end - start

    def extend(self, text: CleanText) -> None:
        """Append text that was taken from the same file."""
        self._runs += [Run(self._length + clean, raw, length) for clean, raw, length in text.runs]
        self._pieces.append(text.text)
        self._length += len(text.text)

    def space(self, white: str) -> None:
        """Append white space that the file does not have at this place."""
        self._pieces.append(white)
        self._length += len(white)

    def finish(self) -> CleanText:
        return CleanText("".join(self._pieces), self._runs, self._raw)
