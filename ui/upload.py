"""A file that a visitor has sent: what the browser or a program says of it, checked, and a name to keep it under."""

import re
import shutil
import time
import unicodedata
from pathlib import Path
from typing import NamedTuple

from index.errors import SourceError
from index.files import CONTROLS

MAX_FILES = 1_000
MAX_NAME_BYTES = 200
KEPT_SECONDS = 3_600  # an upload of which nobody asks that it be added

# What parts the folders of a path, on any system, and what no file system takes.
_NO_NAME = re.compile("[/\\\\\0\x7f]")


class Upload(NamedTuple):
    """Where the server keeps the file for now, and the name that its owner gave it."""

    path: Path
    name: str


class Uploads:
    """The folder into which gradio puts what is sent; nothing outside it is ever taken for an upload."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def accepted(self, payload: object) -> list[Upload]:
        """The uploads that a request names, in the words of gradio's FileData; raises SourceError for any other."""
        entries = payload if isinstance(payload, list) else [payload]
        if len(entries) > MAX_FILES:
            raise SourceError(f"{len(entries):,} files; expected at most {MAX_FILES:,} at once: add them in parts")
        self._sweep()
        return [self._accepted(entry) for entry in entries]

    def _accepted(self, entry: object) -> Upload:
        path, name = (entry.get("path"), entry.get("orig_name")) if isinstance(entry, dict) else (entry, None)
        if not isinstance(path, str) or "\0" in path:
            raise SourceError("no file was sent; expected one that was uploaded to /gradio_api/upload")
        found = Path(path)
        if found.is_symlink() or not found.resolve().is_relative_to(self._folder) or not found.is_file():
            raise SourceError("that is no uploaded file; send it to /gradio_api/upload first")
        return Upload(found.resolve(), safe_name(name if isinstance(name, str) and name else found.name))

    def _sweep(self) -> None:
        """Delete what was sent long ago and never added."""
        for folder in self._folder.glob("*"):
            if folder.is_dir() and time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """The name as a file of our own may bear it: as it was, but without folders, controls and excessive length.

    A name that begins with a dot would hide the file; the format that it ends in stays, however long it is.
    """
    readable = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    last = _NO_NAME.split(CONTROLS.sub("_", readable.replace("\\", "/")).rstrip("/ "))[-1].strip()
    visible = Path(last.lstrip(".") or "_")
    suffix = _cut(visible.suffix, MAX_NAME_BYTES // 4)
    return f"{_cut(visible.stem, MAX_NAME_BYTES - len(suffix.encode())) or '_'}{suffix}"


def _cut(text: str, max_bytes: int) -> str:
    return text.encode("utf-8")[:max_bytes].decode("utf-8", "ignore").rstrip()
