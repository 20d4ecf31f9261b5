"""Which segments make up the search indexes of which state of a library."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryError
from index.segments.segment import Segment
from index.store import State
from index.words import WORDS_RULE

MANIFEST = "manifest.json"
# Raise it when a segment's files change.
FORMAT = 5
# Larger files are compared with their digests by `index check` only: reading gigabytes would be the longest part of a
# start. Of these a start looks at the size; a file that ends early or is missing is noticed, a flipped bit is not.
CHECKED_UP_TO = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment by its folder's name, the size and SHA-256 of each of its files, and its rows that are gone."""

    name: str
    files: dict[str, tuple[int, str]]
    gone: tuple[int, ...] = ()

    @classmethod
    def of(cls, segment: Segment) -> Self:
        """The entry of a segment that was just written; its larger files are on the disk before it is named."""
        paths = sorted(path for path in segment.folder.rglob("*") if path.is_file())
        for path in paths:
            if path.stat().st_size > CHECKED_UP_TO:
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
        files = {path.relative_to(segment.folder).as_posix(): (path.stat().st_size, _digest(path)) for path in paths}
        return cls(segment.name, files)

    def without(self, segment: Segment, keys: NDArray[np.int64]) -> Self:
        """The entry with the rows of these passages gone too."""
        rows = np.flatnonzero(np.isin(segment.keys, keys))
        return replace(self, gone=tuple(np.union1d(np.array(self.gone, dtype=np.int64), rows).tolist()))

    def kept(self, segment: Segment) -> NDArray[np.bool_]:
        """Of each row of the segment whether it is still there."""
        kept = np.ones(len(segment), dtype=np.bool_)
        kept[list(self.gone)] = False
        return kept

    def check(self, folder: Path, *, thoroughly: bool) -> None:
        """Raise LibraryError if a file is missing or not as it was written."""
        for name, (size, digest) in self.files.items():
            path = folder / self.name / name
            try:
                found = path.stat().st_size
                whole = found == size and ((size > CHECKED_UP_TO and not thoroughly) or _digest(path) == digest)
            except OSError as error:
                raise LibraryError(f"{name} cannot be read ({error})") from error
            if not whole:
                raise LibraryError(f"{name} is damaged")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The segments, in the order of their passages' keys, and the state of the library that they are of."""

    state: State
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest in the folder; raises LibraryError if there is none of this version."""
        try:
            found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            rules = found["format"], found["words_rule"]
            if rules != (FORMAT, WORDS_RULE):
                raise LibraryError(f"they were made by rules {rules}, expected {(FORMAT, WORDS_RULE)}")
            body = json.dumps(found["body"])
            if hashlib.sha256(body.encode()).hexdigest() != found["sha256"]:
                raise LibraryError("their manifest is damaged")
            entries = [
                Entry(
                    one["name"],
                    {name: (size, digest) for name, (size, digest) in one["files"].items()},
                    tuple(one["gone"]),
                )
                for one in found["body"]["entries"]
            ]
            return cls(State(*found["body"]["state"]), tuple(entries))
        except FileNotFoundError as error:
            raise LibraryError("there are none yet") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LibraryError(f"their manifest is damaged ({error})") from error

    def write(self, folder: Path) -> None:
        """Take the place of the folder's manifest, whole or not at all."""
        body = {"state": list(self.state), "entries": [asdict(entry) for entry in self.entries]}
        digest = hashlib.sha256(json.dumps(body).encode()).hexdigest()
        found = {"format": FORMAT, "words_rule": WORDS_RULE, "sha256": digest, "body": body}
        temporary = folder / f"{MANIFEST}.{os.getpid()}.tmp"
        temporary.write_text(json.dumps(found), encoding="utf-8")
        temporary.replace(folder / MANIFEST)


def last_key(segments: Iterable[Segment]) -> int:
    """The highest passage key that any of the segments has, 0 if there are none."""
    return max((int(segment.keys[-1]) for segment in segments), default=0)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
