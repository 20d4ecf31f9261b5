"""Builds and updates a library: reads files, cuts articles and passages, encodes what is new, adds it."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.articles import Article, CutSource, Passage, Source, Span
from index.catalogue import FileState, StoredSource
from index.corrections import Corrections
from index.embedding import passage_input, sentence_input, vector_key
from index.encoder import Encoder
from index.errors import SourceError
from index.files import SourceFile, find
from index.known_files import KnownFiles
from index.library import Library
from index.passages import cut
from index.readers.reading import Reading
from index.rows import Accession, attribution_json
from index.segmentation.paging import Pages
from index.segmentation.segmentation import Clipping, segment
from index.sidecar import Value, sidecar_of

# Articles that are encoded and committed together: enough to sort their sentences into batches of like length, few
# enough that little is lost when a build is stopped.
BATCH = 32

Progress = Callable[[int], None]


class Status(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    REBUILT = "rebuilt"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file, and why it was skipped.

    `articles` and `passages` are what the library has of it now, of a removed file what it had; `new` and `gone` count
    the articles that came and went, `corrected` those of which something else is said now. `notes` say what may be
    wrong with its text.
    """

    file: str
    status: Status
    articles: int = 0
    passages: int = 0
    new: int = 0
    gone: int = 0
    corrected: int = 0
    reason: str = ""
    notes: tuple[str, ...] = ()


class Builder:
    """Adds files to one library with one encoder; the two must fit."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._library = library
        self._encoder = encoder
        self._corrections = Corrections(library.folder)

    def build(self, sources: Iterable[Path], progress: Progress = lambda _: None) -> Iterator[FileReport]:
        """Bring the library in step with the files: what is new or changed is added, the rest left alone.

        Yields a report per file as each is done; calls `progress` with the bytes just dealt with. Every file stands
        alone: one that cannot be read is reported as skipped and leaves the library as it was.
        """
        known = KnownFiles(self._library.file_states())
        with Reading() as reading:
            for found in find(sources):
                try:
                    yield self._file(found, known, reading, progress)
                except SourceError as error:
                    yield FileReport(found.file, Status.SKIPPED, reason=str(error))
                except OSError as error:
                    yield FileReport(found.file, Status.SKIPPED, reason=f"cannot be read ({error.strerror})")

    def missing(self, sources: Iterable[Path]) -> Iterator[FileState]:
        """The files that the library has from these sources and that are there no longer.

        A folder in which nothing is left at all may be a disk that is not there now: of it nothing is missing.
        """
        states = self._library.file_states()
        for source in sources:
            named = os.path.realpath(source)
            there = {found.location for found in find([source])} if source.exists() else set()
            is_known = bool(there) or (not source.exists() and source.absolute().parent.is_dir())
            for location, state in states.items() if is_known else ():
                if location not in there and (location == named or location.startswith(named + os.sep)):
                    yield state

    def prune(self, sources: Iterable[Path]) -> Iterator[FileReport]:
        """Take out what is missing."""
        for state in list(self.missing(sources)):
            had = self._library.extent(state.file_key)
            self._library.withdraw(state.file_key, self._library.attributions(state.file_key))
            yield FileReport(state.file, Status.REMOVED, had.articles, had.passages, gone=had.articles)

    def restore(self, sources: Iterable[StoredSource], progress: Progress = lambda _: None) -> None:
        """Add the sources of another library, without what was taken out of them there."""
        digests: dict[str, tuple[int, str]] = {}
        for location, sha256, source, removed in sources:
            if location not in digests:
                digests[location] = (self._library.begin_file(location, source.file), sha256)
            self._add(digests[location][0], [source], _Tally({}), removed)
            progress(source.size)
        for file_key, sha256 in digests.values():
            self._library.end_file(file_key, sha256, ())

    def correct(self, article_id: str, values: Mapping[str, Value]) -> None:
        """Put these values in the place of what was read of an article: now, and whenever its file is read again.

        Raises LibraryError if there is no such article, SourceError if a value is none of its field.
        """
        file_key, (_, _, source, removed) = self._library.source_of(article_id)
        others = [one.article for one in segment(source).clippings if one.article.article_id != article_id]
        self._corrections.put(source, self._library.article(article_id), others, values)
        tally = _Tally(self._library.attributions(file_key))
        self._add(file_key, [self._corrections.on(source)], tally, removed)

    def _file(self, found: SourceFile, known: KnownFiles, reading: Reading, progress: Progress) -> FileReport:
        if found.skipped:
            raise SourceError(found.skipped)
        sha256 = _digest(found.path)
        before = known.at(found.location)
        elsewhere = known.elsewhere(found.file, sha256) if before is None else None
        if elsewhere and _is_still(Path(elsewhere), sha256):
            progress(found.size)
            return FileReport(found.file, Status.UNCHANGED, reason=f"the same as {elsewhere}, which is in the library")
        if elsewhere and not Path(elsewhere).exists():
            before = known.move(elsewhere, found.location)
            self._library.move_file(before.file_key, found.location)
        if before and before.complete and before.sha256 == sha256:
            progress(found.size)
            return FileReport(found.file, Status.UNCHANGED, *self._library.extent(before.file_key))
        tally = _Tally(self._library.attributions(before.file_key) if before else {})
        sources = map(self._corrections.on, reading.read(found.path, found.file))
        file_key = self._read(sources, found, sha256, tally, progress)
        known.put(found.location, FileState(file_key, found.file, sha256, complete=True))
        # A file of which a build was stopped has no digest yet.
        status = Status.CHANGED if before and before.sha256 and tally.existing else Status.ADDED
        return FileReport(
            found.file,
            status,
            *self._library.extent(file_key),
            new=len(tally.added - tally.existing.keys()),
            gone=len(tally.existing.keys() - tally.kept),
            corrected=len(tally.added & tally.existing.keys()),
            notes=tuple(tally.notes),
        )

    def _read(
        self, sources: Iterator[Source], found: SourceFile, sha256: str, tally: "_Tally", progress: Progress
    ) -> int:
        """Add what is new in the file and take out what is gone; its key."""
        file_key = None
        try:
            while batch := list(islice(sources, BATCH)):
                file_key = self._library.begin_file(found.location, found.file) if file_key is None else file_key
                self._add(file_key, batch, tally)
                progress(sum(source.size for source in batch))
        except SourceError:
            if file_key is not None:
                self._library.withdraw(file_key, tally.added - tally.existing.keys())
            raise
        if file_key is None or not (tally.added or tally.kept):
            raise SourceError("no text in it")
        self._library.end_file(file_key, sha256, tally.existing.keys() - tally.kept)
        return file_key

    def _add(self, file_key: int, sources: Sequence[Source], tally: "_Tally", removed: Sequence[Span] = ()) -> None:
        """Encode and commit the articles of these sources that the library does not have, nor stand in `removed`."""
        clippings: list[tuple[CutSource, Pages, Clipping]] = []
        for source in sources:
            cutting = segment(source)
            noted = replace(source, notes=tuple(dict.fromkeys((*source.notes, *cutting.notes))))
            cut_source = CutSource(noted, cutting.left_out, tuple(removed))
            still_in = (one for one in cutting.clippings if not _is_within(one.article.spans, removed))
            clippings += [(cut_source, cutting.pages, one) for one in still_in]
            tally.notes |= dict.fromkeys(noted.notes)
        kept: list[tuple[CutSource, list[str]]] = []
        elsewhere = self._library.known_articles(clipping.article.article_id for _, _, clipping in clippings)
        accessions, replaced = [], []
        inputs: dict[bytes, str] = {}
        for cut_source, pages, (article, clean) in clippings:
            if article.article_id in tally.added or article.article_id in tally.kept:
                continue
            same = tally.existing.get(article.article_id)
            if same == attribution_json(article.attribution) or (same is None and article.article_id in elsewhere):
                tally.kept.add(article.article_id)
                if same is not None and not cut_source.source.is_article:
                    kept.append((cut_source, [article.article_id]))
                continue
            if same is not None:
                replaced.append(article.article_id)
            accession = _accession(cut_source, article, tuple(cut(article, clean, pages)), inputs)
            accessions.append(accession)
            tally.add(accession)
        if accessions or kept:
            self._library.add(file_key, accessions, self._encode(inputs), replaced=replaced, kept=kept)

    def _encode(self, inputs: dict[bytes, str]) -> dict[bytes, NDArray[np.float32]]:
        """Vectors by key for those inputs whose vectors the library does not have yet."""
        known = self._library.known_vectors(inputs)
        keys = [key for key in inputs if key not in known]
        vectors = self._encoder.encode_passages([inputs[key] for key in keys])
        return dict(zip(keys, vectors, strict=True))


def _is_still(path: Path, sha256: str) -> bool:
    try:
        return _digest(path) == sha256
    except OSError:
        return False


def _digest(path: Path) -> str:
    """The SHA-256 of the file, and of what is written beside it."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    if sidecar := sidecar_of(path):
        digest.update(sidecar.read_bytes())
    return digest.hexdigest()


