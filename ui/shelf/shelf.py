"""What a visitor has before them on the shelf, and where the server keeps it."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import StrEnum

from index.builder import FileReport
from index.finding import Wanted
from ui.collection import Undo

PAGE = 50
MAX_SHOWN = 1_000  # a browser still scrolls this lightly
MAX_VISITORS = 500


class Failure(StrEnum):
    """Why something could not be done."""

    BUSY = "busy"
    GONE = "gone"
    BAD_DATE = "bad date"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    CLOSED = "closed"
    REFUSED = "refused"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Adding:
    """Files are being read: how many of them are done, and how many bytes of all."""

    files_done: int
    files: int
    bytes_done: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Added:
    """Files were read."""

    reports: tuple[FileReport, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """Articles were taken out, which can be undone."""

    articles: int
    undo: Undo


@dataclass(frozen=True, slots=True)
class Restored:
    """Articles were put back."""

    articles: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """Something else is said of an article now; it is known by its title, else by its first words."""

    article_id: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something could not be done; `reason` is what its sentence needs."""

    failure: Failure
    reason: str = ""


Status = Adding | Added | Removed | Restored | Corrected | Failed | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked for, how many articles are listed at most, the files added last, and what was done last."""

    wanted: Wanted = field(default_factory=Wanted)
    shown: int = PAGE
    fresh: tuple[str, ...] = ()
    status: Status = None


class Shelves:
    """The shelves of the last MAX_VISITORS visitors; what one does on theirs goes past all other rooms."""

    def __init__(self) -> None:
        self._shelves: OrderedDict[str, Shelf] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, visitor: str) -> Shelf:
        with self._lock:
            return self._shelves.get(visitor, Shelf())

    def put(self, visitor: str, shelf: Shelf) -> None:
        with self._lock:
            self._shelves[visitor] = shelf
            self._shelves.move_to_end(visitor)
            if len(self._shelves) > MAX_VISITORS:
                self._shelves.popitem(last=False)
