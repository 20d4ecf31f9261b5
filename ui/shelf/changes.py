"""The typed endpoints that change the collection: POST /gradio_api/call/add and /gradio_api/call/remove."""

import logging
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

import gradio as gr
from gradio import FileData
from gradio.events import api

from index.errors import ChuchuError
from ui.collection import Collection
from ui.shelf.status import MAX_REMOVED
from ui.upload import Uploads

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


def add(collection: Collection, uploads: Uploads) -> None:
    """Adds the endpoints to the gr.Blocks that is being built."""

    def add(files: list[FileData]) -> list[dict[str, Any]]:
        """Add articles from files that were uploaded; says of each file what became of it, and why it was skipped.

        files are what gradio_client's handle_file makes of paths: files sent to /gradio_api/upload.
        """
        reports = _said(lambda: list(collection.add(uploads.accepted(files))))
        return [asdict(report) for report in reports]

    def remove(articles: list[str]) -> dict[str, int]:
        """Take out the articles of these ids; if one of them is unknown, nothing is removed."""
        if not isinstance(articles, list) or not all(isinstance(one, str) for one in articles):
            raise gr.Error(
                "articles is no list of article ids; the endpoint `articles` lists them", print_exception=False
            )
        if len(articles) > MAX_REMOVED:
            raise gr.Error(f"{len(articles)} articles, expected at most {MAX_REMOVED} at once", print_exception=False)
        _said(lambda: collection.remove(articles))
        return {"removed": len(set(articles))}

    api(add, api_name="add", concurrency_id="change", concurrency_limit=1)
    api(remove, api_name="remove", concurrency_id="change", concurrency_limit=1)


def _said(change: Callable[[], _T]) -> _T:
    """What the change comes to; what goes wrong is told to the program in a sentence."""
    try:
        return change()
    except ChuchuError as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:
        _log.exception("Changing the collection failed")
        raise gr.Error("it failed; the reason is in the server's log", print_exception=False) from error
