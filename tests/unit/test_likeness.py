from pathlib import Path

import numpy as np
import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.likeness import likeness, sentence_cosines
from tests.fakes import LetterEncoder


@pytest.fixture
def derived(tmp_path: Path) -> Derived:
    (tmp_path / "corpus.jsonl").write_text(
        '{"_id": "1", "text": "aaaa!bbbb!"}\n{"_id": "2", "text": "aaaa!"}', encoding="utf-8"
    )
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "corpus.jsonl"]))
    return Derived.build(library)


def test_likeness_is_the_passages_cosine_and_that_of_its_best_sentence(derived: Derived):
    vector = np.array([0, 1, 0, 0], dtype=np.float32)

    passage, sentence = likeness(derived, np.array([1, 0]), vector)

    # aaaa!bbbb! is (4, 4, 0, 2) / 6, and so is its second sentence with the first in front; aaaa! has no b.
    assert passage == pytest.approx([0, 4 / 6], abs=1e-3)
    assert sentence == pytest.approx([0, 4 / 6], abs=1e-3)
    second, first = sentence_cosines(derived, np.array([1, 0]), vector)
    assert second == pytest.approx([0], abs=1e-3)
    assert first == pytest.approx([0, 4 / 6], abs=1e-3)


def test_no_rows_are_like_nothing(derived: Derived):
    passage, sentence = likeness(derived, np.zeros(0, dtype=np.int64), np.ones(4, dtype=np.float32))

    assert passage.shape == sentence.shape == (0,)
