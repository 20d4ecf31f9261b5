from dataclasses import replace
from pathlib import Path

import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.accord import with_accord
from rag.ranking import scores
from rag.retrieval import candidates
from tests.fakes import LetterEncoder

ENCODER = LetterEncoder()


def test_accord_is_what_a_passage_lacks_of_what_the_best_ones_say(tmp_path: Path):
    lines = [f'{{"_id": "{number}", "text": "{text}"}}' for number, text in enumerate(["aaab", "aaba", "aaac", "d"])]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(ENCODER))
    list(Builder(library, ENCODER).build([tmp_path / "corpus.jsonl"]))
    derived, vector = Derived.build(library), ENCODER.encode_questions(["a"])[0]

    found = with_accord(derived, candidates(derived, "a", vector), vector)

    # Of three that are as near to the question two say b: together they say (3, 2/3, 1/3) / √10, and the fourth nothing.
    assert found.accord == pytest.approx([0, 0, -1 / 30, -29 / 30], abs=1e-3)


def test_nothing_found_is_in_accord_with_nothing(tmp_path: Path):
    library = Library.create(tmp_path / "library", fingerprint_of(ENCODER))
    derived, vector = Derived.build(library), ENCODER.encode_questions(["a"])[0]
    nothing = candidates(derived, "a", vector)

    assert with_accord(derived, nothing, vector).accord.shape == (0,)
    assert scores(replace(nothing, asks_how=True)).shape == (0,)
