"""What is derived from the library for searching, kept beside it, and brought up whenever it does not match."""

import logging
import shutil
import tempfile
import uuid
import weakref
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.encoder import Vectors
from index.errors import LibraryError
from index.lexical import LexicalIndex
from index.library import Library
from index.segments.manifest import MANIFEST, Entry, Manifest, last_key
from index.segments.merging import LARGEST, due
from index.segments.segment import Segment
from index.store import State

FOLDER = "derived"
LOCK = "lock"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Derived:
    """The indexes of one generation of a library; row r of `passages` and `lexical` is the passage passage_keys[r].

    Its sentences are the rows sentence_starts[r] to sentence_starts[r + 1] of `sentences`, in reading order. It is of
    the article article_keys[r]; han[r] says whether it is written in Chinese characters, enumerates[r] whether it lists
    points. They are kept in `segments`.
    """

    state: State
    segments: tuple[Segment, ...]
    passage_keys: NDArray[np.int64]
    article_keys: NDArray[np.int64]
    han: NDArray[np.bool_]
    enumerates: NDArray[np.bool_]
    sentence_starts: NDArray[np.int64]
    passages: DenseIndex
    sentences: DenseIndex
    lexical: LexicalIndex

    @property
    def generation(self) -> int:
        return self.state.generation

    def warm(self) -> None:
        """Begin to read what the first question needs."""
        self.passages.warm()
        self.sentences.warm()

    def best_sentence(self, rows: NDArray[np.int64], query: Vectors) -> Vectors:
        """For each passage the cosine of its best sentence with the query, -1 without any: (rows,) float32."""
        counts = self.sentence_starts[rows + 1] - self.sentence_starts[rows]
        ends = np.cumsum(counts)
        places = np.arange(counts.sum()) + np.repeat(self.sentence_starts[rows] - (ends - counts), counts)
        found = self.sentences.cosines(places, query)
        best = np.full(len(rows), -1, dtype=np.float32)
        if len(found):
            best[counts > 0] = np.maximum.reduceat(found, (ends - counts)[counts > 0])
        return best

    @classmethod
    def of(cls, library: Library, before: Self | None = None) -> Self:
        """The indexes of the library as it is now: those that are kept, with what has changed since put in.

        `before` are indexes of an earlier state, whose segments need not be opened again.
        """
        known = before.segments if before else ()
        try:
            return cls.load(library, known)
        except LibraryError as error:
            logger.info("bringing the search indexes up: %s", error)
        folder = library.folder / FOLDER
        try:
            folder.mkdir(exist_ok=True)
            with FileLock(folder / LOCK):
                # Of the state that it found: what is committed meanwhile, the next question follows.
                return cls._of_manifest(library, _brought_up(folder, library, known), known)
        except OSError as error:
            logger.warning(
                "the search indexes of %s could not be kept (%s); they are made at each start", library.folder, error
            )
        return cls.build(library)

    @classmethod
    def build(cls, library: Library) -> Self:
        """The indexes made from all that the library holds, in a temporary folder."""
        folder = Path(tempfile.mkdtemp(prefix="chuchu-"))
        with library.snapshot():
            state, segments = library.state(), list(_written(folder, library, 0))
        derived = cls._over(library, state, segments, [np.ones(len(one), dtype=np.bool_) for one in segments])
        weakref.finalize(derived.passages, shutil.rmtree, folder, ignore_errors=True)
        return derived

    @classmethod
    def load(cls, library: Library, known: Collection[Segment] = (), *, thoroughly: bool = False) -> Self:
        """The indexes that are kept; raises LibraryError saying why they cannot be used: missing, stale or damaged."""
        manifest = Manifest.read(library.folder / FOLDER)
        if manifest.state != library.state():
            raise LibraryError("the library has changed since they were made")
        return cls._of_manifest(library, manifest, known, thoroughly=thoroughly)

    @classmethod
    def kept(cls, library: Library) -> Self | None:
        """The indexes that are kept, if they can be used as they are."""
        try:
            return cls.load(library)
        except LibraryError:
            return None

    def behind(self, library: Library) -> int:
        """How many passages the library has that these indexes lack."""
        return library.count_after(last_key(self.segments))

    @classmethod
    def remake(cls, library: Library) -> Self:
        """The indexes made again from nothing."""
        (library.folder / FOLDER / MANIFEST).unlink(missing_ok=True)
        return cls.of(library)

    @classmethod
    def _of_manifest(
        cls, library: Library, manifest: Manifest, known: Collection[Segment], *, thoroughly: bool = False
    ) -> Self:
        segments = _opened(library.folder / FOLDER, manifest.entries, known, thoroughly=thoroughly)
        kept = [entry.kept(segment) for entry, segment in zip(manifest.entries, segments, strict=True)]
        return cls._over(library, manifest.state, segments, kept)

    @classmethod
    def _over(
        cls, library: Library, state: State, segments: Sequence[Segment], kept: Sequence[NDArray[np.bool_]]
    ) -> Self:
        dimension = int(library.fingerprint.dimension)
        counts = [np.diff(one.sentence_starts) for one in segments]
        kept_sentences = [np.repeat(keep, count) for keep, count in zip(kept, counts, strict=True)]
        return cls(
            state,
            tuple(segments),
            _joined([one.keys for one in segments], kept, np.int64),
            _joined([one.articles for one in segments], kept, np.int64),
            _joined([one.han for one in segments], kept, np.bool_),
            _joined([one.enumerates for one in segments], kept, np.bool_),
            np.concatenate([[0], np.cumsum(_joined(counts, kept, np.int64))]).astype(np.int64),
            DenseIndex([one.passages for one in segments], kept, dimension),
            DenseIndex([one.sentences for one in segments], kept_sentences, dimension),
            LexicalIndex([one.words for one in segments], kept),
        )


