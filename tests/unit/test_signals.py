import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.evaluation import questions
from rag.evaluation.examples import Examiner, Kind
from rag.levels import Level
from rag.reading import Reading
from rag.retrieval import candidates
from rag.signals import Signals, signals
from tests.fakes import LetterEncoder

ENCODER = LetterEncoder()
LEVEL = Level(usual=2.0, spread=0.05)


def library(folder: Path, *texts: str) -> Library:
    records = (json.dumps({"_id": str(number), "title": "", "text": text}) for number, text in enumerate(texts))
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(records), encoding="utf-8")
    made = Library.create(folder / "library", fingerprint_of(ENCODER))
    assert all(Builder(made, ENCODER).build([corpus]))
    return made


def told(of: Library, question: str, first: int | None = None) -> Signals | None:
    """The signals of a question that is asked of all passages, or of the first so many."""
    vector = ENCODER.encode_questions([question])[0]
    derived = Derived.of(of)
    among = None if first is None else np.arange(len(derived.passage_keys)) < first
    found = candidates(derived, question, vector, among=among)
    return signals(Reading(of), derived, found, question, vector, LEVEL)


def test_the_signals_of_a_question_with_one_article_about_it(tmp_path):
    found = told(library(tmp_path, "aaa", "bbb", "ccc", "bb", "cc"), "aaa")

    assert found is not None
    fit = 1 + 1 + 0.4 * 0.4 * math.tanh(1 / 2.2 / 0.4)
    assert found.above == pytest.approx((fit - 2) / 0.05)
    assert found.coverage == 1.0  # all of it, of which so much is enough
    assert found.foreign == 0.0


def test_articles_that_agree_on_a_word_support_an_answer_where_none_stands_out(tmp_path):
    found: dict[str, Any] = {}
    others = [f"ccc c{number}" for number in range(20)]  # so that two of all is rare

    for name, words in {"differ": ("abba", "baab", "abab", "bbaa", "baba"), "agree": ("abba",) * 5}.items():
        (tmp_path / name).mkdir()
        texts = [f"aaa {word} {letter}" for word, letter in zip(words, "uvxyz", strict=True)]
        found[name] = told(library(tmp_path / name, *texts, *others), "aaa")

    assert found["agree"].support > 2 * found["differ"].support
    assert found["agree"].articles_agree


def test_in_a_library_without_rivals_the_first_passage_stands_out(tmp_path):
    found = told(library(tmp_path, "aaa", "bbb"), "aaa")

    assert found is not None
    assert (found.support, found.settled) == (1.0, 1.0)


def test_an_empty_library_tells_nothing(tmp_path):
    assert told(library(tmp_path, ""), "aaa") is None


def test_a_question_with_an_answer_is_asked_again_without_its_article(tmp_path):
    of = library(tmp_path, "aaa", "aab", "ccc")

    with_it, without, *_ = Examiner(of, Derived.of(of), ENCODER).of_test_set(
        [questions.TestQuestion("q", "aaa", "en", relevant={"0": 1})]
    )

    assert (with_it.kind, with_it.is_answered) == (Kind.ANSWERED, True)
    assert (without.kind, without.is_answered) == (Kind.REMOVED, False)
    assert without.signals.coverage < with_it.signals.coverage


def test_a_stranger_whose_article_is_here_is_left_out(tmp_path):
    of = library(tmp_path, "aaa", "ccc")
    strangers = [
        questions.TestQuestion("1", "abc", "en", relevant={"1": 1}),
        questions.TestQuestion("2", "bbb", "en", relevant={"9": 1}),
    ]

    examples = [*Examiner(of, Derived.of(of), ENCODER).of_test_set([], strangers)]

    assert [one.question for one in examples[:1]] == ["bbb"]
    assert {one.kind for one in examples} == {Kind.STRANGE}


def test_a_passage_that_was_read_is_not_read_again(tmp_path, monkeypatch):
    reading = Reading(library(tmp_path, "aaa", "bbb"))
    first = reading.passages([2, 1])
    monkeypatch.setattr(Library, "passages", lambda self, keys: dict.fromkeys(keys))

    assert [first[2].text, first[1].text] == ["bbb", "aaa"]
    assert reading.passages([1, 3]) == {1: first[1], 3: None}


@pytest.mark.parametrize(("question", "dated"), [("aaa", 1), ("aaa 2023", 1), ("aaa 2023 2024", 0), ("aaa 12023", 1)])
def test_a_year_that_the_question_names_has_to_be_in_a_passage(tmp_path, question, dated):
    found = told(library(tmp_path, "aaa in 2023", "aaa"), question)

    assert found is not None
    assert found.dated == dated


def test_a_crowd_that_does_not_agree_leaves_the_question_for_a_fact_unsettled(tmp_path):
    of = library(tmp_path, *(f"aaaa {letter}" for letter in "uvwxyz"), *(f"cccc c{number}" for number in range(20)))

    fact, manner = told(of, "who aaaa"), told(of, "aaaa")

    assert fact is not None
    assert manner is not None
    assert fact.settled < manner.settled == 1.0


def test_the_few_passages_of_a_narrow_scope_are_no_crowd(tmp_path):
    of = library(tmp_path, *(f"aaaa {letter}" for letter in "uvwxyz"), *(f"cccc c{number}" for number in range(20)))

    found = told(of, "who aaaa", first=2)

    assert found is not None
    assert (found.support, found.settled) == (1.0, 1.0)
