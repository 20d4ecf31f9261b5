import json
import time

import pytest

from index.builder import Builder
from index.fingerprint import fingerprint_of
from index.library import Library
from index.sampling import Sampled
from rag import overview
from rag.drawing import Drawing
from rag.overview import FILE, Overview
from tests.fakes import LetterEncoder

RECORDS = [
    {"_id": "old", "title": "aa", "text": "aaaa aaaa.", "date": "2021年5月3日"},
    {"_id": "new", "title": "ab", "text": "aabb abab.", "date": "2024-06-30"},
    {"_id": "two", "title": "bb", "text": "bbbb bbab.", "date": "2024"},
    {"_id": "none", "title": "ac", "text": "aacc acac."},
]


@pytest.fixture
def library(tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([corpus]))
    return library


def drawn(drawing: Drawing, library: Library) -> Overview:
    """What is drawn, when it is."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := drawing.overview(library):
            return found
        time.sleep(0.01)
    raise AssertionError("it is never drawn")


def test_every_passage_has_a_point_with_its_first_words(library):
    seen = Overview.of(library)

    assert [point.opening for point in seen.points] == [record["text"] for record in RECORDS]
    assert [seen.holdings[point.article_id].source_id for point in seen.points] == ["old", "new", "two", "none"]
    assert (seen.articles, seen.passages, seen.is_sample) == (4, 4, False)


def test_passages_are_counted_by_year_those_without_a_date_last(library):
    assert list(Overview.of(library).years.items()) == [("2021", 1), ("2024", 2), ("", 1)]


def test_a_sample_is_taken_evenly_and_always_the_same(library):
    sample = library.sample(2)

    assert [passage.opening for passage in sample.passages] == ["aaaa aaaa.", "bbbb bbab."]
    assert isinstance(sample.passages[0], Sampled)
    assert sample.vectors.shape == (2, 4)
    assert library.sample(2).passages == sample.passages


def test_a_passage_that_was_not_sampled_stands_where_the_likest_one_does(library, monkeypatch):
    (passage,) = library.passages([4]).values()
    monkeypatch.setattr(overview, "MAX_POINTS", 3)
    seen = Overview.of(library)
    drawn_too, gone = passage._replace(passage_id=seen.points[0].passage_id), passage._replace(passage_id="gone")
    (guest,) = seen.including(library, [drawn_too, passage, gone]).guests

    assert [point.opening for point in seen.points] == ["aaaa aaaa.", "aabb abab.", "bbbb bbab."]
    assert (guest.passage_id, guest.opening) == (passage.passage_id, "aacc acac.")
    assert (guest.x, guest.y) == (seen.points[0].x, seen.points[0].y)


def test_places_are_worked_out_once_for_a_library(library, monkeypatch):
    first = Overview.of(library)
    monkeypatch.setattr(overview, "positions", None)

    assert Overview.of(library) == first


def test_places_are_worked_out_again_when_the_library_has_changed(library):
    first = Overview.of(library)
    library.remove([first.points[0].article_id])

    assert [point.opening for point in Overview.of(library).points] == ["aabb abab.", "bbbb bbab.", "aacc acac."]


@pytest.mark.parametrize("damage", [b"", b"PK nonsense", b"\x00" * 400])
def test_a_damaged_file_of_places_is_made_again(library, damage):
    first = Overview.of(library)
    (library.folder / FILE).write_bytes(damage)

    assert Overview.of(library) == first
    assert (library.folder / FILE).read_bytes() != damage


def test_a_library_without_articles_has_an_empty_overview(tmp_path):
    seen = Overview.of(Library.create(tmp_path / "library", fingerprint_of(LetterEncoder())))

    assert (seen.points, seen.articles, dict(seen.years)) == ((), 0, {})


def test_it_is_drawn_beside_and_kept_until_the_library_changes(library):
    drawing = Drawing()
    assert drawing.overview(library) is None

    first = drawn(drawing, library)
    assert drawing.overview(library) is first
    library.remove([first.points[0].article_id])

    assert drawing.overview(library) is None
    assert drawn(drawing, library).passages == 3


def test_what_goes_wrong_is_told_to_who_asks(library):
    drawing = Drawing()
    library.connection.executescript("PRAGMA foreign_keys = OFF; DROP TABLE vectors")

    with pytest.raises(Exception, match="vectors"):
        drawn(drawing, library)
