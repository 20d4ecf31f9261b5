from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.context import context
from rag.likeness import likeness
from tests.fakes import LetterEncoder


def test_the_context_of_a_passage_is_the_mean_of_its_neighbours_in_its_article(tmp_path: Path):
    lines = [f'{{"_id": "{number}", "text": "{text}"}}' for number, text in enumerate(["a", "ab", "b", "aa"])]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "corpus.jsonl"]))
    derived, vector = Derived.build(library), np.array([1, 0, 0, 0], dtype=np.float32)
    rows = np.arange(4)
    derived = replace(derived, article_keys=np.array([5, 5, 5, 6]))

    found = context(derived, rows, likeness(derived, rows, vector), np.ones(4, dtype=np.bool_), vector)

    # With one sentence each, a passage and its sentence have the same cosine: 1, 1 / √2, 0 and 1.
    assert found == pytest.approx([2**0.5, 1.0, 2**0.5, 2.0], abs=1e-3)
