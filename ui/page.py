"""The page: its rooms, and what arriving, turning to a place and changing the language do to all of them."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from rag.service import Service
from ui import endpoints
from ui.access import Access
from ui.desk import Desk
from ui.doors import Doors
from ui.map.room import MapRoom
from ui.masthead import Masthead
from ui.place import PassageAt, RoomName, parse
from ui.reader.room import ReaderRoom
from ui.room import INSTANT, Room
from ui.shelf import changes
from ui.shelf.room import ShelfRoom
from ui.talk.room import TalkRoom
from ui.talks.resuming import recalled
from ui.talks.talks import Talks
from ui.texts.language import Language, preferred
from ui.tray.room import TrayRoom
from ui.upload import Uploads
from ui.view import View

# The visitor's choice of language is remembered in their own browser and told to screen readers; a window that is
# reloaded still has its conversation.
_RECALL = Path(__file__).with_name("recall.js").read_text(encoding="utf-8")
_SET_LANGUAGE = "(language) => { document.documentElement.lang = language; }"
_KEEP_LANGUAGE = """(language, view) => {
    try { localStorage.setItem('chuchu-language', language); } catch { } return [language, view]; }"""


def build(service: Service, access: Access, uploads: Uploads, max_upload_bytes: int) -> gr.Blocks:
    """The page over an open service, ready to launch; `access` says who asks and changes what."""
    page: gr.Blocks = gr.Blocks(title="出处 Chuchu", analytics_enabled=False, fill_width=True)
    desk = Desk(access)
    with page:
        endpoints.add(service)  # first: of functions of one name gradio gives the first the name
        if collection := access.collection(""):
            changes.add(collection, uploads)
        view = gr.State(View(), delete_callback=lambda view: access.forget(view.visitor))
        masthead = Masthead()
        with gr.Row(elem_id="desk"):
            talk = TalkRoom(desk)
            with gr.Column(elem_id="rooms", min_width=0):
                doors = Doors()
                reader, shelf = ReaderRoom(desk), ShelfRoom(access, uploads, max_upload_bytes)
                tray, chart = TrayRoom(access), MapRoom(access)
        talk.wire(view, doors.links, reader)
        talk.scope.wire(view)
        reader.wire(view)
        shelf.wire(view)
        tray.wire(view)
        chart.wire(view)
        beside: dict[RoomName, Room] = {
            RoomName.READER: reader,
            RoomName.SHELF: shelf,
            RoomName.TRAY: tray,
            RoomName.MAP: chart,
        }
        _wire_turning(view, doors, beside)
        _wire_language(page, view, masthead, talk.talks, [masthead, talk, doors, *beside.values()])
    return page


def _wire_turning(view: gr.State, doors: Doors, rooms: dict[RoomName, Room]) -> None:
    """A click on a link of ours renders the room that it leads to, and no other."""

    def turn_to(view: View, event: gr.EventData) -> list[Any]:
        href = str(getattr(event, "href", ""))
        place = parse(href)
        entered = place if isinstance(place, RoomName) else RoomName.READER
        view = view if isinstance(place, RoomName) else replace(view, place=href)
        updates: list[Any] = [view]
        for name, room in rooms.items():
            updates += room.render(view) if name is entered else [gr.skip()] * len(room.outputs)
        return updates

    outputs = [output for room in rooms.values() for output in room.outputs]
    doors.links.turn_to(turn_to, [view], [view, *outputs], **INSTANT)


def _wire_language(page: gr.Blocks, view: gr.State, masthead: Masthead, talks: Talks, rooms: Sequence[Room]) -> None:
    """Arriving and changing the language render everything."""

    def arrive(stored: str | None, talk: str | None, view: View, request: gr.Request) -> list[Any]:
        """Everything in the language that was chosen before, else in the browser's, open where the address says.

        A window that is reloaded has its conversation again.
        """
        view = view if view.visitor else replace(view, visitor=secrets.token_urlsafe(16))
        view, kept = talks.resumed(view, recalled(talk))
        asked = PassageAt(request.query_params.get("article", ""), request.query_params.get("passage", ""))
        view = replace(view, place=asked.href) if parse(asked.href) == asked else view
        view = replace(view, shows_cleaned=request.query_params.get("cleaned") == "shown")
        known = Language(stored) if stored in set(Language) else preferred(request.headers.get("accept-language", ""))
        return [kept, *speak(known.value, view)]

    def speak(language: str | None, view: View) -> list[Any]:
        view = replace(view, language=Language(language)) if language in set(Language) else view
        return [view, *(update for room in rooms for update in room.render(view))]

    chosen = [masthead.language, view]
    everything = [view, *(output for room in rooms for output in room.outputs)]
    said = {"fn": None, "inputs": [masthead.language], "js": _SET_LANGUAGE, **INSTANT}
    arriving = [masthead.language, talks.kept, view]
    page.load(arrive, arriving, [talks.kept, *everything], js=_RECALL, **INSTANT).then(**said)
    masthead.language.input(speak, chosen, everything, js=_KEEP_LANGUAGE, **INSTANT).then(**said)
