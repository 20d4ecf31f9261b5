import numpy as np

from rag import remembering
from rag.remembering import RememberingEncoder
from tests.fakes import LetterEncoder


class Counting(LetterEncoder):
    def encode_questions(self, texts):
        self.encoded += texts
        return super().encode_questions(texts)


def test_a_question_is_encoded_once():
    counting = Counting()
    encoder = RememberingEncoder(counting)

    first = encoder.encode_questions(["ab", "abc"])
    again = encoder.encode_questions(["abc", "b", "ab", "b"])

    assert counting.encoded == ["ab", "abc", "b"]
    assert np.array_equal(again, LetterEncoder().encode_questions(["abc", "b", "ab", "b"]))
    assert np.array_equal(first, again[[2, 0]])


def test_the_question_not_asked_for_longest_is_forgotten(monkeypatch):
    monkeypatch.setattr(remembering, "REMEMBERED", 2)
    counting = Counting()
    encoder = RememberingEncoder(counting)

    for question in ("a", "b", "a", "c", "a", "b"):
        encoder.encode_questions([question])

    assert counting.encoded == ["a", "b", "c", "b"]


def test_no_question_has_no_vectors():
    assert RememberingEncoder(LetterEncoder()).encode_questions([]).shape == (0, 4)
