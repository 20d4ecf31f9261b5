"""Libraries of any size, put together from a real one: its articles over and over, each time with other words.

A text's runs of letters are drawn again from those of another copy, its vector is moved by the difference of two
others: v + DRIFT (a - b), made unit length. So words and vectors keep the distribution of the real ones.
"""

import json
import random
import sqlite3
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.catalogue import Catalogue
from index.library import Library
from index.sketches import sketch

DRIFT = 0.5
SEED = 20261122
# One character in so many of a copy is taken from anywhere in the real texts.
CHANGED = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """A real library's passages: the text of each with its sentences, and all vectors, float32."""

    texts: list[str]
    sentences: list[list[tuple[int, int]]]
    passages: np.ndarray
    vectors: np.ndarray
    starts: np.ndarray

    @classmethod
    def of(cls, library: Catalogue) -> "Sample":
        keys, passages = library.passage_vectors()
        owners, vectors = library.sentence_vectors()
        found = library.passages(keys.tolist())
        sentences = [
            [(one.start - found[key].start, one.end - found[key].start) for one in found[key].sentences]
            for key in keys.tolist()
        ]
        texts = [found[key].text for key in keys.tolist()]
        return cls(texts, sentences, passages, vectors, np.searchsorted(owners, np.append(keys, keys[-1] + 1)))


def grow(folder: Path, real: Catalogue, count: int, per_article: int = 10) -> Library:
    """A new library of `count` passages, with random changes to the real library's, written straight into its file."""
    sample, chance = Sample.of(real), np.random.default_rng(SEED)
    library = Library.create(folder, real.fingerprint)
    connection = library.connection
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    connection.execute("INSERT INTO files VALUES (1, '/nowhere', 'grown.jsonl', '', 1)")
    letters = "".join(sample.texts)
    drawn = random.Random(SEED)
    for article, first in enumerate(range(0, count, per_article), start=1):
        picked = chance.integers(0, len(sample.texts), min(per_article, count - first))
        _article(
            connection, sample, article, picked, [_changed(sample.texts[one], letters, drawn) for one in picked], chance
        )
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
    connection.execute("COMMIT")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return library


def _article(
    connection: sqlite3.Connection,
    sample: Sample,
    key: int,
    picked: np.ndarray,
    texts: list[str],
    chance: np.random.Generator,
) -> None:
    """Write one article of these passages."""
    text = "\n".join(texts)
    whole = json.dumps([[0, len(text)]])
    nobody = json.dumps({"title": f"Title {key}", "authors": []})
    connection.execute(
        "INSERT INTO sources VALUES (?, 1, ?, 'utf-8', ?, ?, 1, 0, '[]', '[]', '', '[]', ?)",
        (key, str(key), len(text), nobody, zlib.compress(text.encode(), 1)),
    )
    connection.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, '[]', ?, ?)", (key, f"grown{key}", key, nobody, whole, text)
    )
    connection.executemany("INSERT INTO sketches VALUES (?, ?)", ((one, key) for one in sketch(text)))
    start = 0
    for ordinal, (one, written) in enumerate(zip(picked.tolist(), texts, strict=True)):
        rows = np.arange(sample.starts[one], sample.starts[one + 1])
        end = start + len(written)
        place = json.dumps([[start, end]])
        (vector,) = _moved(sample.passages[[one]], sample.passages, chance)
        vector_key = _keep(connection, vector)
        passage = (f"{key}-{ordinal}", key, ordinal, start, end, place, vector_key)
        found = connection.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, NULL, ?)", passage)
        moved = _moved(sample.vectors[rows], sample.vectors, chance)
        sentences = (
            (found.lastrowid, start + s, start + e, json.dumps([[start + s, start + e]]), _keep(connection, vector))
            for (s, e), vector in zip(sample.sentences[one], moved, strict=True)
        )
        connection.executemany("INSERT INTO sentences VALUES (NULL, ?, ?, ?, ?, ?)", list(sentences))
        start = end + 1


def _keep(connection: sqlite3.Connection, vector: np.ndarray) -> bytes:
    """Write a vector under a key that nothing else has, in order: random keys of millions take hours to write."""
    (count,) = connection.execute("SELECT coalesce(max(vector_key), x'00000000') FROM vectors").fetchone()
    key = (int.from_bytes(count, "big") + 1).to_bytes(16, "big")
    connection.execute("INSERT INTO vectors VALUES (?, ?)", (key, vector.astype("<f2").tobytes()))
    return key


def _moved(vectors: np.ndarray, others: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    one, other = chance.integers(0, len(others), (2, len(vectors)))
    moved = vectors + DRIFT * (others[one] - others[other])
    unit: np.ndarray = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


def _changed(text: str, letters: str, drawn: random.Random) -> str:
    """The text with every so many characters, in runs of two, from elsewhere; line breaks stay where they are."""
    characters = list(text)
    for place in range(drawn.randrange(2 * CHANGED), len(text) - 1, 2 * CHANGED):
        start = drawn.randrange(len(letters) - 1)
        if "\n" not in text[place : place + 2] and "\n" not in letters[start : start + 2]:
            characters[place : place + 2] = letters[start : start + 2]
    return "".join(characters)
