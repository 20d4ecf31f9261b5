import json
import math
from pathlib import Path
from typing import Any

import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.evaluation import questions
from rag.evaluation.examples import Examiner, Kind
from rag.reading import Reading
from rag.retrieval import candidates
from rag.signals import Signals, signals
from tests.fakes import LetterEncoder

ENCODER = LetterEncoder()


def library(folder: Path, *texts: str) -> Library:
    records = (json.dumps({"_id": str(number), "title": "", "text": text}) for number, text in enumerate(texts))
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(records), encoding="utf-8")
    made = Library.create(folder / "library", fingerprint_of(ENCODER))
    assert all(Builder(made, ENCODER).build([corpus]))
    return made


def told(of: Library, question: str) -> Signals | None:
    vector = ENCODER.encode_questions([question])[0]
    derived = Derived.of(of)
    return signals(Reading(of), derived, candidates(derived, question, vector), question, vector)


def test_the_signals_of_a_question_with_one_article_about_it(tmp_path):
    found = told(library(tmp_path, "aaa", "bbb", "ccc", "bb", "cc"), "aaa")

    assert found is not None
    assert found.sentence == pytest.approx(1.0)
    assert found.coverage == 0.15  # all of it, of which so much is enough
    fit = 1 + 1 + 0.4 * 0.4 * math.tanh(1 / 2.2 / 0.4)
    assert found.support == pytest.approx(fit / 0.2)  # nothing speaks for a rival
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
    assert found.support == 1.0


def test_an_empty_library_tells_nothing(tmp_path):
    assert told(library(tmp_path, ""), "aaa") is None


def test_a_question_with_an_answer_is_asked_again_without_its_article(tmp_path):
    of = library(tmp_path, "aaa", "aab", "ccc")

    with_it, without = Examiner(of, Derived.of(of), ENCODER).of_test_set(
        [questions.TestQuestion("q", "aaa", "en", relevant={"0": 1})]
    )

    assert (with_it.kind, with_it.is_answered) == (Kind.ANSWERED, True)
    assert (without.kind, without.is_answered) == (Kind.REMOVED, False)
    assert without.signals.sentence < with_it.signals.sentence


def test_a_stranger_whose_article_is_here_is_left_out(tmp_path):
    of = library(tmp_path, "aaa", "ccc")
    strangers = [
        questions.TestQuestion("1", "abc", "en", relevant={"1": 1}),
        questions.TestQuestion("2", "bbb", "en", relevant={"9": 1}),
    ]

    kinds = [one.kind for one in Examiner(of, Derived.of(of), ENCODER).of_test_set([], strangers)]

    assert kinds == [Kind.STRANGE]


def test_a_passage_that_was_read_is_not_read_again(tmp_path, monkeypatch):
    reading = Reading(library(tmp_path, "aaa", "bbb"))
    first = reading.passages([2, 1])
    monkeypatch.setattr(Library, "passages", lambda self, keys: dict.fromkeys(keys))

    assert [first[2].text, first[1].text] == ["bbb", "aaa"]
    assert reading.passages([1, 3]) == {1: first[1], 3: None}
