"""What a user corrects by hand of articles, kept in the library's folder: the articles' own files are never touched.

A source that was corrected has a file in the library's `corrections/`, which is a sidecar like those beside files. It
says of each article, found again by its first words, what shall stand in the place of what was read.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from index.articles import Article, Source
from index.errors import SourceError
from index.sidecar import BY_HAND, MAX_BYTES, SUFFIX, ArticleOverrides, Value, parse, read

FOLDER = "corrections"
# By how much more of its text an article is told from another that begins the same.
STEP = 40


class Corrections:
    """The corrections of one library."""

    def __init__(self, library: Path) -> None:
        self._folder = library / FOLDER
        self._names = {path.name for path in self._folder.iterdir()} if self._folder.is_dir() else set()

    def on(self, source: Source) -> Source:
        """The source with what is corrected of it, in the place of what was corrected before."""
        beside, _, before = source.sidecar.partition(BY_HAND)
        path = self._path(source)
        hand = read(path) if path.name in self._names else before
        return replace(source, sidecar=f"{beside}{BY_HAND}{hand}" if hand else beside)

    def put(self, source: Source, article: Article, others: Iterable[Article], values: Mapping[str, Value]) -> None:
        """Keep these fields' values for the article of the source, in which the `others` stand too.

        Raises SourceError if a value is none, or if too much is corrected already.
        """
        path = self._path(source)
        said = parse(self.on(source).sidecar.partition(BY_HAND)[2], path.name).articles
        mine = [one for one in said if one.fit(None, article.text)]
        kept = [one for one in said if one not in mine]
        before = {name: value for one in mine for name, value in one.values.items()}
        begins = _telling(article.text, [other.text for other in others])
        entries = [*map(_entry, kept), _entry(ArticleOverrides(begins, None, {**before, **values}))]
        text = _written(source, entries)
        parse(text, path.name)
        if len(text.encode()) > MAX_BYTES:
            raise SourceError(f"{source.file} has over {MAX_BYTES >> 10} KB of corrections; edit a copy of it instead")
        self._write(path, text)

    def _path(self, source: Source) -> Path:
        """Named by a digest: a file's own name may be too long, or no name for a file at all."""
        named = f"{source.file}\0{source.source_id}".encode()
        return self._folder / f"{hashlib.blake2b(named, digest_size=12).hexdigest()}{SUFFIX}"

    def _write(self, path: Path, text: str) -> None:
        """Whole or not at all."""
        partial = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            self._folder.mkdir(exist_ok=True)
            partial.write_text(text, encoding="utf-8")
            partial.replace(path)
        except OSError as error:
            raise SourceError(f"{path} cannot be written ({error.strerror}); nothing was changed") from error
        self._names.add(path.name)


def _telling(text: str, others: Sequence[str]) -> str:
    """As much of the text's beginning as tells it from the others; white space does not count."""
    squeezed, taken = "".join(text.split()), ["".join(other.split()) for other in others]
    chars = STEP
    while chars < len(squeezed) and any(other.startswith(squeezed[:chars]) for other in taken):
        chars += STEP
    return squeezed[:chars]


def _entry(said: ArticleOverrides) -> dict[str, Any]:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in said.values.items()}
    return {"begins": said.begins, **values}


def _written(source: Source, entries: Sequence[Mapping[str, Any]]) -> str:
    about = source.file if source.source_id == source.file else f"{source.file} {source.source_id}"
    listed: str = yaml.safe_dump({"articles": list(entries)}, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# {''.join(char if char.isprintable() else '?' for char in about)}\n{listed}"
