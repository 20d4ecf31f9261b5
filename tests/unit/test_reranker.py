from collections.abc import Mapping, Sequence

import numpy as np

from rag.likeness import Floats, Rows
from rag.reranker import DEPTH, reranked
from rag.settings import Settings


class LengthReranker:
    """The longer the text, the better."""

    name = "length"

    def __init__(self) -> None:
        self.read: list[str] = []

    def scores(self, question: str, texts: Sequence[str]) -> Floats:
        self.read += texts
        return np.array([len(text) for text in texts], dtype=np.float32)


def order(scores: Floats) -> list[int]:
    return [int(place) for place in np.argsort(-scores, kind="stable")]


def test_the_best_candidates_stand_in_the_rerankers_order_above_all_others():
    scores = np.linspace(1.0, 0.0, DEPTH + 2, dtype=np.float32)

    def texts(places: Rows) -> Mapping[int, str]:
        return {int(place): "x" * int(place + 1) for place in places}

    found = reranked(LengthReranker(), "?", scores, texts)

    assert order(found) == [*reversed(range(DEPTH)), DEPTH, DEPTH + 1]
    assert np.array_equal(found[DEPTH:], scores[DEPTH:])


def test_no_more_than_the_best_candidates_are_read():
    reranker = LengthReranker()

    reranked(reranker, "?", np.arange(100, dtype=np.float32), lambda places: {int(place): "x" for place in places})

    assert len(reranker.read) == DEPTH


def test_a_candidate_whose_text_is_gone_keeps_its_score():
    scores = np.array([0.9, 0.8, 0.7], dtype=np.float32)

    found = reranked(LengthReranker(), "?", scores, lambda places: {1: "x", 2: "xxx"})

    assert order(found) == [2, 1, 0]
    assert found[0] == scores[0]
    assert np.array_equal(reranked(LengthReranker(), "?", scores, lambda places: {}), scores)


def test_no_reranker_is_used_unless_one_is_set():
    assert Settings.from_env({}).reranker is None
    assert Settings.from_env({"CHUCHU_RERANKER": "a/model"}).reranker == "a/model"
