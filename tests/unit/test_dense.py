import numpy as np
import pytest

from index.dense import DenseIndex
from index.errors import LibraryError

RANDOM = np.random.default_rng(7).standard_normal((50, 8)).astype(np.float32)
VECTORS = RANDOM / np.linalg.norm(RANDOM, axis=1, keepdims=True)


def test_the_nearest_rows_are_those_of_a_dot_product():
    rows, scores = DenseIndex.from_vectors(VECTORS).search(VECTORS[3], 5)

    products = VECTORS @ VECTORS[3]
    assert rows.tolist() == np.argsort(-products)[:5].tolist()
    assert scores == pytest.approx(np.sort(products)[::-1][:5], abs=1e-6)


def test_more_rows_than_there_are_is_all_of_them_and_never_minus_one():
    rows, _ = DenseIndex.from_vectors(VECTORS[:2]).search(VECTORS[0], 10)

    assert sorted(rows.tolist()) == [0, 1]


def test_an_empty_index_finds_nothing():
    rows, scores = DenseIndex.from_vectors(np.zeros((0, 8), dtype=np.float32)).search(VECTORS[0], 3)

    assert (len(rows), len(scores)) == (0, 0)


def test_a_query_of_another_dimension_is_refused():
    with pytest.raises(ValueError, match=r"shape \(3,\), expected \(8,\)"):
        DenseIndex.from_vectors(VECTORS).search(np.zeros(3, dtype=np.float32), 1)


def test_bytes_lead_back_to_the_same_vectors():
    copy = DenseIndex.from_bytes(DenseIndex.from_vectors(VECTORS).to_bytes())

    assert np.array_equal(copy.vectors(np.array([4, 2])), VECTORS[[4, 2]])


def test_other_bytes_are_refused():
    with pytest.raises(LibraryError, match="not a FAISS index"):
        DenseIndex.from_bytes(b"nothing of the kind")


def test_the_mean_of_no_rows_is_zero_and_of_others_their_mean():
    assert DenseIndex.from_vectors(np.zeros((0, 2), dtype=np.float32)).mean.tolist() == [0.0, 0.0]
    assert DenseIndex.from_vectors(np.eye(2, dtype=np.float32)).mean.tolist() == [0.5, 0.5]