def _joined(parts: Sequence[NDArray[Any]], kept: Sequence[NDArray[np.bool_]], of: type[np.generic]) -> NDArray[Any]:
    """The rows of all parts that are kept, one part after the other."""
    return np.concatenate([np.zeros(0, dtype=of), *(part[keep] for part, keep in zip(parts, kept, strict=True))])


def _brought_up(folder: Path, library: Library, known: Collection[Segment]) -> Manifest:
    """What is kept, made to match the library: its new passages in a segment, those that left marked, few segments."""
    with library.snapshot():
        state = library.state()
        segments, entries = _still_good(folder, library, known)
        written = list(_written(folder, library, last_key(segments)))
    segments, entries = [*segments, *written], [*entries, *map(Entry.of, written)]
    sizes = [len(segment) - len(entry.gone) for segment, entry in zip(segments, entries, strict=True)]
    merging = due(sizes, sum(map(len, written)))
    groups = [range(place, place + 1) for place in range(merging.start)] + [range(merging.start, len(segments))]
    entries = [
        entry
        for group in groups
        for entry in _merged(folder, [segments[place] for place in group], [entries[place] for place in group])
    ]
    manifest = Manifest(state, tuple(entries))
    manifest.write(folder)
    _remove_others(folder, {entry.name for entry in entries})
    return manifest


def _still_good(folder: Path, library: Library, known: Collection[Segment]) -> tuple[list[Segment], list[Entry]]:
    """The segments that are kept, with what has left the library since marked in their entries; none if unusable."""
    try:
        manifest = Manifest.read(folder)
        gone = library.departures(manifest.state)
        if gone is None:
            return [], []
        segments = _opened(folder, manifest.entries, known)
    except LibraryError as error:
        logger.info("making all search indexes again: %s", error)
        return [], []
    return segments, [entry.without(segment, gone) for entry, segment in zip(manifest.entries, segments, strict=True)]


def _written(folder: Path, library: Library, after: int) -> Iterator[Segment]:
    """New segments of the library's passages after this key."""
    keys = library.passage_keys(after)
    for start in range(0, len(keys), LARGEST):
        yield Segment.write(_new(folder), library, keys[start : start + LARGEST])


def _merged(folder: Path, segments: Sequence[Segment], entries: Sequence[Entry]) -> list[Entry]:
    """The entry of one segment with all that is left of these; none if nothing is."""
    kept = [entry.kept(segment) for entry, segment in zip(entries, segments, strict=True)]
    left = sum(int(keep.sum()) for keep in kept)
    if not left:
        return []
    if len(entries) == 1 and 2 * left > len(segments[0]):
        return list(entries)
    return [Entry.of(Segment.merged(_new(folder), segments, kept))]


def _opened(
    folder: Path, entries: Iterable[Entry], known: Collection[Segment], *, thoroughly: bool = False
) -> list[Segment]:
    """The segments of these entries, each checked; those that are open already stay so."""
    already = {segment.folder: segment for segment in known}
    segments = []
    for entry in entries:
        if folder / entry.name not in already:
            entry.check(folder, thoroughly=thoroughly)
        segments.append(already.get(folder / entry.name) or Segment.open(folder / entry.name))
    if any(before.keys[-1] >= after.keys[0] for before, after in pairwise(segments)):
        raise LibraryError("their segments are out of order")
    return segments


def _new(folder: Path) -> Path:
    return folder / uuid.uuid4().hex


def _remove_others(folder: Path, names: Collection[str]) -> None:
    """Remove what no manifest names: merged segments, what a killed process left, the files of another version."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in names:
            shutil.rmtree(path, ignore_errors=True)
        elif path.is_file() and path.name not in (MANIFEST, LOCK):
            path.unlink(missing_ok=True)
