"""What the page asks of each of its parts."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import gradio as gr
from gradio.blocks import Block

from ui.view import View

# How an event that only moves things on screen is wired: no endpoint for programs, no spinner; INSTANT ones pass the
# queue of the questions.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
INSTANT: dict[str, Any] = {**QUIET, "queue": False}


class Room(Protocol):
    """A part of the page: its components, built empty, and what they hold for a view."""

    @property
    def outputs(self) -> Sequence[Block]:
        """The components that change with the language or with what is looked at."""
        ...

    def render(self, view: View) -> list[Any]:
        """The value or gradio update of each of `outputs`, in their order."""
        ...


def said(event: gr.EventData) -> Mapping[str, object]:
    """The data that the browser sends with an event; anything else counts as none."""
    data = event._data
    return data if isinstance(data, dict) else {}
