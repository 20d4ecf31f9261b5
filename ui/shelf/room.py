"""The shelf's room: what is looked for, what was done last, and the list of articles."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from index.finding import Choice, Wanted
from ui.access import Access
from ui.room import INSTANT, QUIET, said
from ui.shelf.controls import controls
from ui.shelf.librarian import Librarian
from ui.shelf.listing import listing
from ui.shelf.shelf import Adding, Corrected, Failed, Shelf, Shelves
from ui.shelf.status import status_line
from ui.upload import Uploads
from ui.view import View

# One change after the other: the library has one lock, and whoever waits here need not be told of it.
_CHANGING: dict[str, Any] = {**QUIET, "concurrency_id": "change", "concurrency_limit": 1}


# What the librarian does with a shelf at an event with this data.
Turn = Callable[[Librarian, Shelf, Mapping[str, object]], Shelf]


class ShelfRoom:
    """The components; to be made inside gr.Blocks. `max_upload_bytes` is how large a file may be, 0 where none may."""

    def __init__(self, access: Access, uploads: Uploads, max_upload_bytes: int) -> None:
        self._access = access
        self._uploads = uploads
        self._max_upload_bytes = max_upload_bytes
        self._shelves = Shelves()
        self._counted: tuple[int, list[Choice], list[Choice]] = (-1, [], [])
        with gr.Column(elem_id="shelf", min_width=0):
            self._controls = gr.HTML(js_on_load=_script("shelf"), apply_default_css=False)
            self._status = gr.HTML(js_on_load=_script("status"), apply_default_css=False)
            self._listing = gr.HTML(js_on_load=_script("listing"), apply_default_css=False)

    @property
    def outputs(self) -> list[Block]:
        return [self._controls, self._status, self._listing]

    def render(self, view: View) -> list[Any]:
        shelf = self._shelves.of(view.visitor)
        return [self._head(shelf, view), self._said(shelf, view), self._list(shelf, view)]

    def wire(self, view: gr.State) -> None:
        """What the room's own events do; each bears what the browser says as its data."""
        heard = self._controls

        def seek(view: View, event: gr.EventData) -> list[Any]:
            return self._looked(view, self._turned(Librarian.seek, view, event))

        def more(view: View, event: gr.EventData) -> list[Any]:
            return self._looked(view, self._turned(Librarian.more, view, event))

        def bring(view: View, event: gr.EventData) -> Iterator[list[Any]]:
            for shelf in self._librarian(view).add(self._shelves.of(view.visitor), said(event)):
                yield self._changed(view, shelf)

        def change(turn: Turn) -> Callable[..., list[Any]]:
            def changed(view: View, event: gr.EventData) -> list[Any]:
                return self._changed(view, self._turned(turn, view, event))

            return changed

        heard.seek(seek, [view], [self._listing], trigger_mode="always_last", **INSTANT)
        heard.more(more, [view], [self._listing], **INSTANT)
        if self._max_upload_bytes:
            heard.bring(bring, [view], self.outputs, trigger_mode="multiple", **_CHANGING)
            heard.remove(change(Librarian.remove), [view], self.outputs, **_CHANGING)
            heard.correct(change(Librarian.correct), [view], self.outputs, **_CHANGING)
            heard.restore(change(Librarian.restore), [view], self.outputs, **_CHANGING)

    def _librarian(self, view: View) -> Librarian:
        return Librarian(self._access, self._uploads, view.visitor)

    def _turned(self, turn: Turn, view: View, event: gr.EventData) -> Shelf:
        return turn(self._librarian(view), self._shelves.of(view.visitor), said(event))

    def _looked(self, view: View, shelf: Shelf) -> list[Any]:
        self._shelves.put(view.visitor, shelf)
        return [self._list(shelf, view)]

    def _changed(self, view: View, shelf: Shelf) -> list[Any]:
        """What is shown after a change; where nothing has changed, what is being written in a form stays."""
        self._shelves.put(view.visitor, shelf)
        if isinstance(shelf.status, Adding | Failed):
            return [gr.skip(), self._said(shelf, view), gr.skip()]
        return [self._head(shelf, view), self._said(shelf, view), self._list(shelf, view)]

    def _head(self, shelf: Shelf, view: View) -> str:
        limits = self._access.limits
        return controls(
            shelf.wanted, *self._choices(view), view.texts, max_upload_bytes=self._max_upload_bytes, limits=limits
        )

    def _choices(self, view: View) -> tuple[list[Choice], list[Choice]]:
        """The publications and years of the shared library, counted once for each of its generations."""
        library = self._access.service(view.visitor).library
        generation = library.generation()
        if generation != self._counted[0]:
            self._counted = generation, library.publications(), library.years()
        return self._counted[1:]

    def _said(self, shelf: Shelf, view: View) -> str:
        status = shelf.status
        corrected = self._librarian(view).holding(status.article_id) if isinstance(status, Corrected) else None
        return status_line(status, corrected, view.language)

    def _list(self, shelf: Shelf, view: View) -> str:
        librarian = self._librarian(view)
        found, own = librarian.found(shelf), librarian.found_of_own(shelf)
        total = found.articles + own.articles if shelf.wanted == Wanted() else librarian.total()
        is_open = bool(self._max_upload_bytes) and self._access.limits is None
        return listing(found, total, view.texts, own=own, fresh=shelf.fresh, is_open=is_open)


def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
