"""One piece of the search indexes: some passages that follow each other, with their sentences and words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.enumeration import enumerates
from index.errors import LibraryError
from index.library import Library
from index.scripts import is_han
from index.segments.postings import Postings
from index.segments.vectorfile import VECTORS, Rows, VectorFile, encode, store

PASSAGES, SENTENCES, WORDS = "passages", "sentences", "words"
ROWS, COUNTS = "rows.npz", "segment.json"
ROW_VALUES = ("keys", "articles", "han", "enumerates")
# Passages that are read from the library and tokenised at a time.
BLOCK = 4_096


@dataclass(frozen=True, slots=True)
class Segment:
    """Row r is the passage keys[r]; its sentences are the rows sentence_starts[r] to sentence_starts[r + 1].

    It is of the article articles[r]; han[r] says whether it is written in Chinese characters, enumerates[r] whether
    it lists points. Rows are in the order of their keys.
    """

    folder: Path
    keys: NDArray[np.int64]
    articles: NDArray[np.int64]
    han: NDArray[np.bool_]
    enumerates: NDArray[np.bool_]
    sentence_starts: NDArray[np.int64]
    passages: VectorFile
    sentences: VectorFile
    words: Postings

    @classmethod
    def write(cls, folder: Path, library: Library, keys: NDArray[np.int64]) -> Self:
        """The segment of the library's passages with these keys, ascending, written into a new folder."""
        folder.mkdir(parents=True)
        parts = [_Part.of(library, keys[start : start + BLOCK], folder) for start in range(0, len(keys), BLOCK)]
        return cls._finished(folder, parts, [np.ones(len(part.keys), dtype=np.bool_) for part in parts])

    @classmethod
    def merged(cls, folder: Path, segments: Sequence["Segment"], kept: Sequence[NDArray[np.bool_]]) -> Self:
        """The segment of those rows of neighbouring segments that are kept, written into a new folder."""
        folder.mkdir(parents=True)
        chosen = [(one, np.flatnonzero(keep)) for one, keep in zip(segments, kept, strict=True)]
        store(folder / f"{PASSAGES}{VECTORS}", chain.from_iterable(one.passages.blocks(rows) for one, rows in chosen))
        sentences = (one.sentences.blocks(_sentence_rows(one.sentence_starts, rows)) for one, rows in chosen)
        store(folder / f"{SENTENCES}{VECTORS}", chain.from_iterable(sentences))
        parts = [
            _Part(one.keys, one.articles, one.han, one.enumerates, np.diff(one.sentence_starts), one.words)
            for one in segments
        ]
        return cls._finished(folder, parts, kept)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The segment that was written into the folder; raises LibraryError if it is none."""
        try:
            counts = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
            with np.load(folder / ROWS, allow_pickle=False) as rows:
                keys, articles, han, listing, starts = (rows[name] for name in (*ROW_VALUES, "sentence_starts"))
            dimension, (short, long) = counts["dimension"], counts["shortlists"]
            passages = VectorFile(folder / f"{PASSAGES}{VECTORS}", len(keys), dimension, short)
            sentences = VectorFile(folder / f"{SENTENCES}{VECTORS}", int(starts[-1]), dimension, long)
            return cls(folder, keys, articles, han, listing, starts, passages, sentences, Postings.open(folder / WORDS))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LibraryError(f"{folder.name} cannot be read ({error})") from error

    @property
    def name(self) -> str:
        return self.folder.name

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def _finished(cls, folder: Path, parts: Sequence["_Part"], kept: Sequence[NDArray[np.bool_]]) -> Self:
        """The segment whose vectors are written, with the rest of it written beside them."""
        rows = [
            np.concatenate([getattr(part, name)[keep] for part, keep in zip(parts, kept, strict=True)])
            for name in (*ROW_VALUES, "sentences")
        ]
        starts = np.concatenate([[0], np.cumsum(rows[-1])]).astype(np.int64)
        keys, articles, han, listing, _ = rows
        np.savez(folder / ROWS, keys=keys, articles=articles, han=han, enumerates=listing, sentence_starts=starts)
        (folder / WORDS).mkdir()
        Postings.merged([part.words for part in parts], kept).save(folder / WORDS)
        files = [folder / f"{name}{VECTORS}" for name in (PASSAGES, SENTENCES)]
        dimension = files[0].stat().st_size // (2 * len(rows[0]))
        shortlists = [
            encode(files[0], len(rows[0]), dimension, like=files[1]),
            encode(files[1], int(starts[-1]), dimension, like=files[0]),
        ]
        counts = {"dimension": dimension, "shortlists": shortlists}
        (folder / COUNTS).write_text(json.dumps(counts), encoding="utf-8")
        return cls.open(folder)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a segment has of some passages but for their vectors; `sentences` counts those of each passage."""

    keys: NDArray[np.int64]
    articles: NDArray[np.int64]
    han: NDArray[np.bool_]
    enumerates: NDArray[np.bool_]
    sentences: NDArray[np.int64]
    words: Postings

    @classmethod
    def of(cls, library: Library, keys: NDArray[np.int64], folder: Path) -> Self:
        """The part of these passages, their vectors added to the folder's files."""
        first, last = int(keys[0]), int(keys[-1])
        _, passages = library.passage_vectors(first, last)
        owners, sentences = library.sentence_vectors(first, last)
        for name, vectors in ((PASSAGES, passages), (SENTENCES, sentences)):
            with (folder / f"{name}{VECTORS}").open("ab") as file:
                file.write(vectors.astype("<f2").tobytes())
        texts = [(title, text) for _, title, text in library.passage_texts(first, last)]
        # Titles are part of what is searched: a question often names an article.
        words = Postings.of(f"{title}\n{text}" for title, text in texts)
        han = np.array([is_han(text) for _, text in texts], dtype=np.bool_)
        listing = np.array([enumerates(text) for _, text in texts], dtype=np.bool_)
        counts = np.bincount(np.searchsorted(keys, owners), minlength=len(keys))
        return cls(keys, library.passage_owners(first, last), han, listing, counts, words)


def _sentence_rows(starts: NDArray[np.int64], rows: Rows) -> Rows:
    """The rows of the sentences of these passages, one after the other."""
    counts = starts[rows + 1] - starts[rows]
    ends = np.cumsum(counts)
    places: Rows = np.arange(counts.sum()) + np.repeat(starts[rows] - (ends - counts), counts)
    return places
