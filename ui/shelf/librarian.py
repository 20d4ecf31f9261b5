"""What happens on the shelf: articles are looked for, files added, articles removed, put back and corrected."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from index.articles import Attribution, Holding
from index.builder import FileReport, Status
from index.catalogue import Catalogue
from index.dates import day
from index.errors import BusyError, ChuchuError, LibraryError
from index.finding import Found, Wanted
from rag.service import Service
from ui.collection import MAX_VALUE_CHARS, Collection
from ui.shelf.form import FIELDS, filled_in
from ui.shelf.shelf import (
    MAX_SHOWN,
    PAGE,
    Added,
    Adding,
    Corrected,
    Failed,
    Failure,
    Removed,
    Restored,
    Shelf,
)
from ui.shelf.status import MAX_REMOVED
from ui.upload import MAX_FILES, Upload, Uploads, safe_name

MAX_TEXT_CHARS = 200
MOVES_EVERY_SECONDS = 0.3

Done = Removed | Restored | Corrected

_log = logging.getLogger(__name__)


class Librarian:
    """Turns one Shelf into the next; every failure becomes a sentence that the visitor can read.

    Without a collection the shelf is for looking only, whatever a browser asks for.
    """

    def __init__(self, service: Service, collection: Collection | None, uploads: Uploads) -> None:
        self._service = service
        self._collection = collection
        self._uploads = uploads

    @property
    def is_open(self) -> bool:
        """Whether articles can be added, removed and corrected."""
        return self._collection is not None

    @property
    def library(self) -> Catalogue:
        return self._service.library

    def found(self, shelf: Shelf) -> Found:
        return self.library.found(shelf.wanted, shelf.shown, shelf.fresh)

    def holding(self, article_id: str) -> Holding | None:
        """The article, None if the library has it no longer."""
        try:
            return self.library.holding(article_id)
        except LibraryError:
            return None

    def seek(self, shelf: Shelf, said: Mapping[str, object]) -> Shelf:
        """The shelf with what is looked for now, from the beginning."""
        return replace(shelf, wanted=_wanted(said), shown=PAGE)

    def more(self, shelf: Shelf, said: Mapping[str, object]) -> Shelf:
        return replace(shelf, wanted=_wanted(said), shown=min(shelf.shown + PAGE, MAX_SHOWN))

    def add(self, shelf: Shelf, said: Mapping[str, object]) -> Iterator[Shelf]:
        """The shelf while the uploaded files are read, and then with the report of each and their articles first."""
        collection = self._collection
        if collection is None:
            yield replace(shelf, status=Failed(Failure.CLOSED))
            return
        try:
            uploads = self._uploads.accepted(said.get("files") or [])
            refused = [FileReport(name, Status.SKIPPED, reason=reason) for name, reason in _unsent(said)]
            for status in _work(collection, uploads):
                if isinstance(status, Added):
                    status = Added((*status.reports, *refused))
                    fresh = tuple(report.file for report in status.reports if report.new)
                    shelf = replace(shelf, wanted=Wanted(), shown=PAGE, fresh=fresh or shelf.fresh)
                yield replace(shelf, status=status)
        except Exception as error:
            yield replace(shelf, status=_failed(error))

    def remove(self, shelf: Shelf, said: Mapping[str, object]) -> Shelf:
        listed = said.get("articles")
        article_ids = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
        if len(article_ids) > MAX_REMOVED:
            return replace(shelf, status=Failed(Failure.TOO_MANY))
        return self._changed(shelf, lambda collection: Removed(len(article_ids), collection.remove(article_ids)))

    def restore(self, shelf: Shelf) -> Shelf:
        """The shelf with what was removed last put back; as it is if something else was done since."""
        removed = shelf.status
        return self._changed(shelf, lambda to: _restored(to, removed)) if isinstance(removed, Removed) else shelf

    def correct(self, shelf: Shelf, said: Mapping[str, object]) -> Shelf:
        fields, article_id = said.get("fields"), said.get("article")
        if not isinstance(fields, dict) or not isinstance(article_id, str):
            return shelf
        if any(len(str(fields.get(name, ""))) > MAX_VALUE_CHARS for name in FIELDS):
            return replace(shelf, status=Failed(Failure.TOO_LONG))
        if (date := str(fields.get("date", "")).strip()) and not day(date):
            return replace(shelf, status=Failed(Failure.BAD_DATE, date))
        holding = self.holding(article_id)
        if holding is None:
            return replace(shelf, status=Failed(Failure.GONE))

        said_now = filled_in(fields, holding.attribution)
        return self._changed(shelf, lambda collection: _corrected(collection, article_id, said_now))

    def _changed(self, shelf: Shelf, change: Callable[[Collection], Done]) -> Shelf:
        """The shelf with what the change came to; it is not tried where the collection is closed."""
        if self._collection is None:
            return replace(shelf, status=Failed(Failure.CLOSED))
        try:
            return replace(shelf, status=change(self._collection))
        except Exception as error:
            return replace(shelf, status=_failed(error))


def _restored(collection: Collection, removed: Removed) -> Restored:
    collection.restore(removed.undo)
    return Restored(removed.articles)


def _corrected(collection: Collection, article_id: str, said: Attribution) -> Corrected:
    collection.correct(article_id, said)
    return Corrected(article_id)


def _work(collection: Collection, uploads: Sequence[Upload]) -> Iterator[Adding | Added]:
    """How far the adding is, every now and then, and at last what came of it.

    It goes on in a thread of its own: what was begun is done even if the visitor leaves.
    """
    size = sum(upload.path.stat().st_size for upload in uploads)
    heard: queue.SimpleQueue[int | FileReport | Exception | None] = queue.SimpleQueue()
    threading.Thread(target=_add, args=(collection, uploads, heard.put), daemon=True).start()
    done, reports = 0, list[FileReport]()
    said = time.monotonic()
    while (one := heard.get()) is not None:
        match one:
            case FileReport():
                reports.append(one)
            case int():
                done += one
            case error:
                raise error
        if time.monotonic() - said > MOVES_EVERY_SECONDS:
            said = time.monotonic()
            yield Adding(len(reports), len(uploads), done, size)
    yield Added(tuple(reports))


def _add(
    collection: Collection, uploads: Sequence[Upload], say: Callable[[int | FileReport | Exception | None], None]
) -> None:
    """Says each report and each number of bytes dealt with, and at last None or what went wrong."""
    try:
        for report in collection.add(uploads, say):
            say(report)
    except Exception as error:
        say(error)
    else:
        say(None)


def _wanted(said: Mapping[str, object]) -> Wanted:
    """What a browser says is looked for; the values of a choice begin with =, so that not stated is one."""
    text, publication, year = (said.get(name) for name in ("text", "publication", "year"))
    return Wanted(str(text or "")[:MAX_TEXT_CHARS], _chosen(publication), _chosen(year))


def _chosen(value: object) -> str | None:
    return value[1:] if isinstance(value, str) and value.startswith("=") else None


def _unsent(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The names of the files that did not get here, as the browser says, and why."""
    listed = said.get("unsent")
    for one in listed[:MAX_FILES] if isinstance(listed, list) else []:
        if isinstance(one, dict):
            yield safe_name(str(one.get("name", ""))), str(one.get("reason", ""))[:MAX_TEXT_CHARS]


def _failed(error: Exception) -> Failed:
    """Why, for the visitor; what was not foreseen is logged."""
    match error:
        case BusyError():
            return Failed(Failure.BUSY)
        case ChuchuError():
            _log.warning("The collection was not changed: %s", error)
            return Failed(Failure.REFUSED, str(error))
        case _:
            _log.error("Changing the collection failed", exc_info=error)
            return Failed(Failure.BROKEN)
