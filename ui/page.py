"""The page: what each click and each sent question does to what is on screen."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from rag.service import Service
from ui import endpoints
from ui.desk import Desk, View
from ui.layout import Layout, conversation, place, words
from ui.texts import Language, preferred

# The visitor's choice of language is remembered in their own browser and told to screen readers.
_RECALL_LANGUAGE = "(_, view) => [localStorage.getItem('chuchu-language'), view]"
_SET_LANGUAGE = "(language) => { document.documentElement.lang = language; }"
_KEEP_LANGUAGE = """(language, view) => {
    localStorage.setItem('chuchu-language', language); return [language, view]; }"""
_SHOW_LAST_QUESTION = """() => setTimeout(() => [...document.querySelectorAll('#talk .question, #talk .notice')]
    .pop()?.scrollIntoView({ block: 'start', behavior: 'smooth' }), 50)"""

_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_INSTANT: dict[str, Any] = {**_QUIET, "queue": False}


def build(service: Service) -> gr.Blocks:
    """The page over an open service, ready to launch."""
    page: gr.Blocks = gr.Blocks(title="出处 Chuchu", analytics_enabled=False, fill_width=True)
    with page:
        _wire(page, place(), Desk(service))
        endpoints.add(service)
    return page


def _wire(page: gr.Blocks, parts: Layout, desk: Desk) -> None:
    everything = [*parts.worded(), parts.view, parts.talk, parts.reader]

    def arrive(stored: str | None, view: View, request: gr.Request) -> list[Any]:
        """Everything in the language that was chosen before, else in the browser's; the radio shows which."""
        known = Language(stored) if stored in set(Language) else preferred(request.headers.get("accept-language", ""))
        return [known.value, *speak(known.value, view)]

    def speak(language: str | None, view: View) -> list[Any]:
        view = replace(view, language=Language(language)) if language in set(Language) else view
        return [*words(view.texts), view, conversation(view), desk.read(view)]

    def ask(view: View, question: str) -> Iterator[list[Any]]:
        for following in desk.ask(view, question):
            opened = desk.read(following) if following.place != view.place else gr.skip()
            yield ["", following, conversation(following), opened]

    def ask_example(view: View, event: gr.EventData) -> Iterator[list[Any]]:
        yield from ask(view, _example(event, view))

    def turn_to(view: View, event: gr.EventData) -> list[Any]:
        view = replace(view, place=str(getattr(event, "href", "")))
        return [view, desk.read(view)]

    def clear(view: View) -> list[Any]:
        view = View(view.language)
        return [view, conversation(view), desk.read(view)]

    chosen = [parts.language, parts.view]
    said = {"fn": None, "inputs": [parts.language], "js": _SET_LANGUAGE, **_INSTANT}
    page.load(arrive, chosen, [parts.language, *everything], js=_RECALL_LANGUAGE, **_INSTANT).then(**said)
    parts.language.input(speak, chosen, everything, js=_KEEP_LANGUAGE, **_INSTANT).then(**said)
    asking = {
        "outputs": [parts.question, parts.view, parts.talk, parts.reader],
        "concurrency_id": "ask",
        "trigger_mode": "once",
        **_QUIET,
    }
    asked = gr.on([parts.question.submit, parts.send.click], ask, [parts.view, parts.question], **asking)
    for event in asked, parts.reader.example(ask_example, [parts.view], **asking):
        event.then(fn=None, js=_SHOW_LAST_QUESTION, **_INSTANT)
    parts.reader.turn_to(turn_to, [parts.view], [parts.view, parts.reader], **_INSTANT)
    parts.clear.click(clear, [parts.view], [parts.view, parts.talk, parts.reader], **_INSTANT)


def _example(event: gr.EventData, view: View) -> str:
    """The example question that was clicked; '' if there is no such example."""
    examples = {f"#ask-{number}": example for number, example in enumerate(view.texts.examples)}
    return examples.get(str(getattr(event, "href", "")), "")
