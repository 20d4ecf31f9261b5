"""The typed endpoints for programs: POST /gradio_api/call/v2/search, …/ask, …/articles and …/article."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

import gradio as gr
from gradio.events import api

from index.errors import ChuchuError
from rag.service import Service
from ui.programs import Programs

AT_ONCE = 4  # questions; more of them wait

_log = logging.getLogger(__name__)


def add(service: Service) -> None:
    """Adds the endpoints to the gr.Blocks that is being built."""
    programs = Programs(service)
    for reading in (programs.search, programs.ask, programs.articles, programs.article):
        api(told(reading), api_name=reading.__name__, concurrency_id="reading", concurrency_limit=AT_ONCE)


def told(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The same, of which a program is told in a sentence what went wrong."""

    @wraps(endpoint)
    def called(*arguments: object) -> Any:  # noqa: ANN401  what the endpoint returns
        try:
            return endpoint(*arguments)
        except ChuchuError as error:
            raise gr.Error(str(error), print_exception=False) from error
        except Exception as error:
            _log.exception("%s failed", endpoint.__name__)
            reason = f"{endpoint.__name__} failed; the reason is in the server's log"
            raise gr.Error(reason, print_exception=False) from error

    return called
