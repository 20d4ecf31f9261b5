"""The shelf's room: the list of the collection's articles."""

from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.desk import Desk
from ui.shelf.listing import listing
from ui.view import View


class ShelfRoom:
    """The components; to be made inside gr.Blocks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(elem_id="shelf", min_width=0):
            self._listing = gr.HTML(apply_default_css=False)

    @property
    def outputs(self) -> list[Block]:
        return [self._listing]

    def render(self, view: View) -> list[Any]:
        return [listing(self._desk.service.articles(), view.texts)]
