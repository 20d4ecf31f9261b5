from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.hubness import Typical, typical_vectors
from tests.fakes import LetterEncoder

# One vector for both scripts.
TYPICAL = np.array([[1, 0, 0, 0], [1, 0, 0, 0]], dtype=np.float32)


def derived(folder: Path, *texts: str) -> Derived:
    lines = [f'{{"_id": "{number}", "text": "{text}"}}' for number, text in enumerate(texts)]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    library = Library.create(folder / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([folder / "corpus.jsonl"]))
    return Derived.build(library)


def test_hubness_is_what_the_typical_question_finds_beyond_what_it_finds_on_average(tmp_path: Path):
    # aaaa!bbbb! is (4, 4, 0, 2) / 6; its sentences are aaaa! = (4, 0, 0, 1) / √17 and, with that in front, itself.
    # bbbb!bbbb! has no a.
    typical = Typical(derived(tmp_path, "aaaa!bbbb!", "bbbb!bbbb!"), lambda: TYPICAL)

    distance, hubness = typical.foreignness(np.array([0, 1]), in_han=True)

    found = 4 / 6 + 4 / 17**0.5
    assert hubness == pytest.approx([found / 2, -found / 2], abs=1e-3)
    assert distance == pytest.approx([0, 0])


def test_distance_is_how_much_more_the_typical_question_finds_in_the_other_script(tmp_path: Path):
    of = replace(derived(tmp_path, "aaaa!", "bbbb!"), han=np.array([True, False]))

    distance, hubness = Typical(of, lambda: TYPICAL).foreignness(np.array([0, 1]), in_han=True)

    assert distance == pytest.approx([0, -2 * 4 / 17**0.5], abs=1e-3)
    assert hubness == pytest.approx([0, 0], abs=1e-6)


def test_the_typical_questions_are_encoded_once_and_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("CHUCHU_CACHE", str(tmp_path))
    first = typical_vectors(LetterEncoder())
    encoder = LetterEncoder()
    monkeypatch.setattr(encoder, "encode_questions", None)  # it may not be asked again

    assert np.array_equal(typical_vectors(encoder), first)
    assert first.shape == (2, LetterEncoder().dimension)


def test_vectors_that_were_kept_damaged_are_made_again(tmp_path, monkeypatch):
    monkeypatch.setenv("CHUCHU_CACHE", str(tmp_path))
    first = typical_vectors(LetterEncoder())
    (kept,) = tmp_path.glob("typical-questions-*.npy")
    kept.write_bytes(kept.read_bytes()[:100])

    assert np.array_equal(typical_vectors(LetterEncoder()), first)
