"""The one object that the command line, the page and the API call: a library, opened, that answers questions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from index.articles import Article, Holding
from rag.answer import Answer


class Service:
    """Answers questions from one library. Safe to call from several threads."""

    @classmethod
    def open(cls, library: Path) -> Self:
        """The service over an existing library; raises LibraryError or ModelError with the command that mends it."""
        raise NotImplementedError

    def ask(self, question: str, *, top: int = 5, turns: Sequence[str] = ()) -> Answer:
        """The `top` best passages for the question, with a confidence; raises QuestionError for one that cannot be asked.

        `turns` are the earlier questions of the talk, oldest first.
        """
        raise NotImplementedError

    def articles(self) -> list[Holding]:
        """All articles, by file and place in it."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """One whole article; raises LibraryError if the library has none of that id."""
        raise NotImplementedError
