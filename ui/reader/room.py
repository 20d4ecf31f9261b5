"""The reader's room: the article or the cited passage at the view's place."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.desk import Desk
from ui.room import INSTANT, said
from ui.view import View

_SCRIPT = Path(__file__).with_name("reader.js").read_text(encoding="utf-8")


class ReaderRoom:
    """The components; to be made inside gr.Blocks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(elem_id="reader", min_width=0):
            self._sheet = gr.HTML(js_on_load=_SCRIPT, apply_default_css=False)

    @property
    def outputs(self) -> list[Block]:
        return [self._sheet]

    def render(self, view: View) -> list[Any]:
        return [self._desk.read(view)]

    def wire(self, view: gr.State) -> None:
        """What the switch does that the sheet bears."""

        def clean(view: View, event: gr.EventData) -> list[Any]:
            view = replace(view, shows_cleaned=said(event).get("shown") is True)
            return [view, *self.render(view)]

        self._sheet.clean(clean, [view], [view, *self.outputs], **INSTANT)
