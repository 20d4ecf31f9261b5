"""The parts of the page and where they stand: the conversation on one side of the desk, the reader on the other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from ui.chat import messages
from ui.desk import View
from ui.markup import literal
from ui.texts import Language, Texts

_SCRIPT = Path(__file__).with_name("desk.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Layout:
    """The components, placed. They are built without words; `words` gives them those of one language."""

    view: gr.State
    masthead: gr.HTML
    language: gr.Radio
    talk: gr.Chatbot
    question: gr.Textbox
    send: gr.Button
    clear: gr.Button
    reader: gr.HTML

    def worded(self) -> list[gr.blocks.Block]:
        """The components that `words` is for, in its order."""
        return [self.masthead, self.language, self.question, self.send, self.clear]


def place() -> Layout:
    """The components in their rows and columns; to be called inside gr.Blocks."""
    view = gr.State(View())
    with gr.Row(elem_id="masthead"):
        masthead = gr.HTML(apply_default_css=False)
        choices = [("中文", Language.ZH.value), ("English", Language.EN.value)]
        language = gr.Radio(choices, container=False, scale=0, min_width=0, elem_id="language")
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="left", min_width=0):
            talk = gr.Chatbot(
                elem_id="talk",
                show_label=False,
                container=False,
                height="100%",
                buttons=[],
                layout="panel",
                latex_delimiters=[],
                allow_tags=False,
                feedback_options=None,
                autoscroll=False,
            )
            with gr.Row(elem_id="composer"):
                question = gr.Textbox(show_label=False, container=False, lines=1, max_lines=4, autofocus=True)
                send = gr.Button("", variant="primary", scale=0, min_width=0, elem_id="send")
                clear = gr.Button("", scale=0, min_width=0, elem_id="clear")
        with gr.Column(elem_id="reader", min_width=0):
            reader = gr.HTML(js_on_load=_SCRIPT, apply_default_css=False)
    return Layout(view, masthead, language, talk, question, send, clear, reader)


def words(texts: Texts) -> list[Any]:
    """The updates that give `Layout.worded` their words."""
    return [
        _masthead(texts),
        gr.update(label=texts.language),
        gr.update(placeholder=texts.question),
        texts.ask,
        texts.clear,
    ]


def conversation(view: View) -> Any:  # noqa: ANN401  gradio's updates have no type
    """The update that shows the talk, or the welcome while there is none."""
    return gr.update(value=messages(view.talk, view.texts), placeholder=_welcome(view.texts))


def _masthead(texts: Texts) -> str:
    return (
        f'<header class="masthead" lang="{texts.html_lang}"><h1>{literal(texts.brand)}</h1>'
        f'<p>{literal(texts.tagline)}</p><a class="to-shelf" href="#shelf">{literal(texts.shelf)}</a></header>'
    )


def _welcome(texts: Texts) -> str:
    chips = "".join(f'<a class="chip" href="#ask-{n}">{literal(e)}</a>' for n, e in enumerate(texts.examples))
    return (
        f'<div class="welcome"><h2>{literal(texts.welcome)}</h2><p>{literal(texts.welcome_hint)}</p>'
        f'<div class="chips">{chips}</div></div>'
    )
