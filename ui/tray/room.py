"""The tray's room: what the browser has collected, read from the library, and the files that it is taken away in."""

import base64
import json
import logging
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.access import Access
from ui.room import INSTANT, said
from ui.tray.document import Document, talk_document, tray_document
from ui.tray.excerpt import Excerpt, excerpts
from ui.tray.export import File, Form, exported
from ui.tray.sheet import head, pile
from ui.tray.tray import Tray
from ui.view import View

_log = logging.getLogger(__name__)


class TrayRoom:
    """The components; to be made inside gr.Blocks.

    The browser keeps which passages are in the tray and sends it along: the server holds nothing of it, and what two
    windows collect at once, or while a question is being answered, is not lost.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        with gr.Column(elem_id="tray", min_width=0):
            self._head = gr.HTML(js_on_load=_script("tray"), apply_default_css=False)
            self._pile = gr.HTML(js_on_load=_script("pile"), apply_default_css=False)
        told = '<p class="told" role="status"></p>'
        self._parcel = gr.HTML(
            html_template=told, js_on_load=_script("parcel"), apply_default_css=False, elem_id="parcel"
        )

    @property
    def outputs(self) -> list[Block]:
        return [self._head]

    def render(self, view: View) -> list[Any]:
        """The controls; when they come, the browser asks for the pile."""
        return [head(view.texts)]

    def wire(self, view: gr.State) -> None:
        """What the browser asks for: the pile laid out, one passage to copy, a file."""

        def lay(view: View, event: gr.EventData) -> str:
            tray = Tray.of(said(event))
            return pile(excerpts(self._access.service(view.visitor), tray.items, tray.style, date.today()), view.texts)

        self._head.lay(lay, [view], [self._pile], trigger_mode="always_last", **INSTANT)
        self._head.copy(_parcel(self._copied), [view], [self._parcel], trigger_mode="multiple", **INSTANT)
        self._head.export(_parcel(self._exported), [view], [self._parcel], trigger_mode="once", **INSTANT)

    def _copied(self, view: View, said: Mapping[str, object]) -> dict[str, object]:
        tray = Tray.of(said)
        found = excerpts(self._access.service(view.visitor), tray.items[:1], tray.style, date.today())
        if not found or not isinstance(found[0], Excerpt):
            return {"told": view.texts.tray.lost}
        return {"told": view.texts.tray.copied, "text": found[0].as_text, "item": "/".join(tray.items[0])}

    def _exported(self, view: View, said: Mapping[str, object]) -> dict[str, object]:
        words, form = view.texts.tray, said.get("form")
        of_talk = said.get("what") == "talk"
        document = self._document(view, Tray.of(said), of_talk=of_talk)
        if document.is_empty or not isinstance(form, str) or form not in set(Form):
            return {"told": words.nothing_to_export}
        file = exported(document, Form(form), words.file_talk if of_talk else words.file_tray)
        return {"told": words.exported.format(file=file.name), "file": _file(file)}

    def _document(self, view: View, tray: Tray, *, of_talk: bool) -> Document:
        if of_talk:
            return talk_document(view.talk, tray.style, date.today(), view.texts)
        found = excerpts(self._access.service(view.visitor), tray.items, tray.style, date.today())
        return tray_document([one for one in found if isinstance(one, Excerpt)], tray.style, date.today(), view.texts)


def _parcel(pack: Callable[[View, Mapping[str, object]], dict[str, object]]) -> Callable[..., str]:
    """What hands a parcel to the browser as JSON; it bears the number that the browser gave, so that each is new."""

    def parcel(view: View, event: gr.EventData) -> str:
        sent = said(event)
        try:
            packed = pack(view, sent)
        except Exception:
            _log.exception("Taking away failed")
            packed = {"told": view.texts.tray.failed}
        return json.dumps({**packed, "number": sent.get("number")})

    return parcel


def _file(file: File) -> dict[str, str]:
    return {"name": file.name, "media": file.media, "base64": base64.b64encode(file.content).decode("ascii")}


def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
