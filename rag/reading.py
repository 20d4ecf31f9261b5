"""What is read of a library for one answer: each passage once."""

from collections.abc import Sequence

from index.articles import Attribution, Passage
from index.library import Library


class Reading:
    """A library's passages, remembered as they are read; made for one question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._read: dict[int, Passage] = {}

    def passages(self, keys: Sequence[int]) -> dict[int, Passage]:
        """Those of the passages of these keys that are there."""
        self._read.update(self._library.passages([key for key in keys if key not in self._read]))
        return {key: self._read[key] for key in keys if key in self._read}

    def attribution(self, article_id: str) -> Attribution:
        """Where an article that was read comes from."""
        return self._library.holding(article_id).attribution
