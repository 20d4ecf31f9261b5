"""The row of doors over the rooms, and what happens when a link of the page is clicked."""

from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.markup import literal
from ui.place import RoomName
from ui.texts.texts import Texts
from ui.view import View

_SCRIPT = Path(__file__).with_name("doors.js").read_text(encoding="utf-8")


class Doors:
    """A link to each room. Its element hears every click on a link of ours, wherever on the page it stands.

    Its events, each with the link's `href`: `turn_to`, and `act` for the links that bear this class.
    """

    def __init__(self) -> None:
        self.links = gr.HTML(js_on_load=_SCRIPT, apply_default_css=False, elem_id="doors")

    @property
    def outputs(self) -> list[Block]:
        return [self.links]

    def render(self, view: View) -> list[Any]:
        texts = view.texts
        back = f'<a class="to-talk" href="#talk">← {literal(texts.reader.back_to_talk)}</a>'
        name = literal(texts.reader.doors)
        return [f'<nav class="doors" aria-label="{name}" lang="{texts.html_lang}">{back}{room_links(texts)}</nav>']


def room_links(texts: Texts) -> str:
    """A link to each room."""
    names = {
        RoomName.READER: texts.reader.name,
        RoomName.SHELF: texts.shelf.name,
        RoomName.TRAY: texts.tray.name,
        RoomName.MAP: texts.map.name,
    }
    return "".join(f'<a class="door" href="{room.href}">{literal(name)}</a>' for room, name in names.items())
