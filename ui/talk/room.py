"""The conversation's room: what was said, the question being written, and the button that sends it."""

from collections.abc import Iterator
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ui.desk import Desk
from ui.markup import literal
from ui.room import INSTANT, QUIET, Room
from ui.scope.room import ScopeBar
from ui.talk.act import Act, Deed
from ui.talk.messages import messages
from ui.talks.kept import written
from ui.talks.talks import Talks
from ui.texts.texts import Texts
from ui.view import View

# A new question is brought to the top, at once: who has asked waits for the answer under it. A link that asked nothing
# leaves everything where it is.
_SHOW_NEW_QUESTION = """() => requestAnimationFrame(() => {
    const talk = document.querySelector('#talk');
    const last = [...talk.querySelectorAll('[id^="turn-"]')].pop();
    if (last && talk.dataset.last !== last.id) last.scrollIntoView({ block: 'start', behavior: 'instant' });
    talk.dataset.last = last?.id ?? ''; })"""


class TalkRoom:
    """The components; to be made inside gr.Blocks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(elem_id="left", min_width=0):
            self.talks = Talks(desk.access)
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
            self.scope = ScopeBar(desk.access)
            with gr.Row(elem_id="composer"):
                self._question = gr.Textbox(show_label=False, container=False, lines=1, max_lines=4, autofocus=True)
                self._send = gr.Button("", variant="primary", scale=0, min_width=0, elem_id="send")

    @property
    def outputs(self) -> list[Block]:
        return [self._talk, self._question, self._send, *self.talks.outputs, *self.scope.outputs]

    def render(self, view: View) -> list[Any]:
        texts = view.texts.talk
        return [
            _conversation(view),
            gr.update(placeholder=texts.question),
            texts.ask,
            *self.talks.render(view),
            *self.scope.render(view),
        ]

    def wire(self, view: gr.State, links: gr.HTML, reader: Room) -> None:
        """What sending a question, a click on a link and opening a conversation do; `links` hears the clicks."""

        def ask(view: View, question: str) -> Iterator[list[Any]]:
            for following in self._desk.ask(view, question):
                opened = reader.render(following) if following.place != view.place else [gr.skip()] * len(opening)
                yield ["", following, _conversation(following), written(following.talk), *opened]

        def act(view: View, typed: str, event: gr.EventData) -> Iterator[list[Any]]:
            """What the link says; one that rewrites puts its question where the next one is written."""
            deed = Act.parse(getattr(event, "href", ""))
            turn = view.talk.turn(deed.turn) if deed and deed.deed is Deed.REWRITE else None
            rewritten = turn.answer.resolved if turn and turn.answer else None
            for following in self._desk.act(view, deed) if deed else ():
                opened = reader.render(following) if following.place != view.place else [gr.skip()] * len(opening)
                yield [rewritten or typed, following, _conversation(following), written(following.talk), *opened]

        def show(view: View) -> list[Any]:
            return [_conversation(view), *reader.render(view)]

        opening = list(reader.outputs)
        outputs = [self._question, view, self._talk, self.talks.kept, *opening]
        asking = {"outputs": outputs, "concurrency_id": "ask", **QUIET}
        asked = gr.on(
            [self._question.submit, self._send.click], ask, [view, self._question], trigger_mode="once", **asking
        )
        for event in asked, links.act(act, [view, self._question], trigger_mode="once", **asking):
            event.then(fn=None, js=_SHOW_NEW_QUESTION, **INSTANT)
        self.talks.wire(view, [self._talk, *opening], show)


def _conversation(view: View) -> Any:  # noqa: ANN401  gradio's updates have no type
    """The update that shows the talk, or the welcome while there is none."""
    return gr.update(value=messages(view.talk, view.texts), placeholder=_welcome(view.texts))


def _welcome(texts: Texts) -> str:
    examples = enumerate(texts.talk.examples)
    chips = "".join(Act(Deed.EXAMPLE, number=n).link(literal(words), name="chip") for n, words in examples)
    return (
        f'<div class="welcome"><h2>{literal(texts.talk.welcome)}</h2><p>{literal(texts.talk.welcome_hint)}</p>'
        f'<div class="chips">{chips}</div></div>'
    )
