"""Examines a library: is the file whole, is every passage its source's own text, do the search indexes match?"""

import re
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

import numpy as np

from index.articles import Span
from index.derived import Derived
from index.errors import LibraryError
from index.fingerprint import REBUILD
from index.library import Library
from index.store import reported_damage

WHITE_SPACE = re.compile(r"\s+")
# float16 rounds a unit vector's length by less than this.
UNIT_TOLERANCE = 2e-3
KEYS_AT_ONCE = 16_384


class Health(IntEnum):
    """What an examination found; the numbers are the command's exit status."""

    SOUND = 0
    MENDED = 1
    DAMAGED = 2


def examine(folder: Path) -> Iterator[tuple[Health, str]]:
    """What was looked at, a line each, with what was found; stale or damaged search indexes are made again."""
    try:
        with reported_damage():
            library = Library.open(folder)
            damage = [*_file_damage(library)] or [*_text_damage(library), *_vector_damage(library)]
    except (LibraryError, ValueError) as error:
        yield Health.DAMAGED, str(error)
        return
    for found in damage:
        yield Health.DAMAGED, found
    if damage:
        return
    yield Health.SOUND, "the library file is whole, and every passage and sentence is its source's own text"
    try:
        Derived.load(library, thoroughly=True)
        yield Health.SOUND, "the search indexes match it"
    except LibraryError as error:
        Derived.remake(library)
        yield Health.MENDED, f"the search indexes were made again: {error}"


def _file_damage(library: Library) -> Iterator[str]:
    for (found,) in library.connection.execute("PRAGMA integrity_check(5)"):
        if found != "ok":
            yield f"{library.path} is damaged: {found}; restore it from a copy or build it again from your files"
    for row in library.connection.execute("PRAGMA foreign_key_check"):
        yield f"{library.path}: a row of {row[0]} refers to a {row[2]} that is missing; {REBUILD}"


def _text_damage(library: Library) -> Iterator[str]:
    """Promise 1, checked against the sources that the library keeps."""
    for source, article_id, article, pieces in library.verbatim_claims():
        for start, end, spans in pieces:
            if not _is_verbatim(article[start:end], source, spans):
                yield f"article {article_id}: characters {start}-{end} are not its source's; {REBUILD}"


def _is_verbatim(text: str, source: str, spans: tuple[Span, ...]) -> bool:
    quoted = "".join(source[start:end] for start, end in spans)
    return bool(text) and WHITE_SPACE.sub("", text) == WHITE_SPACE.sub("", quoted)


def _vector_damage(library: Library) -> Iterator[str]:
    keys = library.passage_keys()
    for name, vectors_of in (("passages", library.passage_vectors), ("sentences", library.sentence_vectors)):
        wrong = 0
        for start in range(0, len(keys), KEYS_AT_ONCE):
            part = keys[start : start + KEYS_AT_ONCE]
            _, vectors = vectors_of(int(part[0]), int(part[-1]))
            lengths = np.linalg.norm(vectors, axis=1)
            wrong += int(np.sum(~(np.abs(lengths - 1) < UNIT_TOLERANCE)))
        if wrong:
            yield f"{wrong} vectors of {name} are damaged; {REBUILD}"
