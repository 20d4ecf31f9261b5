"""Importing gradio without the wait for its editor stubs."""

import inspect
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def no_editor_stubs() -> Iterator[None]:
    """Inside, `import gradio` writes no .pyi files for editors; nothing that runs depends on them.

    gradio 6.31 parses the source of its 81 component classes at every import to write those files into
    site-packages: 4 of its 7.5 seconds here. It leaves out a class that inspect.getfile cannot place, so for the
    length of the import inspect.getfile places none, for this thread alone.
    """
    getfile = inspect.getfile
    importer = threading.get_ident()

    def no_file(placed: Any) -> str:  # noqa: ANN401  as inspect.getfile
        if threading.get_ident() == importer:
            raise OSError("no source file while gradio is imported")
        return getfile(placed)

    with patch.object(inspect, "getfile", no_file):
        yield
