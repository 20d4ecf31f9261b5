"""The cache of converted models: folders that appear whole or not at all, and are checked whenever they are opened."""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from index.errors import ModelError

MANIFEST = "manifest.json"
# A folder half-written by a process that was killed; a live conversion takes seconds.
ABANDONED_AFTER_SECONDS = 3600


def cached(folder: Path, write: Callable[[Path], None]) -> Path:
    """`folder`, sound: as it stands, or written anew by `write(an empty folder)` when it is missing or damaged.

    Several processes may do this at once: each writes a folder of its own, the first to finish gives its to all, and a
    killed one leaves nothing in the way. Raises ModelError if the cache cannot be written.
    """
    if is_sound(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(folder.parent)
        partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.partial-", dir=folder.parent))
        try:
            write(partial)
            _write_manifest(partial)
            _publish(partial, folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise ModelError(
            f"The converted model cannot be kept in {folder.parent} ({error}). It needs a writable folder with 1 GB "
            "free: set CHUCHU_CACHE to one."
        ) from error
    return folder


def is_sound(folder: Path) -> bool:
    """Whether every file of `folder` has the size and sha256 that its manifest gives."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return all(_matches(folder / name, entry) for name, entry in manifest["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _matches(file: Path, entry: Mapping[str, object]) -> bool:
    return file.stat().st_size == entry["bytes"] and _digest(file) == entry["sha256"]


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _write_manifest(folder: Path) -> None:
    files = {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": _digest(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    (folder / MANIFEST).write_text(json.dumps({"files": files}, indent=1), encoding="utf-8")


def _publish(partial: Path, folder: Path) -> None:
    """Give `partial` the name `folder`, unless another process has put a sound one there meanwhile."""
    while not is_sound(folder):
        try:
            partial.rename(folder)
        except OSError:
            if not folder.exists():
                raise
            _set_aside(folder)


def _set_aside(folder: Path) -> None:
    """Remove a damaged folder; its name is free at once. Another process may do so first."""
    grave = Path(tempfile.mkdtemp(prefix=f"{folder.name}.partial-", dir=folder.parent))
    try:
        folder.rename(grave / "damaged")
    except FileNotFoundError:
        pass
    finally:
        shutil.rmtree(grave, ignore_errors=True)


def _clear_abandoned(parent: Path) -> None:
    for path in parent.glob("*.partial-*"):
        try:
            abandoned = time.time() - path.stat().st_mtime > ABANDONED_AFTER_SECONDS
        except FileNotFoundError:
            continue
        if abandoned:
            shutil.rmtree(path, ignore_errors=True)