def _is_within(spans: Sequence[Span], removed: Sequence[Span]) -> bool:
    """Whether most of these stretches lies in what was taken out."""
    shared = sum(max(0, min(one.end, gone.end) - max(one.start, gone.start)) for one in spans for gone in removed)
    return 2 * shared > sum(span.end - span.start for span in spans)


class _Tally:
    """What has become of a file's articles: those it had before, with their attributions, those kept, those added.

    `notes` are what its sources say of their text, each once.
    """

    def __init__(self, existing: dict[str, str]) -> None:
        self.existing = existing
        self.kept: set[str] = set()
        self.added: set[str] = set()
        self.notes: dict[str, None] = {}

    def add(self, accession: Accession) -> None:
        article_id = accession.article.article_id
        self.added.add(article_id)
        if article_id in self.existing:
            self.kept.add(article_id)


def _accession(
    source: CutSource, article: Article, passages: tuple[Passage, ...], inputs: dict[bytes, str]
) -> Accession:
    """The article with its vector keys; what is to be encoded is put into `inputs`."""

    def key(text: str) -> bytes:
        inputs[vector_key(text)] = text
        return vector_key(text)

    title = article.attribution.title
    passage_keys = tuple(key(passage_input(title, passage.text)) for passage in passages)
    sentences = [sentence.text for passage in passages for sentence in passage.sentences]
    keys = iter([key(sentence_input(title, *pair)) for pair in pairwise(["", *sentences])])
    sentence_keys = tuple(tuple(islice(keys, len(passage.sentences))) for passage in passages)
    return Accession(source, article, passages, passage_keys, sentence_keys)
