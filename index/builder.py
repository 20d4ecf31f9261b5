"""Builds and updates a library: reads files, cuts articles and passages, encodes what is new, adds it."""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from index.articles import Source, Span
from index.catalogue import FileState, StoredSource
from index.corrections import Corrections
from index.encoder import Encoder
from index.errors import SourceError
from index.files import SourceFile, find
from index.intake import Clippings, Intake, Tally
from index.known_files import KnownFiles
from index.library import Library
from index.pipeline import KeyedVectors, Pipeline, Progress, Step
from index.readers.reading import Reading
from index.segmentation.segmentation import segment
from index.sidecar import Value, sidecar_of


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
        with Reading() as reading, Pipeline[FileReport](self._library, self._encoder) as pipeline:
            intake = _Intake(self._library, pipeline, self._corrections)
            steps = (step for found in find(sources) for step in intake.file(found, known, reading))
            yield from pipeline.run(steps, progress)

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
        with Pipeline[FileReport](self._library, self._encoder) as pipeline:
            for _ in pipeline.run(_Intake(self._library, pipeline, self._corrections).stored(sources), progress):
                pass

    def correct(self, article_id: str, values: Mapping[str, Value]) -> None:
        """Put these values in the place of what was read of an article: now, and whenever its file is read again.

        Raises LibraryError if there is no such article, SourceError if a value is none of its field.
        """
        file_key, stored = self._library.source_of(article_id)
        others = [one.article for one in segment(stored.source).clippings if one.article.article_id != article_id]
        self._corrections.put(stored.source, self._library.article(article_id), others, values)
        with Pipeline[FileReport](self._library, self._encoder) as pipeline:
            intake = _Intake(self._library, pipeline, self._corrections)
            for _ in pipeline.run(intake.corrected(file_key, stored), lambda _: None):
                pass


@dataclass(slots=True)
class _Entry:
    """A file on its way into the library; it has a key when something of it is written."""

    location: str
    file: str
    sha256: str
    before: FileState | None = None
    file_key: int | None = None


Steps = Iterator[Step[FileReport] | None]


class _Intake:
    """The steps by which files come into a library, for its pipeline."""

    def __init__(self, library: Library, pipeline: Pipeline[FileReport], corrections: Corrections) -> None:
        self._library = library
        self._pipeline = pipeline
        self._corrections = corrections

    def file(self, found: SourceFile, known: KnownFiles, reading: Reading) -> Steps:
        """What is to be done for one file; its last step has the report."""
        try:
            if found.skipped:
                raise SourceError(found.skipped)
            sha256 = _digest(found.path)
            if self._pipeline.is_under_way(frozenset([(found.file, sha256)])):
                yield None
            yield from self._known_or_new(found, sha256, known, reading)
        except SourceError as error:
            yield _said(FileReport(found.file, Status.SKIPPED, reason=str(error)))
        except OSError as error:
            yield _said(FileReport(found.file, Status.SKIPPED, reason=f"cannot be read ({error.strerror})"))

    def stored(self, sources: Iterable[StoredSource]) -> Steps:
        """What is to be done for the sources of another library."""
        entries: dict[str, _Entry] = {}
        for location, sha256, source, removed in sources:
            entry = entries.setdefault(location, _Entry(location, source.file, sha256))
            yield from self._source(entry, source, Tally({}), removed)
        for entry in entries.values():
            yield Step(write=partial(self._end, entry, frozenset()))

    def corrected(self, file_key: int, stored: StoredSource) -> Steps:
        """What is to be done for a source of the library of which something else is said now."""
        entry = _Entry(stored.location, stored.source.file, stored.sha256, file_key=file_key)
        tally = Tally(self._library.attributions(file_key))
        return self._source(entry, self._corrections.on(stored.source), tally, stored.removed)

    def _known_or_new(self, found: SourceFile, sha256: str, known: KnownFiles, reading: Reading) -> Steps:
        before = known.at(found.location)
        elsewhere = known.elsewhere(found.file, sha256) if before is None else None
        if elsewhere and _is_still(Path(elsewhere), sha256):
            same = f"the same as {elsewhere}, which is in the library"
            yield _said(FileReport(found.file, Status.UNCHANGED, reason=same), found.size)
            return
        if elsewhere and not Path(elsewhere).exists():
            before = known.move(elsewhere, found.location)
            self._library.move_file(before.file_key, found.location)
        if before and before.complete and before.sha256 == sha256:
            extent = self._library.extent(before.file_key)
            yield _said(FileReport(found.file, Status.UNCHANGED, *extent), found.size)
            return
        entry = _Entry(found.location, found.file, sha256, before)
        yield from self._read(entry, map(self._corrections.on, reading.read(found.path, found.file)), known)

    def _read(self, entry: _Entry, sources: Iterator[Source], known: KnownFiles) -> Steps:
        """Add what is new in the file and take out what is gone; what was added is taken back if it is unreadable."""
        tally = Tally(self._library.attributions(entry.before.file_key) if entry.before else {})
        try:
            for source in sources:
                yield from self._source(entry, source, tally)
        except SourceError:
            yield Step(write=partial(self._withdraw, entry, tally.new), about=frozenset(tally.new))
            raise
        if not (tally.added or tally.kept):
            raise SourceError("no text in it")

        def end(vectors: KeyedVectors) -> None:
            self._end(entry, tally.gone, vectors)
            known.put(entry.location, FileState(self._begin(entry), entry.file, entry.sha256, complete=True))

        about = frozenset([(entry.file, entry.sha256), *tally.gone])
        yield Step(write=end, report=partial(self._report, entry, tally), about=about)

    def _source(self, entry: _Entry, source: Source, tally: Tally, removed: Sequence[Span] = ()) -> Steps:
        """Add the articles of a source that the library does not have, nor stand in `removed`."""
        clippings = Clippings.of(source, removed)
        if self._pipeline.is_under_way(clippings.article_ids - tally.added - tally.kept):
            yield None
        intake = clippings.intake(tally, self._library.known_articles)
        about = frozenset(accession.article.article_id for accession in intake.accessions)
        changes = intake.accessions or intake.kept
        yield Step(intake.inputs, partial(self._add, entry, intake) if changes else None, about=about, size=source.size)

    def _begin(self, entry: _Entry) -> int:
        if entry.file_key is None:
            entry.file_key = self._library.begin_file(entry.location, entry.file)
        return entry.file_key

    def _add(self, entry: _Entry, intake: Intake, vectors: KeyedVectors) -> None:
        file_key = self._begin(entry)
        self._library.add(file_key, intake.accessions, vectors, replaced=intake.replaced, kept=intake.kept)

    def _end(self, entry: _Entry, gone: Collection[str], _: KeyedVectors) -> None:
        self._library.end_file(self._begin(entry), entry.sha256, gone)

    def _withdraw(self, entry: _Entry, article_ids: Collection[str], _: KeyedVectors) -> None:
        if entry.file_key is not None:
            self._library.withdraw(entry.file_key, article_ids)

    def _report(self, entry: _Entry, tally: Tally) -> FileReport:
        # A file of which a build was stopped has no digest yet.
        is_change = entry.before and entry.before.sha256 and tally.existing
        return FileReport(
            entry.file,
            Status.CHANGED if is_change else Status.ADDED,
            *self._library.extent(self._begin(entry)),
            new=len(tally.new),
            gone=len(tally.gone),
            corrected=len(tally.corrected),
            notes=tuple(tally.notes),
        )


def _said(report: FileReport, size: int = 0) -> Step[FileReport]:
    """A step that changes nothing."""
    return Step(report=lambda: report, size=size)


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
