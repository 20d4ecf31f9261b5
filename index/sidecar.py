"""What a user says of an article that its text does not, in a file beside it.

`a.txt.meta.yaml`, or `a.meta.yaml` for every file of that stem, holds YAML:

    title: 题目            # says, too, that the file is one article
    authors: [张三, 李四]    # or one name
    publication: 人民日报
    date: 2024-03-05
    url: null             # null clears what was read from the file
    encoding: gb18030
    articles:             # of a file with several: what is said of one of them
      - titled: 题目 as it was read, or
        begins: the first words of its text
        column: 理论
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from index.dates import day
from index.errors import SourceError
from index.nobody import is_nobody
from index.readers.declared import names

SUFFIX = ".meta.yaml"
MAX_BYTES, MAX_DEPTH, MAX_ARTICLES = 64 << 10, 6, 2_000
MAX_QUOTED = 40
FIELDS = ("title", "authors", "affiliation", "publication", "date", "column", "url")
SIDECAR, HAND = "sidecar", "hand"
# Between what stands beside a file and what was corrected by hand of it, in the text that the library keeps of both.
BY_HAND = "\n--- # by hand\n"
ALLOWED = (*FIELDS, "encoding", "articles")
ALLOWED_OF_ARTICLE = ("begins", "titled", *FIELDS)
# Other programs' front matter names one author so.
SYNONYMS = {"author": "authors"}
NULL_TAG, NULL = "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$")

# A field's new value: None clears it, as () does the authors.
Value = str | tuple[str, ...] | None
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ArticleOverrides:
    """What is said of the one article that begins so, or whose title was read so."""

    begins: str | None
    titled: str | None
    values: Values

    def fit(self, title: str | None, opening: str) -> bool:
        """Whether they are said of the article of this title that opens so; white space does not count."""
        begins = self.begins is None or _squeezed(opening).startswith(_squeezed(self.begins))
        titled = self.titled is None or _squeezed(title or "") == _squeezed(self.titled)
        return begins and titled

    @property
    def sought(self) -> str:
        """The words for it: titled “甲” that begins with “第一句”."""
        titled = f" titled “{self.titled[:MAX_QUOTED]}”" if self.titled else ""
        return titled + (f" that begins with “{self.begins[:MAX_QUOTED]}”" if self.begins else "")


@dataclass(frozen=True, slots=True)
class Overrides:
    """What is said of a file's articles, of all of them and of single ones; a field that is not there stays as read."""

    values: Values = field(default_factory=dict)
    articles: tuple[ArticleOverrides, ...] = ()
    encoding: str | None = None

    @property
    def is_one_article(self) -> bool:
        """Whether the file is said to be one article: it has one title."""
        return self.values.get("title") is not None

    def for_article(self, title: str | None, opening: str, *, alone: bool) -> dict[str, Any]:
        """The fields to replace in the attribution of an article, whose text begins with `opening`.

        `title` is the one that was read; `alone` says that the file holds no other article: only then the file's
        title is the article's. `opening` is as long as the longest `begins`, or longer.
        """
        values = {name: value for name, value in self.values.items() if alone or name != "title"}
        for one in self.articles:
            if one.fit(title, opening):
                values |= one.values
        return values

    def unmatched(self, articles: Iterable[tuple[str | None, str]]) -> list[str]:
        """A sentence for each entry that speaks of none of the articles, which are given by title and opening."""
        known = list(articles)
        return [
            f"the sidecar speaks of an article{one.sought}, but none is there"
            for one in self.articles
            if not any(one.fit(title, opening) for title, opening in known)
        ]


