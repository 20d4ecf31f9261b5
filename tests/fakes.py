"""An encoder that is arithmetic, so that expected cosines can be worked out on paper."""

from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors


class LetterEncoder:
    """The vector of a text is its counts of the letters a, b, c and of everything else, made unit length."""

    name = "letters"
    fingerprint = "letters-1"
    dimension = 4

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        counts = np.array([self._counts(text) for text in texts], dtype=np.float32).reshape(len(texts), 4)
        unit: Vectors = counts / np.linalg.norm(counts, axis=1, keepdims=True)
        return unit

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return self.encode_questions(texts)

    @staticmethod
    def _counts(text: str) -> tuple[int, int, int, int]:
        a, b, c = (text.count(letter) for letter in "abc")
        return a, b, c, len(text) - a - b - c
