"""The words of one segment's texts: for each word the rows that have it, and how often."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryError
from index.words import words

# Words are known by 64 bits of a digest: sorted numbers are looked up and merged without a dictionary to load. That two
# of two million words share one has odds of one to nine million, and would make them one word.
Digests = NDArray[np.uint64]
Rows = NDArray[np.int32]
MOST_COUNTED = 255
BLOCK = 2**22


class Posting(NamedTuple):
    """The rows that have a word, ascending, and how often each has it, MOST_COUNTED at most."""

    rows: Rows
    counts: NDArray[np.uint8]


class Postings(NamedTuple):
    """Word w, by the order of digests, is in rows[starts[w]:starts[w + 1]]; lengths has the words of each row."""

    digests: Digests
    starts: NDArray[np.int64]
    rows: Rows
    counts: NDArray[np.uint8]
    lengths: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """The postings of these texts, a row each."""
        vocabulary: dict[str, int] = {}
        numbers: list[int] = []
        rows: list[int] = []
        counts: list[int] = []
        lengths: list[int] = []
        for row, text in enumerate(texts):
            bag = Counter(words(text))
            lengths.append(bag.total())
            numbers += [vocabulary.setdefault(word, len(vocabulary)) for word in bag]
            rows += [row] * len(bag)
            counts += bag.values()
        digests, places = np.unique(digests_of(vocabulary), return_inverse=True)
        number_of = places[np.array(numbers, dtype=np.int64)].astype(np.int32)
        by_word = np.argsort(number_of, kind="stable")
        holders = np.bincount(number_of, minlength=len(digests))
        return cls(
            digests,
            np.concatenate([[0], np.cumsum(holders)]).astype(np.int64),
            np.array(rows, dtype=np.int32)[by_word],
            np.minimum(np.array(counts, dtype=np.int64), MOST_COUNTED).astype(np.uint8)[by_word],
            np.array(lengths, dtype=np.int32),
        )

    @classmethod
    def merged(cls, parts: Sequence["Postings"], kept: Sequence[NDArray[np.bool_]]) -> Self:
        """The postings of the rows of all parts that are kept, in order."""
        digests = np.unique(np.concatenate([part.digests for part in parts]))
        alive = [_alive(part, keep) for part, keep in zip(parts, kept, strict=True)]
        places = [np.searchsorted(digests, part.digests) for part in parts]
        holders = np.zeros(len(digests), dtype=np.int64)
        for place, living in zip(places, alive, strict=True):
            holders[place] += living
        starts = np.concatenate([[0], np.cumsum(holders)]).astype(np.int64)
        whole = cls(
            digests,
            starts,
            np.empty(starts[-1], dtype=np.int32),
            np.empty(starts[-1], dtype=np.uint8),
            np.concatenate([part.lengths[keep] for part, keep in zip(parts, kept, strict=True)]),
        )
        filled, first = starts[:-1].copy(), 0
        for part, keep, place, living in zip(parts, kept, places, alive, strict=True):
            _copy(part, keep, first, filled[place], whole)
            filled[place] += living
            first += int(keep.sum())
        return whole

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The postings that `save` wrote, mapped."""
        return cls(*(_mapped(folder / f"{name}.npy") for name in cls._fields))

    def save(self, folder: Path) -> None:
        for name, array in self._asdict().items():
            np.save(folder / f"{name}.npy", array, allow_pickle=False)

    def places(self, digests: Digests) -> NDArray[np.int64]:
        """The number of each word, -1 for those that no row has."""
        if not len(self.digests):
            return np.full(len(digests), -1)
        places = np.minimum(np.searchsorted(self.digests, digests), len(self.digests) - 1)
        return np.where(self.digests[places] == digests, places, -1)

    def posting(self, place: int) -> Posting:
        first, last = self.starts[place], self.starts[place + 1]
        return Posting(self.rows[first:last], self.counts[first:last])


def digests_of(found: Iterable[str]) -> Digests:
    """What the words are known by."""
    packed = b"".join(blake2b(word.encode(), digest_size=8).digest() for word in found)
    return np.frombuffer(packed, dtype="<u8")


def _alive(part: Postings, keep: NDArray[np.bool_]) -> NDArray[np.int64]:
    """In how many of the rows that are kept each word is."""
    holders = np.diff(part.starts)
    if keep.all():
        return holders
    return np.diff(np.concatenate([[0], np.cumsum(keep[part.rows])])[part.starts])


def _copy(part: Postings, keep: NDArray[np.bool_], first: int, starts: NDArray[np.int64], whole: Postings) -> None:
    """Put a part's postings where they belong, some words at a time; `starts` is where each of its words begins."""
    moved = np.cumsum(keep) - 1 + first
    word = 0
    while word < len(part.digests):
        end = max(word + 1, int(np.searchsorted(part.starts, part.starts[word] + BLOCK, side="right")) - 1)
        begin, stop = int(part.starts[word]), int(part.starts[end])
        rows = part.rows[begin:stop]
        kept = keep[rows]
        of_word = np.repeat(np.arange(word, end), np.diff(part.starts[word : end + 1]))[kept]
        at_word = np.searchsorted(of_word, np.arange(word, end))
        target = starts[of_word] + np.arange(len(of_word)) - at_word[of_word - word]
        whole.rows[target] = moved[rows[kept]]
        whole.counts[target] = part.counts[begin:stop][kept]
        word = end


def _mapped(path: Path) -> NDArray[Any]:
    """A file's array, mapped; a plain array, which is read faster than NumPy's own class of mapped ones."""
    try:
        found = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise LibraryError(f"{path.name} cannot be read ({error})") from error
    return np.asarray(found)
