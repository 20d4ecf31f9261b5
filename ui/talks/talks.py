"""The conversations in the browser: the drawer that lists them, and what opening one does."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.access import Access
from ui.room import INSTANT, said
from ui.talks.drawer import drawer
from ui.talks.resuming import resumed
from ui.view import View


class Talks:
    """The components; to be made inside gr.Blocks. Whatever `kept` is told (ui/talks/kept.py), the browser keeps.

    It keeps each conversation by its id and sends the one that is to be opened: the server holds nothing but what is
    on screen, and what two windows keep does not overwrite each other.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._drawer = gr.HTML(js_on_load=_script("talks"), apply_default_css=False, elem_id="talks")
        self.kept = gr.HTML(html_template="", js_on_load=_script("kept"), apply_default_css=False, elem_id="kept")

    @property
    def outputs(self) -> list[Block]:
        return [self._drawer]

    def render(self, view: View) -> list[Any]:
        return [drawer(view.texts)]

    def resumed(self, view: View, sent: Mapping[str, object]) -> tuple[View, str]:
        """The view with the conversation that was sent, or with a new one, and what the browser is told of it."""
        return resumed(view, sent, may_be_judged=self._access.is_open(view.visitor))

    def wire(self, view: gr.State, shown: Sequence[Block], show: Callable[[View], list[Any]]) -> None:
        """What opening a conversation does to all that is `shown`; `show` says what that is for a view."""

        def resume(view: View, event: gr.EventData) -> list[Any]:
            view, kept = self.resumed(view, said(event))
            return [view, kept, *show(view)]

        self._drawer.resume(resume, [view], [view, self.kept, *shown], trigger_mode="always_last", **INSTANT)


def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
