"""The head of the page: its name, on a narrow window the ways to the rooms, and the choice of the language."""

from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.doors import room_links
from ui.markup import literal
from ui.texts.language import Language
from ui.view import View


class Masthead:
    """The components; to be made inside gr.Blocks."""

    def __init__(self) -> None:
        with gr.Row(elem_id="masthead"):
            self._name = gr.HTML(apply_default_css=False)
            self._rooms = gr.HTML(apply_default_css=False, elem_id="to-rooms")
            choices = [("中文", Language.ZH.value), ("English", Language.EN.value)]
            self.language = gr.Radio(choices, container=False, scale=0, min_width=0, elem_id="language")

    @property
    def outputs(self) -> list[Block]:
        return [self._name, self._rooms, self.language]

    def render(self, view: View) -> list[Any]:
        texts = view.texts
        name = (
            f'<header class="masthead" lang="{texts.html_lang}"><h1>{literal(texts.brand)}</h1>'
            f"<p>{literal(texts.tagline)}</p></header>"
        )
        rooms = f'<nav aria-label="{literal(texts.reader.doors)}" lang="{texts.html_lang}">{room_links(texts)}</nav>'
        return [name, rooms, gr.update(value=view.language.value, label=texts.language)]
