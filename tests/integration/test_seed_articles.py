"""The articles that are cut from the seeds, measured against what a person marked in them."""

import json
import re
from collections.abc import Iterator
from statistics import mean
from typing import Any, NamedTuple

import pytest

from index.articles import Article, Source
from index.passages import cut
from index.segmentation.segmentation import segment
from tests.conftest import SEEDS
from tests.shared_data import shared_file

Gold = dict[str, Any]
pytestmark = pytest.mark.shared


class Match(NamedTuple):
    """A marked article with the one that was cut nearest to it, and how much of their characters are the same.

    `marked` are the places of the file that are the marked article's text.
    """

    gold: Gold
    article: Article
    f1: float
    marked: frozenset[int]


@pytest.fixture(scope="module")
def matches() -> list[Match]:
    lines = shared_file("eval/seeds/articles.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    return [match for file in sorted({one["file"] for one in gold}) for match in _of_file(file, gold)]


def test_every_article_is_found_and_no_other(matches):
    found = sum(len(_cut(file)) for file in {match.gold["file"] for match in matches})

    assert (len(matches), len({match.article.article_id for match in matches}), found) == (15, 15, 15)


def test_their_texts_are_what_was_marked(matches):
    assert mean(match.f1 for match in matches) >= 0.99
    assert min(match.f1 for match in matches) >= 0.98


@pytest.mark.parametrize("field", ["title", "authors", "affiliation", "publication", "date"])
def test_what_the_page_says_of_them_is_read_and_nothing_else(matches, field):
    read = {match.gold["id"]: getattr(match.article.attribution, field) for match in matches}
    marked = {match.gold["id"]: match.gold[field] for match in matches}

    assert read == {key: tuple(value) if field == "authors" else value for key, value in marked.items()}


def test_a_passage_holds_text_of_one_article_and_next_to_no_furniture(matches):
    stray = total = 0
    for file in {match.gold["file"] for match in matches}:
        marked = [match.marked for match in matches if match.gold["file"] == file]
        for places in _passages(file):
            assert sum(bool(places & one) for one in marked) <= 1
            stray, total = stray + len(places - frozenset().union(*marked)), total + len(places)

    assert stray <= 0.005 * total


def _passages(file: str) -> Iterator[frozenset[int]]:
    """The places of the file's characters that each of its passages has."""
    cutting = segment(Source(file, file, _raw(file), "utf-8", 0))
    for article, clean in cutting.clippings:
        yield from (_visible(_raw(file), passage.spans) for passage in cut(article, clean, cutting.pages))


def _of_file(file: str, gold: list[Gold]) -> Iterator[Match]:
    raw = _raw(file)
    found = {article: _visible(raw, article.spans) for article in _cut(file)}
    for one in gold:
        if one["file"] == file:
            marked = _visible(raw, [_range(raw, first, last) for first, last in one["pieces"]])
            shares = {article: 2 * len(marked & text) / (len(marked) + len(text)) for article, text in found.items()}
            best = max(shares, key=lambda article: shares[article])
            yield Match(one, best, shares[best], marked)


def _raw(file: str) -> str:
    return (SEEDS / file).read_text(encoding="utf-8")


def _cut(file: str) -> list[Article]:
    return [article for article, _ in segment(Source(file, file, _raw(file), "utf-8", 0)).clippings]


def _visible(raw: str, spans: Any) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end) if not raw[place].isspace())


def _range(raw: str, first: str, last: str) -> tuple[int, int]:
    """Where a piece stands that begins and ends with these words, however the file breaks its lines."""

    def words(text: str) -> re.Pattern[str]:
        return re.compile(r"\s*".join(map(re.escape, "".join(text.split()))))

    start = words(first).search(raw)
    assert start, first
    end = words(last).search(raw, start.end() - len(last))
    assert end, last
    return start.start(), end.end()
