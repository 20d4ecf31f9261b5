import json

import pytest

from index.builder import Builder
from index.finding import Choice, Wanted
from index.fingerprint import fingerprint_of
from index.library import Library
from tests.fakes import LetterEncoder

RECORDS: list[dict[str, object]] = [
    {"title": "數字經濟的發展", "authors": ["张晓"], "publication": "人民日报", "date": "2024-03-05", "text": "一。"},
    {"title": "Ｇarden 园林", "authors": ["赵婧", "王一"], "publication": "光明日报", "date": "2023", "text": "二。"},
    {"title": "100% 'quoted' _", "publication": "人民日报", "text": "三。"},
    {"text": "四，没有题目。"},
]


@pytest.fixture
def library(tmp_path) -> Library:
    lines = [json.dumps({"_id": str(number), **record}) for number, record in enumerate(RECORDS)]
    (tmp_path / "Corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text("aaa aab. abb bbb.", encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "Corpus.jsonl", tmp_path / "b.txt"]))
    return library


def ids(library: Library, wanted: Wanted, limit: int = 10) -> list[str]:
    return [holding.source_id for holding in library.found(wanted, limit).holdings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数字经济", ["0"]),
        ("數字", ["0"]),
        ("GARDEN", ["1"]),
        ("王一 园林", ["1"]),
        ("人民 2024-03", ["0"]),
        ("corpus", ["0", "1", "2", "3"]),
        ("100%", ["2"]),
        ("_", ["2"]),
        ("'quoted'", ["2"]),
        ("园林 2024", []),
        ("", ["0", "1", "2", "3", "b.txt"]),
        ("%", ["2"]),
    ],
)
def test_every_word_is_looked_for_in_every_field_in_any_script_and_width(library, text, expected):
    assert ids(library, Wanted(text)) == expected


def test_what_is_found_is_listed_in_parts(library):
    parts = [library.found(Wanted("corpus"), 3, offset=offset) for offset in (0, 3, 6)]

    assert [[holding.source_id for holding in part.holdings] for part in parts] == [["0", "1", "2"], ["3"], []]
    assert {part.articles for part in parts} == {4}


def test_publication_and_year_narrow_what_is_found(library):
    assert ids(library, Wanted(publication="人民日报")) == ["0", "2"]
    assert ids(library, Wanted(publication="人民日报", year="2024")) == ["0"]
    assert ids(library, Wanted(year="")) == ["2", "3", "b.txt"]
    assert ids(library, Wanted("四", publication="")) == []


def test_no_more_is_read_than_is_shown_and_all_are_counted(library):
    found = library.found(Wanted("corpus"), 2)

    assert ([one.source_id for one in found.holdings], found.articles) == (["0", "1"], 4)


def test_the_files_that_were_just_added_come_first(library):
    found = library.found(Wanted(), 2, ["b.txt"])

    assert [one.source_id for one in found.holdings] == ["b.txt", "0"]


def test_the_choices_are_those_of_the_library_with_their_counts(library):
    assert library.publications() == [Choice("", 2), Choice("人民日报", 2), Choice("光明日报", 1)]
    assert library.years() == [Choice("2024", 1), Choice("2023", 1), Choice("", 3)]
