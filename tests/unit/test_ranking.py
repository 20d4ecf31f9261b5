import math
from dataclasses import replace

import numpy as np
import pytest

from rag.ranking import scores
from rag.retrieval import Candidates


def candidates(**changes: object) -> Candidates:
    found = Candidates(
        rows=np.array([0, 1]),
        passage=np.array([0.9, 0.8], dtype=np.float32),
        sentence=np.array([0.7, 0.9], dtype=np.float32),
        coverage=np.array([0.5, 0.0], dtype=np.float32),
        numbers=np.zeros(2, dtype=np.float32),
        lists=np.array([-1, 1]),
        same_script=1.0,
        asks_how=False,
        hubness=np.zeros(2, dtype=np.float32),
        translated=np.zeros(2, dtype=np.float32),
        distance=np.zeros(2, dtype=np.float32),
        context=np.array([1.6, 1.7], dtype=np.float32),
        accord=np.zeros(2, dtype=np.float32),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


# What a coverage of 0.5 is worth: 0.4 · 0.4 · tanh(0.5 / 0.4).
WORDS = 0.16 * math.tanh(1.25)


def test_a_score_is_passage_plus_sentence_plus_coverage_that_levels_off():
    assert scores(candidates()) == pytest.approx([0.9 + 0.7 + WORDS, 0.8 + 0.9], abs=1e-6)


def test_a_passage_gains_where_its_neighbours_are_nearer_to_the_question():
    context = np.array([1.6, 1.8], dtype=np.float32)

    assert scores(candidates(context=context)) - scores(candidates()) == pytest.approx([0, 0.023], abs=1e-6)


def test_words_count_less_where_few_candidates_share_the_questions_script():
    assert scores(candidates(same_script=0.1))[0] == pytest.approx(0.9 + 0.7 + WORDS / 2, abs=1e-6)


def test_words_cannot_change_the_order_where_no_candidate_shares_the_questions_script():
    assert scores(candidates(same_script=0.0)) == pytest.approx([1.6, 1.7], abs=1e-6)


def test_a_list_of_points_gains_when_the_question_asks_how():
    assert scores(candidates(asks_how=True))[1] - scores(candidates())[1] == pytest.approx(0.01, abs=1e-6)


def test_half_of_what_any_question_finds_is_taken_off():
    hubs = np.array([0.02, -0.02], dtype=np.float32)

    assert scores(candidates(hubness=hubs)) - scores(candidates()) == pytest.approx([-0.01, 0.01], abs=1e-6)


def test_a_fifth_of_the_translated_coverage_counts():
    translated = np.array([0.0, 0.5], dtype=np.float32)

    assert scores(candidates(translated=translated)) - scores(candidates()) == pytest.approx([0.0, 0.1], abs=1e-6)


def test_most_of_the_distance_to_another_language_is_made_good():
    distance = np.array([0.0, -0.2], dtype=np.float32)

    assert scores(candidates(distance=distance)) - scores(candidates()) == pytest.approx([0.0, 0.18], abs=1e-6)


def test_a_passage_with_the_questions_numbers_gains():
    numbers = np.array([0.5, 1.0], dtype=np.float32)

    assert scores(candidates(numbers=numbers)) - scores(candidates()) == pytest.approx([0.03, 0.06], abs=1e-6)


def test_a_passage_that_says_less_of_what_the_best_say_falls_behind():
    accord = np.array([0.0, -0.2], dtype=np.float32)

    assert scores(candidates(accord=accord)) - scores(candidates()) == pytest.approx([0.0, -0.02], abs=1e-6)


def test_the_points_beside_the_best_one_follow_it_when_the_question_asks_how():
    together, apart = np.array([0, 0]), np.array([0, 1])
    near = candidates(asks_how=True, coverage=np.array([0.5, 0.5], dtype=np.float32), lists=together)
    before = scores(replace(near, lists=apart))

    assert scores(near) - before == pytest.approx([0.03, 0.0], abs=1e-6)


def test_no_point_passes_the_best_one_of_its_list():
    close = np.array([0.79, 0.8], dtype=np.float32)
    near = candidates(asks_how=True, passage=close, sentence=close, coverage=close * 0, context=2 * close)

    assert scores(replace(near, lists=np.array([0, 0]))) == pytest.approx([1.608, 1.61], abs=1e-6)
