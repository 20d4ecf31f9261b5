from pathlib import Path

import numpy as np
import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.hubness import QUESTIONS, hubness, typical_vectors
from tests.fakes import LetterEncoder


def test_hubness_is_the_mean_of_passage_and_best_sentence_over_the_typical_questions(tmp_path: Path):
    (tmp_path / "corpus.jsonl").write_text('{"_id": "1", "text": "aaaa!bbbb!"}', encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "corpus.jsonl"]))
    typical = np.array([[1, 0, 0, 0], [0, 1, 0, 0]], dtype=np.float32)

    found = hubness(Derived.build(library), np.array([0]), typical)

    # The passage is aaaa!bbbb! = (4, 4, 0, 2) / 6; the sentences are aaaa! = (4, 0, 0, 1) / √17 and, with the one
    # before it, aaaa!bbbb! again.
    passage = (4 / 6 + 4 / 6) / 2
    sentence = (4 / 17**0.5 + 4 / 6) / 2
    assert found == pytest.approx([passage + sentence], abs=1e-3)


def test_the_typical_questions_are_encoded_once_and_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("CHUCHU_CACHE", str(tmp_path))
    first = typical_vectors(LetterEncoder())
    encoder = LetterEncoder()
    monkeypatch.setattr(encoder, "encode_questions", None)  # it may not be asked again

    assert np.array_equal(typical_vectors(encoder), first)
    assert len(first) == len(QUESTIONS.read_text(encoding="utf-8").splitlines())


def test_vectors_that_were_kept_damaged_are_made_again(tmp_path, monkeypatch):
    monkeypatch.setenv("CHUCHU_CACHE", str(tmp_path))
    first = typical_vectors(LetterEncoder())
    (kept,) = tmp_path.glob("typical-questions-*.npy")
    kept.write_bytes(kept.read_bytes()[:100])

    assert np.array_equal(typical_vectors(LetterEncoder()), first)
