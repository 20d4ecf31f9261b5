import math

import numpy as np
import pytest

from index.lexical import K1, B, LexicalIndex
from index.segments.postings import Postings

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


def test_a_row_has_the_share_of_the_words_that_stand_in_it():
    index = LexicalIndex.from_texts(TEXTS)

    assert index.shares_of(["alpha", "gamma"], np.array([0, 1, 2])).tolist() == [0.5, 1.0, 0.0]
    assert index.shares_of(["beta", "omega"], np.array([0, 2])).tolist() == [0.5, 0.5]
    assert index.shares_of([], np.array([0])).tolist() == [0.0]


def test_a_concept_is_covered_by_any_of_its_words_and_as_common_as_all_of_them():
    coverage = LexicalIndex.from_texts(TEXTS).coverage_of([[["beta"], ["delta"]], [["omega"]]])

    common, rare = best(3), best(0)
    share = by_hand("beta", TEXTS[2]) / best(2)
    assert coverage[2] == pytest.approx(common * share / (common + rare), abs=1e-6)
    assert (coverage > 0).all()


def test_a_way_of_several_words_needs_them_all_and_is_as_frequent_as_the_least():
    index = LexicalIndex.from_texts(TEXTS)

    least = by_hand("delta", TEXTS[1]) / best(1)
    assert index.coverage_of([[["gamma", "delta"]], [["gamma", "beta"]]]) == pytest.approx(
        [0, least * best(1) / (best(1) + best(0)), 0], abs=1e-6
    )


def test_an_empty_index_has_no_rows():
    assert LexicalIndex.from_texts([]).coverage("beta").shape == (0,)


def test_segments_score_as_if_they_were_one():
    parts = [Postings.of(TEXTS[:1]), Postings.of([]), Postings.of(TEXTS[1:])]
    index = LexicalIndex(parts, [np.ones(len(part.lengths), dtype=np.bool_) for part in parts])

    assert index.coverage("beta gamma") == pytest.approx(LexicalIndex.from_texts(TEXTS).coverage("beta gamma"))


def test_rows_that_are_gone_count_for_nothing():
    index = LexicalIndex([Postings.of(["beta beta", *TEXTS])], [np.array([False, True, True, True])])

    assert index.coverage("beta gamma") == pytest.approx(LexicalIndex.from_texts(TEXTS).coverage("beta gamma"))
    assert index.asked("beta gamma").of(np.array([0, 2])) == pytest.approx(index.coverage("beta gamma")[[0, 2]])


def test_merged_postings_are_those_of_the_texts_that_are_kept():
    parts = [Postings.of(["omega beta", *TEXTS[:1]]), Postings.of(TEXTS[1:])]

    merged = Postings.merged(parts, [np.array([False, True]), np.array([True, True])])

    whole = LexicalIndex.from_texts(TEXTS)
    index = LexicalIndex([merged], [np.ones(3, dtype=np.bool_)])
    for question in ("alpha", "beta omega", "gamma delta"):
        assert np.array_equal(index.coverage(question), whole.coverage(question))


def test_saved_postings_are_the_same(tmp_path):
    postings = Postings.of(TEXTS)
    postings.save(tmp_path)

    assert [one.tolist() for one in Postings.open(tmp_path)] == [one.tolist() for one in postings]


@pytest.mark.parametrize("patience", [0, 10, 10**9])
def test_the_highest_are_those_of_all_words_however_few_were_added_up(patience, monkeypatch):
    random = np.random.default_rng(3)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    texts = [" ".join(letters[(26 * random.random(20) ** 3).astype(int)]) for _ in range(500)]
    index, among = LexicalIndex.from_texts(texts), random.random(500) < 0.5
    monkeypatch.setattr("index.lexical.PATIENCE", patience)

    for question in ("a b c z", "x y z", "a b", "z"):
        asked = index.asked(question, among)
        rows = asked.highest(5)
        expected = np.sort(np.where(among, index.coverage(question), 0))[::-1][:5]
        assert np.sort(asked.of(rows))[::-1] == pytest.approx(expected[expected > 0])


def test_no_concepts_cover_nothing():
    assert LexicalIndex.from_texts(TEXTS).coverage_of([]).tolist() == [0.0] * len(TEXTS)


def test_a_word_is_the_rarer_the_fewer_rows_have_it():
    index = LexicalIndex.from_texts(TEXTS)

    expected = [1.0, best(1) / best(0), best(2) / best(0)]
    assert index.rarities(["omega", "gamma", "beta"]) == pytest.approx(expected)
