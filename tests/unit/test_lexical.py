import math

import numpy as np
import pytest

from index.lexical import K1, B, LexicalIndex

TEXTS = ["alpha beta", "alpha gamma gamma delta", "beta"]


def by_hand(term: str, text: str) -> float:
    """BM25 in Lucene's variant, written out."""
    bags = [one.split() for one in TEXTS]
    frequency = sum(term in bag for bag in bags)
    idf = math.log(1 + (len(bags) - frequency + 0.5) / (frequency + 0.5))
    count, mean = text.split().count(term), sum(map(len, bags)) / len(bags)
    return idf * count / (count + K1 * (1 - B + B * len(text.split()) / mean))


def best(*frequencies: int) -> float:
    return sum(math.log(1 + (3 - frequency + 0.5) / (frequency + 0.5)) for frequency in frequencies)


def test_coverage_is_bm25_over_the_highest_any_text_could_have():
    coverage = LexicalIndex.from_texts(TEXTS).coverage("beta gamma")

    expected = [(by_hand("beta", text) + by_hand("gamma", text)) / best(2, 1) for text in TEXTS]
    assert coverage == pytest.approx(expected, abs=1e-6)


def test_words_that_no_text_has_lower_every_coverage():
    index = LexicalIndex.from_texts(TEXTS)

    assert index.coverage("beta omega") == pytest.approx(index.coverage("beta") * best(2) / best(2, 0), abs=1e-6)


def test_a_question_in_another_language_covers_nothing():
    assert LexicalIndex.from_texts(["数字产业集群"]).coverage("digital clusters").tolist() == [0.0]


def test_an_empty_index_has_no_rows():
    assert LexicalIndex.from_texts([]).coverage("beta").shape == (0,)


def test_a_saved_index_scores_as_before(tmp_path):
    index = LexicalIndex.from_texts(TEXTS)
    index.save(tmp_path / "lexical")

    files = {path.name: path.read_bytes() for path in (tmp_path / "lexical").iterdir()}
    loaded = LexicalIndex.from_files(files, "", len(TEXTS))

    assert np.array_equal(loaded.coverage("alpha delta"), index.coverage("alpha delta"))


def test_a_word_is_the_rarer_the_fewer_rows_have_it():
    index = LexicalIndex.from_texts(TEXTS)

    assert index.rarity("omega") == 1.0
    assert index.rarity("gamma") == pytest.approx(best(1) / best(0))
    assert index.rarity("beta") == pytest.approx(best(2) / best(0))
