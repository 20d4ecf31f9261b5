"""What a visitor asks and may change: one collection for all, or beside it one of their own that nobody else sees."""

import logging
import secrets
import shutil
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple, Protocol

from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.joint import JointService
from rag.service import Service
from ui.collection import Collection
from ui.limits import PRIVATE, Limits

MAX_VISITORS = 50
IDLE_SECONDS = 2 * 3600

_log = logging.getLogger(__name__)


class Access(Protocol):
    """Whose collection it is, by the name under which the page knows a visitor."""

    limits: Limits | None

    def service(self, visitor: str) -> Service | JointService:
        """What the visitor asks."""
        ...

    def own(self, visitor: str) -> Service | None:
        """What only this visitor has; None if that is nothing."""
        ...

    def collection(self, visitor: str) -> Collection | None:
        """What the visitor may change; None for nothing."""
        ...

    def is_open(self, visitor: str) -> bool:
        """Whether the visitor may change anything."""
        ...

    def forget(self, visitor: str) -> None:
        """Nothing of their own is left of a visitor who has gone."""
        ...


class Common:
    """One collection for everybody, to be changed by everybody or, without a Collection, by nobody."""

    limits: Limits | None = None

    def __init__(self, service: Service, collection: Collection | None) -> None:
        self._service = service
        self._collection = collection

    def service(self, visitor: str) -> Service | JointService:
        return self._service

    def own(self, visitor: str) -> Service | None:
        return None

    def collection(self, visitor: str) -> Collection | None:
        return self._collection

    def is_open(self, visitor: str) -> bool:
        return self._collection is not None

    def forget(self, visitor: str) -> None:
        pass


class _Own(NamedTuple):
    service: Service
    folder: Path
    used: float


class Private:
    """A collection that nobody changes, and beside it each visitor's own, made when they add something.

    It is known by the visitor's name alone, which nobody can guess. It goes when the visitor has gone, or was idle for
    `idle_seconds`, or when `most` others have come since; all of them lie in a folder that goes with the server.
    """

    limits: Limits | None = PRIVATE

    def __init__(
        self, service: Service, folder: Path, *, most: int = MAX_VISITORS, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self._shared = service
        self._folder = folder
        self._most = most
        self._idle_seconds = idle_seconds
        self._visitors: OrderedDict[str, _Own] = OrderedDict()
        self._lock = threading.Lock()

    def service(self, visitor: str) -> Service | JointService:
        own = self.own(visitor)
        return JointService(self._shared, own) if own else self._shared

    def own(self, visitor: str) -> Service | None:
        with self._lock:
            self._expire()
            found = self._visitors.get(visitor)
            if found is None:
                return None
            self._visitors[visitor] = found._replace(used=time.monotonic())
            self._visitors.move_to_end(visitor)
            return found.service

    def collection(self, visitor: str) -> Collection | None:
        if not visitor:  # a page that has not arrived yet has no name to keep anything under
            return None
        service = self.own(visitor) or self._made(visitor)
        return Collection(service, service.library.folder)

    def is_open(self, visitor: str) -> bool:
        return bool(visitor)

    def forget(self, visitor: str) -> None:
        with self._lock:
            if found := self._visitors.pop(visitor, None):
                _delete(found)

    def _made(self, visitor: str) -> Service:
        """An empty library of the visitor's own; its folder says nothing of whose it is."""
        encoder = self._shared.encoder
        folder = self._folder / secrets.token_hex(16)
        library = Library.create(folder, fingerprint_of(encoder))
        with self._lock:
            kept = self._visitors.setdefault(
                visitor, _Own(Service(library, encoder, Derived.of(library)), folder, time.monotonic())
            )
            while len(self._visitors) > self._most:
                _delete(self._visitors.popitem(last=False)[1])
            return kept.service

    def _expire(self) -> None:
        for visitor, own in list(self._visitors.items()):
            if time.monotonic() - own.used > self._idle_seconds:
                _delete(self._visitors.pop(visitor))


def _delete(own: _Own) -> None:
    shutil.rmtree(own.folder, ignore_errors=True)
    _log.info("A visitor's own articles were deleted")
