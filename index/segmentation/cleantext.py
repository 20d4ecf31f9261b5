"""Text whose every character knows its place in the decoded file."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Self

from index.articles import Span


class CleanText:
    """Clean text and the runs that map it to the decoded file; white space between runs was put in by cleaning.

    Run i is `lengths[i]` characters of clean text from `cleans[i]` on: the decoded file's characters from `raws[i]` on.
    """

    def __init__(self, text: str, cleans: list[int], raws: list[int], lengths: list[int], raw: str) -> None:
        self.text = text
        self.cleans, self.raws, self.lengths = cleans, raws, lengths
        self._raw = raw

    @classmethod
    def joined(cls, raw: str, starts: Sequence[int], texts: Sequence[str]) -> Self:
        """The text of stretches of the decoded file, with nothing between them."""
        lengths = list(map(len, texts))
        *cleans, _ = accumulate(lengths, initial=0)
        return cls("".join(texts), cleans, list(starts), lengths, raw)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the decoded file behind text[start:end]; two that only white space divides are one."""
        cleans, raws, lengths, gaps = self.cleans, self.raws, self.lengths, self._gaps
        # Of no runs, the first is the one behind the last.
        first, last = bisect_right(cleans, start, 1) - 1, bisect_left(cleans, end) - 1
        if first <= last and start >= cleans[first] + lengths[first]:
            first += 1
        if first > last or start >= end:
            return ()
        inside, taken = start - cleans[first], end - cleans[last]
        begin = raws[first] + (inside if inside > 0 else 0)
        close = raws[last] + (taken if taken < lengths[last] else lengths[last])
        if not gaps:
            return (Span(begin, close),)
        spans: list[Span] = []
        for index in gaps[bisect_right(gaps, first) : bisect_right(gaps, last)]:
            spans.append(Span(begin, raws[index - 1] + lengths[index - 1]))
            begin = raws[index]
        return (*spans, Span(begin, close))

    @cached_property
    def _gaps(self) -> list[int]:
        """The runs before which more than white space of the file is left out, or that stand further up in it."""
        if self._is_in_one_piece():
            return []
        raw, ends = self._raw, map(add, self.raws, self.lengths)
        between = enumerate(zip(ends, self.raws[1:], strict=False), start=1)
        return [index for index, (end, start) in between if end != start and not raw[end:start].isspace()]

    def _is_in_one_piece(self) -> bool:
        """Whether no more than white space of the file stands between the first of the runs and the last."""
        if not self.raws or sorted(self.raws) != self.raws:
            return False
        whole = self._raw[self.raws[0] : self.raws[-1] + self.lengths[-1]]
        return sum(map(len, whole.split())) == sum(map(len, self.text.split()))


class Composer:
    """Puts a CleanText together from stretches of the decoded file and white space between them."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._pieces: list[str] = []
        self._length = 0
        self._cleans: list[int] = []
        self._raws: list[int] = []
        self._lengths: list[int] = []

    def take(self, start: int, end: int) -> None:
        """Append raw[start:end]."""
        if start < end:
            self._cleans.append(self._length)
            self._raws.append(start)
            self._lengths.append(end - start)
            self.space(self._raw[start:end])

    def take_text(self, clean: CleanText) -> None:
        """Append a text that was put together before, of the same file."""
        self._cleans += [self._length + place for place in clean.cleans]
        self._raws += clean.raws
        self._lengths += clean.lengths
        self.space(clean.text)

    def space(self, white: str) -> None:
        """Append white space that the file does not have at this place."""
        self._pieces.append(white)
        self._length += len(white)

    def finish(self) -> CleanText:
        return CleanText("".join(self._pieces), self._cleans, self._raws, self._lengths, self._raw)
