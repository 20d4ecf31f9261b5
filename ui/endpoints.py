"""The two typed endpoints for programs: POST /gradio_api/call/search and /gradio_api/call/articles."""

import logging
from typing import Any

import gradio as gr
from gradio.events import api

from index.errors import ChuchuError
from index.listing import holding_json
from rag.answer_json import answer_json
from rag.service import MAX_TOP, Service

_log = logging.getLogger(__name__)


def add(service: Service) -> None:
    """Adds the endpoints to the gr.Blocks that is being built."""

    def search(question: str, top: int = 5) -> dict[str, Any]:
        """The passages that best answer the question, word for word, each with its source and a confidence.

        The question may be in any language; top is how many passages at most, 1 to 100.
        """
        if not isinstance(question, str):
            raise gr.Error(f"question is {type(question).__name__}, expected text", print_exception=False)
        if isinstance(top, bool) or not isinstance(top, int) or not 1 <= top <= MAX_TOP:
            raise gr.Error(f"top is {top!r}, expected a whole number from 1 to {MAX_TOP}", print_exception=False)
        try:
            return answer_json(service.ask(question, top=top))
        except ChuchuError as error:
            raise gr.Error(str(error), print_exception=False) from error
        except Exception as error:
            _log.exception("Searching failed")
            raise gr.Error("the search failed; the reason is in the server's log", print_exception=False) from error

    def articles() -> list[dict[str, Any]]:
        """Every article of the collection: its ids, file, title, authors, publication, date and size."""
        return [holding_json(holding, service.reprints(holding.article_id)) for holding in service.articles()]

    api(search, api_name="search", concurrency_limit=4)
    api(articles, api_name="articles")
