"""The map's room. Its picture is made only for who looks at it: it is much larger than all else on the page."""

import logging
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.access import Access
from ui.map.sheet import chart, latest, notice, waiting
from ui.room import INSTANT
from ui.view import View

_SCRIPT = Path(__file__).with_name("map.js").read_text(encoding="utf-8")
_log = logging.getLogger(__name__)


class MapRoom:
    """The components; to be made inside gr.Blocks."""

    def __init__(self, access: Access) -> None:
        self._access = access
        with gr.Column(elem_id="map", min_width=0):
            self._chart = gr.HTML(js_on_load=_SCRIPT, apply_default_css=False)

    @property
    def outputs(self) -> list[Block]:
        return [self._chart]

    def render(self, view: View) -> list[Any]:
        """A sheet that says that the map is being drawn; once it is in sight, its script asks for the map."""
        return [waiting(view.texts)]

    def wire(self, view: gr.State) -> None:
        """What looking at the room does."""
        self._chart.look(self._look, [view], [self._chart], **INSTANT)

    def _look(self, view: View) -> Any:  # noqa: ANN401  gradio's updates have no type
        """The map if it is drawn by now; every failure becomes a sentence that the visitor can read."""
        try:
            lit = latest(view.talk)
            overview = self._access.service(view.visitor).overview(one.passage for one in lit)
            return gr.skip() if overview is None else chart(overview, lit, view.texts)
        except Exception:
            _log.exception("Drawing the map failed")
            return notice(view.texts.talk.apology, view.texts)
