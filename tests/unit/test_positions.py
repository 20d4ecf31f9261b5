import numpy as np
import pytest

from rag.positions import positions


def clusters(sizes: list[int]) -> np.ndarray:
    """So many unit vectors around each of as many directions."""
    rng = np.random.default_rng(7)
    centres = np.eye(len(sizes), 16)
    found = np.vstack([centre + rng.normal(0, 0.02, (size, 16)) for centre, size in zip(centres, sizes, strict=True)])
    unit: np.ndarray = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return unit


def test_the_same_vectors_always_stand_in_the_same_places():
    vectors = clusters([12, 9])

    assert np.array_equal(positions(vectors), positions(vectors.copy()))


def test_what_is_alike_stands_nearer_than_what_is_not():
    placed = positions(clusters([10, 10, 10]))
    apart = np.linalg.norm(placed[:, None] - placed[None], axis=-1)
    same = np.kron(np.eye(3), np.ones((10, 10))).astype(bool)

    assert apart[same].max() < apart[~same].min()


@pytest.mark.parametrize("size", [2, 4, 5, 40])
def test_the_places_fill_the_unit_square(size):
    placed = positions(clusters([size]))

    assert placed.shape == (size, 2)
    assert placed.min(axis=0).tolist() == [0, 0]
    assert placed.max(axis=0).tolist() == [1, 1]


def test_few_vectors_stand_along_the_direction_in_which_they_differ_most():
    line = np.array([[0, 0, 0], [1, 0, 0.1], [4, 0, 0]], dtype=np.float32)

    assert positions(line)[:, 0] == pytest.approx([0, 0.25, 1], abs=0.01)


@pytest.mark.parametrize("size", [1, 3, 8])
def test_vectors_that_are_all_the_same_stand_in_one_place(size):
    assert positions(np.ones((size, 6), dtype=np.float32)).tolist() == [[0.5, 0.5]] * size


def test_no_vectors_have_no_places():
    assert positions(np.zeros((0, 6), dtype=np.float32)).shape == (0, 2)
