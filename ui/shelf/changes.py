"""The typed endpoints that change the collection: POST /gradio_api/call/v2/add and /gradio_api/call/v2/remove."""

from dataclasses import asdict
from typing import Any

from gradio import FileData
from gradio.events import api

from ui.collection import Collection
from ui.endpoints import told
from ui.programs import Changes
from ui.upload import Uploads


def add(collection: Collection, uploads: Uploads) -> None:
    """Adds the endpoints to the gr.Blocks that is being built."""

    def add(files: list[FileData]) -> list[dict[str, Any]]:
        """Add articles from files that were uploaded; says of each file what became of it, and why it was skipped.

        files are what gradio_client's handle_file makes of paths: files sent to /gradio_api/upload.
        """
        return [asdict(report) for report in collection.add(uploads.accepted(files))]

    for change in (add, Changes(collection).remove):
        api(told(change), api_name=change.__name__, concurrency_id="change", concurrency_limit=1)