def sidecar_of(path: Path) -> Path | None:
    """The file that says more of this one: a.txt.meta.yaml, else a.meta.yaml; None if neither is there."""
    beside = (path.with_name(path.name + SUFFIX), path.with_name(path.stem + SUFFIX))
    return next((sidecar for sidecar in beside if _is_file(sidecar)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is already as long as can be
        return False


def parts(text: str) -> Iterator[tuple[str, Overrides]]:
    """Who says what, in the text that the library keeps: the file beside the source, then the user's own hand."""
    beside, _, hand = text.partition(BY_HAND)
    if beside:
        yield SIDECAR, parse(beside, "the sidecar of this file")
    if hand:
        yield HAND, parse(hand, "what was corrected by hand")


def declared_encoding(path: Path) -> str | None:
    """The encoding that the sidecar of this file states, if one does."""
    sidecar = sidecar_of(path)
    return parse(read(sidecar), sidecar.name).encoding if sidecar else None


def read(path: Path) -> str:
    """A sidecar's text; raises SourceError, naming it, if it is none."""
    if path.stat().st_size > MAX_BYTES:
        raise SourceError(f"{path.name} is over {MAX_BYTES >> 10} KB; expected a few lines about the article")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path.name} is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def parse(text: str, origin: str) -> Overrides:
    """What the YAML says; raises SourceError, beginning with `origin`, if it says anything that is not understood."""
    try:
        loaded = yaml.load(text, Loader)
    except (yaml.YAMLError, ValueError) as error:
        raise SourceError(
            f"{origin} is not YAML ({in_one_line(error)}); expected lines like “date: 2024-03-05”"
        ) from error
    return _overrides({} if loaded is None else loaded, origin)


class Loader(yaml.BaseLoader):  # type: ignore[misc]  # PyYAML has no types
    """Reads YAML whose every scalar is a string or null; no aliases, no deep nesting, no objects."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.YAMLError(f"line {event.start_mark.line + 1}: anchors and aliases are not read")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise yaml.YAMLError(f"line {event.start_mark.line + 1}: nested over {MAX_DEPTH} deep")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


Loader.add_implicit_resolver(NULL_TAG, NULL, ["~", "n", "N", ""])
Loader.add_constructor(NULL_TAG, lambda _loader, _node: None)


def _overrides(loaded: object, origin: str) -> Overrides:
    said = _mapping(loaded, origin, ALLOWED)
    articles, encoding = said.pop("articles", None), said.pop("encoding", None)
    if not isinstance(articles, list | None) or len(articles or ()) > MAX_ARTICLES:
        raise SourceError(
            f"{origin}: articles is not a list of up to {MAX_ARTICLES:,}; expected one entry for each article"
        )
    if not isinstance(encoding, str | None):
        raise SourceError(f"{origin}: encoding is not a name; expected one such as gb18030")
    entries = tuple(_article(one, f"{origin}, article {number}") for number, one in enumerate(articles or (), start=1))
    return Overrides(values_of(said, origin), entries, encoding)


def _article(loaded: object, origin: str) -> ArticleOverrides:
    said = _mapping(loaded, origin, ALLOWED_OF_ARTICLE)
    begins, titled = (
        _text(said.pop("begins", None), origin, "begins"),
        _text(said.pop("titled", None), origin, "titled"),
    )
    if begins is None and titled is None:
        raise SourceError(f"{origin}: neither begins nor titled says which one it is; give the first words of its text")
    return ArticleOverrides(begins, titled, values_of(said, origin))


def _mapping(loaded: object, origin: str, allowed: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(loaded, dict):
        raise SourceError(f"{origin} is no list of fields; expected lines like “date: 2024-03-05”")
    named = {SYNONYMS.get(str(name), str(name)): value for name, value in loaded.items()}
    unknown = [name for name in named if name not in allowed]
    if unknown:
        raise SourceError(f"{origin}: {unknown[0][:40]} is not a field; expected one of {', '.join(allowed)}")
    return named


def values_of(said: Mapping[str, object], origin: str) -> dict[str, Value]:
    """The fields' values in an attribution; raises SourceError for the first that is of another kind."""
    values: dict[str, Value] = {}
    for given, value in said.items():
        name = SYNONYMS.get(given, given)
        if name == "authors":
            values[name] = _authors(value, origin)
        elif name == "date":
            values[name] = _date(_text(value, origin, name), origin)
        elif name in FIELDS:
            values[name] = _text(value, origin, name)
    return values


def _authors(value: object, origin: str) -> tuple[str, ...]:
    """The names in a line, 张三、李四, or in a list, whose entries may be groups of fields with a name."""
    entries = value if isinstance(value, list) else [value]
    named = [one.get("name") if isinstance(one, dict) and "name" in one else one for one in entries]
    texts = [_text(one, origin, "authors") or "" for one in named]
    found = texts if isinstance(value, list) else names(*texts)
    return tuple(name for name in found if name and not is_nobody(name))


def _date(text: str | None, origin: str) -> str | None:
    date = day(text) if text else None
    if text and not date:
        raise SourceError(f"{origin}: date is “{text[:40]}”; expected YYYY-MM-DD, YYYY-MM or YYYY")
    return date


def _text(value: object, origin: str, name: str) -> str | None:
    if not isinstance(value, str | None):
        expected = "one name, or a list of names: [张三, 李四]" if name == "authors" else "text, on one line"
        raise SourceError(f"{origin}: {name} holds a {_kind(value)}; expected {expected}")
    return " ".join((value or "").split()) or None


def _kind(value: object) -> str:
    return "list" if isinstance(value, list) else "group of fields"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
