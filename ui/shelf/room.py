"""The shelf's room: what is looked for, what was done last, and the list of articles."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from index.finding import Wanted
from ui.room import INSTANT, QUIET
from ui.shelf.controls import controls
from ui.shelf.librarian import Librarian
from ui.shelf.listing import listing
from ui.shelf.shelf import Adding, Corrected, Failed, Shelf, Shelves
from ui.shelf.status import status_line
from ui.view import View

# One change after the other: the library has one lock, and whoever waits here need not be told of it.
_CHANGING: dict[str, Any] = {**QUIET, "concurrency_id": "change", "concurrency_limit": 1}


class ShelfRoom:
    """The components; to be made inside gr.Blocks."""

    def __init__(self, librarian: Librarian) -> None:
        self._librarian = librarian
        self._shelves = Shelves()
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
        librarian, heard = self._librarian, self._controls

        def seek(view: View, event: gr.EventData) -> list[Any]:
            return self._looked(view, librarian.seek(self._shelves.of(view.visitor), _said(event)))

        def more(view: View, event: gr.EventData) -> list[Any]:
            return self._looked(view, librarian.more(self._shelves.of(view.visitor), _said(event)))

        def bring(view: View, event: gr.EventData) -> Iterator[list[Any]]:
            for shelf in librarian.add(self._shelves.of(view.visitor), _said(event)):
                yield self._changed(view, shelf)

        def change(turn: Callable[[Shelf, Mapping[str, object]], Shelf]) -> Callable[..., list[Any]]:
            def changed(view: View, event: gr.EventData) -> list[Any]:
                return self._changed(view, turn(self._shelves.of(view.visitor), _said(event)))

            return changed

        heard.seek(seek, [view], [self._listing], trigger_mode="always_last", **INSTANT)
        heard.more(more, [view], [self._listing], **INSTANT)
        if librarian.is_open:
            heard.bring(bring, [view], self.outputs, trigger_mode="multiple", **_CHANGING)
            heard.remove(change(librarian.remove), [view], self.outputs, **_CHANGING)
            heard.correct(change(librarian.correct), [view], self.outputs, **_CHANGING)
            heard.restore(change(lambda shelf, _: librarian.restore(shelf)), [view], self.outputs, **_CHANGING)

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
        library = self._librarian.library
        choices = library.publications(), library.years()
        return controls(shelf.wanted, *choices, view.texts, is_open=self._librarian.is_open)

    def _said(self, shelf: Shelf, view: View) -> str:
        status = shelf.status
        corrected = self._librarian.holding(status.article_id) if isinstance(status, Corrected) else None
        return status_line(status, corrected, view.language)

    def _list(self, shelf: Shelf, view: View) -> str:
        found = self._librarian.found(shelf)
        total = self._librarian.library.found(Wanted(), 0).articles if shelf.wanted != Wanted() else found.articles
        return listing(found, total, view.texts, fresh=shelf.fresh, is_open=self._librarian.is_open)


def _said(event: gr.EventData) -> Mapping[str, object]:
    """The data that the browser sends with an event; anything else counts as none."""
    data = event._data
    return data if isinstance(data, dict) else {}


def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
