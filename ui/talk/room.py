"""The conversation's room: what was said, the question being written, and the buttons that send and clear."""

from collections.abc import Iterator
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.desk import Desk
from ui.markup import literal
from ui.room import INSTANT, QUIET, Room
from ui.talk.messages import messages
from ui.texts.texts import Texts
from ui.view import View

_SHOW_LAST_QUESTION = """() => setTimeout(() => [...document.querySelectorAll('#talk .question, #talk .notice')]
    .pop()?.scrollIntoView({ block: 'start', behavior: 'smooth' }), 50)"""


class TalkRoom:
    """The components; to be made inside gr.Blocks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(elem_id="left", min_width=0):
            self._talk = gr.Chatbot(
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
                self._question = gr.Textbox(show_label=False, container=False, lines=1, max_lines=4, autofocus=True)
                self._send = gr.Button("", variant="primary", scale=0, min_width=0, elem_id="send")
                self._clear = gr.Button("", scale=0, min_width=0, elem_id="clear")

    @property
    def outputs(self) -> list[Block]:
        return [self._talk, self._question, self._send, self._clear]

    def render(self, view: View) -> list[Any]:
        texts = view.texts.talk
        return [_conversation(view), gr.update(placeholder=texts.question), texts.ask, texts.clear]

    def wire(self, view: gr.State, links: gr.HTML, reader: Room) -> None:
        """What sending a question, a click on an example and clearing do; `links` hears the clicks."""

        def ask(view: View, question: str) -> Iterator[list[Any]]:
            for following in self._desk.ask(view, question):
                opened = reader.render(following) if following.place != view.place else [gr.skip()] * len(opening)
                yield ["", following, _conversation(following), *opened]

        def ask_example(view: View, event: gr.EventData) -> Iterator[list[Any]]:
            yield from ask(view, _example(event, view))

        def clear(view: View) -> list[Any]:
            view = View(view.language, visitor=view.visitor)
            return [view, _conversation(view), *reader.render(view)]

        opening = list(reader.outputs)
        asking = {"outputs": [self._question, view, self._talk, *opening], "concurrency_id": "ask", **QUIET}
        asked = gr.on(
            [self._question.submit, self._send.click], ask, [view, self._question], trigger_mode="once", **asking
        )
        for event in asked, links.ask_example(ask_example, [view], trigger_mode="once", **asking):
            event.then(fn=None, js=_SHOW_LAST_QUESTION, **INSTANT)
        self._clear.click(clear, [view], [view, self._talk, *opening], **INSTANT)


def _conversation(view: View) -> Any:  # noqa: ANN401  gradio's updates have no type
    """The update that shows the talk, or the welcome while there is none."""
    return gr.update(value=messages(view.talk, view.texts), placeholder=_welcome(view.texts))


def _welcome(texts: Texts) -> str:
    chips = "".join(f'<a class="chip" href="#ask-{n}">{literal(e)}</a>' for n, e in enumerate(texts.talk.examples))
    return (
        f'<div class="welcome"><h2>{literal(texts.talk.welcome)}</h2><p>{literal(texts.talk.welcome_hint)}</p>'
        f'<div class="chips">{chips}</div></div>'
    )


def _example(event: gr.EventData, view: View) -> str:
    """The example question that was clicked; '' if there is no such example."""
    examples = {f"#ask-{number}": example for number, example in enumerate(view.texts.talk.examples)}
    return examples.get(str(getattr(event, "href", "")), "")
