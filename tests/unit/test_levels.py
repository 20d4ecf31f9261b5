import json
from pathlib import Path

import pytest

from index.builder import Builder
from index.derived import Derived
from index.encoder import Vectors
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.hubness import Typical, typical_questions
from rag.levels import FILE, Levels
from tests.fakes import LetterEncoder

ENCODER = LetterEncoder()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library.create(tmp_path / "library", fingerprint_of(ENCODER))
    for number, text in enumerate(["aaa", "bbb"]):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert all(Builder(made, ENCODER).build([tmp_path / "0.txt", tmp_path / "1.txt"]))
    return made


def levels(library: Library, letters: str) -> Levels:
    """The levels if every typical question were of these letters."""

    def vectors() -> Vectors:
        return ENCODER.encode_questions([letters] * len(typical_questions()))

    derived = Derived.of(library)
    return Levels(library, derived, Typical(derived, lambda: vectors()[:2]), vectors)


def test_the_level_is_what_typical_questions_reach(library):
    level = levels(library, "aaa").of("aaa")

    assert level.usual == pytest.approx(2.0, abs=1e-3)  # passage and sentence at 1, and no words in common
    assert level.spread == 0.01  # all find the same, but by less nothing is told apart
    assert level.above(2.02) == pytest.approx(2.0, abs=0.1)


def test_a_level_is_worked_out_once_and_kept_beside_the_library(library):
    first = levels(library, "aaa").of("aaa")

    assert levels(library, "ab").of("aaa") == first
    assert levels(library, "ab").of("问") != first  # the other script's was not asked for


def test_a_library_that_has_grown_has_another_level(library, tmp_path):
    first = levels(library, "abc").of("aaa")
    (tmp_path / "2.txt").write_text("abc", encoding="utf-8")
    assert all(Builder(library, ENCODER).build([tmp_path / "2.txt"]))

    assert levels(library, "abc").of("aaa").usual > first.usual


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"made_by": 1}', "\0"])
def test_a_damaged_file_is_made_anew(library, damage):
    first = levels(library, "aaa").of("aaa")
    (library.folder / FILE).write_text(damage, encoding="utf-8")

    assert levels(library, "aaa").of("aaa") == first
    assert json.loads((library.folder / FILE).read_text(encoding="utf-8"))["levels"]["other"] == list(first)
