from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex
from index.errors import LibraryError
from index.segments import vectorfile
from index.segments.vectorfile import EXACT_UP_TO, VectorFile, encode, store

RANDOM = np.random.default_rng(7).standard_normal((50, 8)).astype(np.float32)
VECTORS = (RANDOM / np.linalg.norm(RANDOM, axis=1, keepdims=True)).astype(np.float16)
EXACT = VECTORS.astype(np.float32)


def written(folder: Path, *parts: np.ndarray) -> list[VectorFile]:
    """Files of these vectors, with codes where they are many."""
    files = []
    for number, part in enumerate(parts):
        path = folder / f"{number}.f16"
        count, dimension = store(path, [part]), part.shape[1]
        files.append(VectorFile(path, count, dimension, encode(path, count, dimension, like=path)))
    return files


def index(folder: Path, *parts: np.ndarray, gone: tuple[int, ...] = ()) -> DenseIndex:
    """An index over a file for each part, without these of all rows."""
    kept = np.ones(sum(map(len, parts)), dtype=np.bool_)
    kept[list(gone)] = False
    bounds = np.cumsum([len(part) for part in parts])[:-1]
    return DenseIndex(written(folder, *parts), np.split(kept, bounds), parts[0].shape[1])


def test_the_nearest_rows_are_those_of_a_dot_product(tmp_path):
    rows, scores = index(tmp_path, VECTORS).search(EXACT[3], 5)

    products = EXACT @ EXACT[3]
    assert rows.tolist() == np.argsort(-products)[:5].tolist()
    assert scores == pytest.approx(np.sort(products)[::-1][:5], abs=1e-6)


def test_segments_are_searched_as_if_they_were_one(tmp_path):
    rows, _ = index(tmp_path, VECTORS[:20], VECTORS[20:21], VECTORS[21:]).search(EXACT[3], 50)

    assert rows.tolist() == np.argsort(-(EXACT @ EXACT[3])).tolist()


def test_rows_that_are_gone_are_neither_found_nor_counted(tmp_path):
    parts = index(tmp_path, VECTORS[:20], VECTORS[20:], gone=(0, 7, 33))

    rows, _ = parts.search(EXACT[3], 50)

    left = np.delete(EXACT, [0, 7, 33], axis=0)
    assert rows.tolist() == np.argsort(-(left @ EXACT[3])).tolist()
    assert np.array_equal(parts.vectors(np.array([46, 0])), left[[46, 0]])


def test_only_the_rows_asked_for_are_searched(tmp_path):
    among = np.zeros(48, dtype=np.bool_)
    among[[2, 30, 47]] = True

    rows, _ = index(tmp_path, VECTORS[:20], VECTORS[20:], gone=(0, 49)).search(EXACT[3], 10, among)

    assert sorted(rows.tolist()) == [2, 30, 47]


def test_more_rows_than_there_are_is_all_of_them_and_never_minus_one(tmp_path):
    rows, _ = index(tmp_path, VECTORS[:2]).search(EXACT[0], 10)

    assert sorted(rows.tolist()) == [0, 1]


def test_an_empty_index_finds_nothing():
    rows, scores = DenseIndex([], [], 8).search(EXACT[0], 3)

    assert (len(rows), len(scores)) == (0, 0)


def test_a_query_of_another_dimension_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"shape \(3,\), expected \(8,\)"):
        index(tmp_path, VECTORS).search(np.zeros(3, dtype=np.float32), 1)


@pytest.mark.parametrize("rows", [[], [7], [3, 4, 5, 20, 21, 49], [9, 8, 0, 0, 1]])
def test_vectors_of_a_file_too_large_to_be_mapped_are_read(tmp_path, monkeypatch, rows):
    monkeypatch.setattr(vectorfile, "MAPPED_UP_TO", 0)
    wanted = np.array(rows, dtype=np.int64)

    assert np.array_equal(index(tmp_path, VECTORS).vectors(wanted), EXACT[wanted])
    assert index(tmp_path, VECTORS).cosines(wanted, EXACT[2]) == pytest.approx(EXACT[wanted] @ EXACT[2], abs=1e-6)


def test_a_file_that_ends_early_is_refused(tmp_path):
    store(tmp_path / "0.f16", [VECTORS])

    with pytest.raises(LibraryError, match="has 800 bytes, expected 816"):
        VectorFile(tmp_path / "0.f16", 51, 8, 0)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[np.ndarray, DenseIndex]:
    """More vectors than are compared one by one, and their index, with another segment's after them."""
    random = np.random.default_rng(8).standard_normal((EXACT_UP_TO + 1_000, 64)).astype(np.float32)
    vectors = (random / np.linalg.norm(random, axis=1, keepdims=True)).astype(np.float16)
    return vectors.astype(np.float32), index(tmp_path_factory.mktemp("many"), vectors[:-9], vectors[-9:])


def test_of_many_vectors_the_nearest_are_found_by_their_codes_and_compared_exactly(many):
    vectors, coded = many

    found = [coded.search(query, 10) for query in vectors[:50]]

    nearest = [np.argsort(-(vectors @ query))[:10] for query in vectors[:50]]
    assert np.mean([np.isin(near, rows).mean() for (rows, _), near in zip(found, nearest, strict=True)]) > 0.98
    assert found[0][1] == pytest.approx(vectors[found[0][0]] @ vectors[0], abs=1e-6)


@pytest.mark.parametrize("step", [1_000, 1.01])
def test_of_many_vectors_only_the_rows_asked_for_are_searched(many, step):
    vectors, coded = many
    among = np.zeros(len(vectors), dtype=np.bool_)
    among[np.unique((np.arange(0, len(vectors) / step) * step).astype(int))] = True

    rows, _ = coded.search(vectors[5], 10, among)

    assert rows.tolist() == np.argsort(-np.where(among, vectors @ vectors[5], -1))[:10].tolist()


def test_the_mean_of_no_rows_is_zero_and_of_others_their_mean(tmp_path):
    (tmp_path / "none").mkdir()

    assert index(tmp_path / "none", VECTORS[:1], gone=(0,)).mean.tolist() == [0.0] * 8
    assert index(tmp_path, VECTORS).mean == pytest.approx(EXACT.mean(axis=0), abs=1e-6)
