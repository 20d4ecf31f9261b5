"""The scope over the question: what a visitor has chosen to have searched, and what they may choose."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.blocks import Block

from index.errors import LibraryError
from rag.joint import JointService
from rag.scope import Scope
from rag.service import Service
from ui.access import Access
from ui.room import INSTANT, said
from ui.scope.bar import NAMED, bar
from ui.scope.choices import choices
from ui.scope.choosing import chosen, without
from ui.texts.texts import Texts
from ui.view import View

_SCRIPT = Path(__file__).with_name("scope.js").read_text(encoding="utf-8")
MAX_SOUGHT_CHARS = 100


class ScopeBar:
    """The components; to be made inside gr.Blocks, where the question is written."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._bar = gr.HTML(js_on_load=_SCRIPT, apply_default_css=False, elem_id="scope")

    @property
    def outputs(self) -> list[Block]:
        return [self._bar]

    def render(self, view: View) -> list[Any]:
        """The fold is empty: what it holds is looked up when it is opened."""
        return [self._html(view, None)]

    def wire(self, view: gr.State) -> None:
        """What choosing, taking off and looking through the fold do; each event says if it is open and what is sought.

        The browser sends a change when no answer is being looked for: both write the view.
        """

        def narrow(view: View, event: gr.EventData) -> list[Any]:
            view = replace(view, scope=chosen(view.scope, said(event)))
            return [view, self._html(view, _sought(event))]

        def release(view: View, event: gr.EventData) -> list[Any]:
            view = replace(view, scope=without(view.scope, said(event)))
            return [view, self._html(view, _sought(event))]

        def look(view: View, event: gr.EventData) -> str:
            return self._html(view, _sought(event))

        self._bar.narrow(narrow, [view], [view, self._bar], trigger_mode="always_last", **INSTANT)
        self._bar.release(release, [view], [view, self._bar], trigger_mode="multiple", **INSTANT)
        self._bar.look(look, [view], [self._bar], trigger_mode="always_last", **INSTANT)

    def _html(self, view: View, sought: str | None) -> str:
        """The bar; with what the fold holds unless it is closed, None."""
        service, scope = self._access.service(view.visitor), view.scope
        titles = _titles(service, scope, view.texts)
        reach = service.reach(scope) if scope else None
        inside = "" if sought is None else choices(scope, service.facets(), sought, view.texts)
        return bar(scope, titles, reach, inside, view.texts)


def _titles(service: Service | JointService, scope: Scope, texts: Texts) -> dict[str, str]:
    """The titles of the chosen articles, or their first words; of more than are named none is looked up."""
    known = dict.fromkeys(sorted(scope.article_ids), "")
    for article_id in known if len(known) <= NAMED else ():
        with suppress(LibraryError):  # it has left the collection: ""
            holding = service.holding(article_id)
            title = holding.attribution.title
            known[article_id] = texts.source.title.format(title=title) if title else f"{holding.opening}…"
    return known


def _sought(event: gr.EventData) -> str | None:
    """The publication that is looked for in the fold; None if the fold is closed."""
    told = said(event)
    sought = told.get("sought")
    return sought[:MAX_SOUGHT_CHARS] if told.get("open") and isinstance(sought, str) else None
