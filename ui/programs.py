"""What programs may ask of the collection and do to it, and the JSON they get: the same over HTTP and over MCP."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.errors import SettingsError
from index.finding import Wanted
from index.listing import holding_json
from rag.answer_json import answer_json
from rag.scope import Scope
from rag.service import MAX_TOP, Service
from ui.collection import Collection
from ui.shelf.status import MAX_REMOVED
from ui.upload import Upload, safe_name

MAX_ARTICLES = 1_000
MAX_OFFSET = 10_000_000


@dataclass(frozen=True, slots=True)
class Programs:
    """What can be asked. Each method's docstring is what a program or a model is told of it; all raise ChuchuError."""

    service: Service

    def search(
        self,
        question: str,
        top: int = 5,
        article_ids: tuple[str, ...] = (),
        publications: tuple[str, ...] = (),
        since: str = "",
        until: str = "",
    ) -> dict[str, Any]:
        """The passages of the collection that best answer the question, word for word, each with its source.

        The question may be in any language; top is how many passages at most, 1 to 100. Quote a passage's "text" as it
        stands and cite its "article": title, authors, publication, date and url as the source prints them, null where
        it does not say, and "page". Where "answered" is false the collection does not answer the question, and the
        passages are only the nearest ones; "confidence" is the estimated probability, 0 to 1, that they answer it.

        article_ids and publications are where to look, everywhere if empty; since and until are dates as 2024, 2024-06
        or 2024-06-30, both included, which leave out articles without a date. A time or a publication that the question
        itself names restricts the search too; "scope" says what was restricted and by which words.
        """
        return self.ask(question, (), top, article_ids, publications, since, until)

    def ask(
        self,
        question: str,
        turns: tuple[str, ...] = (),
        top: int = 5,
        article_ids: tuple[str, ...] = (),
        publications: tuple[str, ...] = (),
        since: str = "",
        until: str = "",
        read_scope: bool = True,
    ) -> dict[str, Any]:
        """The same as search, within a talk.

        turns are the earlier questions of the talk, oldest first: a short question that leans on them (怎么办呢？, what
        about costs?) is completed from them, and "resolved" is what was searched. The other arguments say which part of
        the collection is searched, as search has them; without read_scope, what the question itself names is none.
        """
        scope = Scope(
            frozenset(_texts("article_ids", article_ids)),
            frozenset(_texts("publications", publications)),
            _text("since", since) or None,
            _text("until", until) or None,
        )
        return answer_json(
            self.service.ask(
                _text("question", question),
                top=_number("top", top, 1, MAX_TOP),
                turns=_texts("turns", turns),
                scope=scope,
                read_scope=_flag("read_scope", read_scope),
            )
        )

    def articles(
        self, text: str = "", publication: str = "", year: str = "", limit: int = 100, offset: int = 0
    ) -> list[dict[str, Any]]:
        """The articles of the collection, in the order of their files, each with its id, source and length.

        Every word of text has to stand in an article's title, authors, affiliation, publication, date, column or file
        name; publication and year are exact; empty is any. At most limit are listed, 1 to 1000, after the first offset
        of them: where the list is as long as limit there may be more.
        """
        wanted = Wanted(_text("text", text), _text("publication", publication) or None, _text("year", year) or None)
        size, start = _number("limit", limit, 1, MAX_ARTICLES), _number("offset", offset, 0, MAX_OFFSET)
        holdings = self.service.library.found(wanted, size, offset=start).holdings
        return [holding_json(holding, self.service.reprints(holding.article_id)) for holding in holdings]

    def article(self, article_id: str) -> dict[str, Any]:
        """One whole article: what articles lists of it, and its text, paragraphs separated by a line break.

        "spans" are the stretches of the decoded file from which the text was taken; "also_in" are the ids of the
        articles that reprint it.
        """
        wanted = _text("article_id", article_id)
        listed = holding_json(self.service.holding(wanted), self.service.reprints(wanted))
        return {**listed, "text": self.service.article(wanted).text}


@dataclass(frozen=True, slots=True)
class Changes:
    """What can be done; described as Programs are, and raising as they do."""

    collection: Collection

    def add_text(self, file: str, text: str) -> list[dict[str, Any]]:
        """Add one article, or several below one another, as plain text or Markdown; says what became of it and why.

        file is the name under which the text is kept, such as Garden.md. The title stands in the first line, the author
        in a line of its own below it. What is there already is left as it is.
        """
        name = safe_name(_text("file", file))
        kept = name if name.lower().endswith((".txt", ".md")) else f"{name}.txt"
        with TemporaryDirectory() as folder:
            path = Path(folder, "text")
            path.write_text(_text("text", text), encoding="utf-8")
            return [asdict(report) for report in self.collection.add([Upload(path, kept)])]

    def remove(self, articles: tuple[str, ...]) -> dict[str, int]:
        """Take out the articles of these ids; if one of them is unknown, nothing is removed."""
        if not isinstance(articles, list | tuple) or not all(isinstance(one, str) for one in articles):
            raise SettingsError("articles is no list of article ids; the endpoint `articles` lists them")
        if len(articles) > MAX_REMOVED:
            raise SettingsError(f"{len(articles)} articles, expected at most {MAX_REMOVED} at once")
        self.collection.remove(articles)
        return {"removed": len(set(articles))}


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{name} is {type(value).__name__}, expected text")
    return value.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair, which no model or database takes


def _texts(name: str, values: object) -> Sequence[str]:
    if not isinstance(values, list | tuple):
        raise SettingsError(f"{name} is {type(values).__name__}, expected a list of texts")
    return [_text(f"an item of {name}", value) for value in values]


def _number(name: str, value: object, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise SettingsError(f"{name} is {value!r}, expected a whole number from {least} to {most}")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{name} is {value!r}, expected true or false")
    return value
