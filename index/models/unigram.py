"""The tokenizer of the default model at question time: ready in a fifth of a second, in 50 MB.

The tokenizers library needs a second and 230 MB for the same vocabulary (it keeps a hash map per trie node): more than
the model itself. Its pipeline, in tokenizer.py, gives the same ids, and a test holds the two together.
"""

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Self

import numpy as np

from index.models.weights import Vocabulary

MAX_TOKENS = 512
SPACE = "▁"
# Below the worst piece, as SentencePiece's kUnkPenalty puts it.
UNKNOWN_PENALTY = 10.0
WORDS = re.compile(f"{SPACE}[^{SPACE}]*")
MARKS = frozenset({"Mn", "Me", "Mc"})
REMEMBERED_WORDS = 20_000


class UnigramTokenizer:
    """SentencePiece's unigram segmentation: of all ways to cut a word into pieces, the one of highest total score.

    It is the Viterbi search of T. Kudo, Subword Regularization (2018), section 3.1. Runs of unknown characters count as
    one unknown piece.
    """

    def __init__(self, vocabulary: Vocabulary, numbers: dict[str, int], longest: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._numbers = numbers
        self._longest = longest
        self._characters = str.maketrans(vocabulary.normalisation)
        self._unknown_score = min(vocabulary.scores) - UNKNOWN_PENALTY
        self._cut_word = lru_cache(REMEMBERED_WORDS)(self._cut)

    @classmethod
    def from_vocabulary(cls, vocabulary: Vocabulary, longest: dict[str, int] | None = None) -> Self:
        """The tokenizer of a vocabulary; `longest` is `longest_by_beginning` of its pieces, where it is known."""
        numbers = {piece: number for number, piece in enumerate(vocabulary.pieces)}
        for special in vocabulary.specials:
            numbers.pop(special, None)
        return cls(vocabulary, numbers, longest or longest_by_beginning(vocabulary.pieces))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The tokenizer of the vocabulary that `save_vocabulary` wrote into `folder`."""
        content = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        longest = content.pop("longest")
        pieces = tuple(content.pop("pieces").split("\n"))
        scores = tuple(np.load(folder / "scores.npy").tolist())
        return cls.from_vocabulary(Vocabulary(pieces=pieces, scores=scores, **content), longest)

    def ids(self, text: str) -> list[int]:
        """`<s>`, the pieces' numbers and `</s>`, 512 at most. "<s>" in the text is read as three characters."""
        pieces = [self._vocabulary.begin]
        for word in WORDS.findall(self._normalised(text)):
            pieces += self._cut_word(word)
            if len(pieces) >= MAX_TOKENS:
                break
        return [*pieces[: MAX_TOKENS - 1], self._vocabulary.end]

    def _normalised(self, text: str) -> str:
        """Composed, the vocabulary's characters in place of others, and one "▁" in front and for each run of spaces."""
        composed = unicodedata.normalize("NFC", text)
        if not composed.isascii():
            composed = self._without_lost_marks(composed)
        spaced = re.sub(" {2,}", " ", composed.translate(self._characters)).replace(" ", SPACE)
        return spaced if not spaced or spaced.startswith(SPACE) else SPACE + spaced

    def _without_lost_marks(self, text: str) -> str:
        """The text as the tokenizers library reads it: where a character is replaced, a mark on it is lost.

        That happens when the two take less than six bytes (its normalizers/precompiled.rs looks up whole graphemes).
        """
        replaced = self._vocabulary.normalisation
        return "".join(
            character
            for before, character in zip(" " + text, text, strict=False)
            if before not in replaced
            or unicodedata.category(character) not in MARKS
            or len((before + character).encode()) >= 6
        )

    def _cut(self, word: str) -> tuple[int, ...]:
        """The numbers of the word's best pieces; the first best one of several, looking from the left."""
        numbers, scores, longest = self._numbers, self._vocabulary.scores, self._longest
        unknown, unknown_score = self._vocabulary.unknown, self._unknown_score
        size = len(word)
        best = [0.0] + [float("-inf")] * size
        came_from = [(0, unknown)] * (size + 1)
        for start in range(size):
            score = best[start]
            for end in range(start + 1, min(start + longest.get(word[start : start + 2], 1), size) + 1):
                number = numbers.get(word[start:end])
                if number is not None and score + scores[number] > best[end]:
                    best[end] = score + scores[number]
                    came_from[end] = (start, number)
            if word[start] not in numbers and score + unknown_score > best[start + 1]:
                best[start + 1] = score + unknown_score
                came_from[start + 1] = (start, unknown)
        return self._walked_back(came_from)

    def _walked_back(self, came_from: list[tuple[int, int]]) -> tuple[int, ...]:
        pieces: list[int] = []
        end = len(came_from) - 1
        while end:
            end, number = came_from[end]
            if number != self._vocabulary.unknown or pieces[-1:] != [number]:
                pieces.append(number)
        return tuple(reversed(pieces))


def save_vocabulary(vocabulary: Vocabulary, folder: Path) -> None:
    """Write what `UnigramTokenizer.load` reads: vocabulary.json and scores.npy."""
    content = {
        "pieces": "\n".join(vocabulary.pieces),
        "longest": longest_by_beginning(vocabulary.pieces),
        **{name: getattr(vocabulary, name) for name in ("begin", "end", "pad", "unknown", "normalisation")},
    }
    (folder / "vocabulary.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    np.save(folder / "scores.npy", np.array(vocabulary.scores, np.float32))


def longest_by_beginning(pieces: tuple[str, ...]) -> dict[str, int]:
    """How many characters the longest piece has that begins with these two characters."""
    longest: dict[str, int] = {}
    for piece in pieces:
        beginning = piece[:2]
        if len(piece) > longest.get(beginning, 1):
            longest[beginning] = len(piece)
    return longest
