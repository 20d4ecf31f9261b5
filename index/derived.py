"""What is derived from the library for searching, kept beside it, and made again whenever it does not match."""

import hashlib
import json
import logging
import os
import shutil
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.enumeration import enumerates
from index.errors import LibraryError
from index.lexical import LexicalIndex
from index.library import Library
from index.scripts import is_han
from index.words import WORDS_RULE

FOLDER = "derived"
MANIFEST = "manifest.json"
# Raise it when the files below change.
FORMAT = 4
ABANDONED_AFTER_SECONDS = 3600

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Derived:
    """The indexes of one generation of a library; row r of `passages` and `lexical` is the passage passage_keys[r].

    Its sentences are the rows sentence_starts[r] to sentence_starts[r + 1] of `sentences`, in reading order, and
    han[r] says whether it is written in Chinese characters, enumerates[r] whether it lists points.
    """

    generation: int
    passage_keys: NDArray[np.int64]
    han: NDArray[np.bool_]
    enumerates: NDArray[np.bool_]
    sentence_starts: NDArray[np.int64]
    passages: DenseIndex
    sentences: DenseIndex
    lexical: LexicalIndex

    @classmethod
    def of(cls, library: Library) -> Self:
        """The indexes of the library as it is now: loaded if they are sound and of its generation, else made again."""
        folder = library.folder / FOLDER
        try:
            return cls.load(folder, library)
        except LibraryError as error:
            logger.info("making the search indexes: %s", error)
        derived = cls.build(library)
        derived.save(folder, library)
        return derived

    @classmethod
    def build(cls, library: Library) -> Self:
        """The indexes made from what the library holds."""
        with library.snapshot():
            generation = library.generation()
            keys, passages = library.passage_vectors()
            owners, sentences = library.sentence_vectors()
            texts = [(title, text) for _, title, text in library.passage_texts()]
        # Titles are part of what is searched: a question often names an article.
        lexical = LexicalIndex.from_texts(f"{title}\n{text}" for title, text in texts)
        han = np.array([is_han(text) for _, text in texts], dtype=np.bool_)
        listing = np.array([enumerates(text) for _, text in texts], dtype=np.bool_)
        starts = np.searchsorted(owners, np.append(keys, np.iinfo(np.int64).max)).astype(np.int64)
        vectors = DenseIndex.from_vectors(passages), DenseIndex.from_vectors(sentences)
        return cls(generation, keys, han, listing, starts, *vectors, lexical)

    @classmethod
    def load(cls, folder: Path, library: Library) -> Self:
        """The saved indexes; raises LibraryError saying why they cannot be used: missing, stale or damaged."""
        generation = library.generation()
        files = _checked_files(folder, generation)
        with np.load(BytesIO(files["rows.npz"]), allow_pickle=False) as rows:
            keys, starts = rows["passage_keys"], rows["sentence_starts"]
            han, listing = rows["han"], rows["enumerates"]
        return cls(
            generation,
            keys,
            han,
            listing,
            starts,
            DenseIndex.from_bytes(files["passages.faiss"]),
            DenseIndex.from_bytes(files["sentences.faiss"]),
            LexicalIndex.from_files(files, "lexical/", len(keys)),
        )

    def save(self, folder: Path, library: Library) -> None:
        """Write the indexes and their manifest, whole or not at all; a library that cannot be written keeps none."""
        temporary = folder.with_name(f"{folder.name}.{os.getpid()}.tmp")
        try:
            _remove_leftovers(folder)
            shutil.rmtree(temporary, ignore_errors=True)
            temporary.mkdir()
            np.savez(
                temporary / "rows.npz",
                passage_keys=self.passage_keys,
                han=self.han,
                enumerates=self.enumerates,
                sentence_starts=self.sentence_starts,
            )
            (temporary / "passages.faiss").write_bytes(self.passages.to_bytes())
            (temporary / "sentences.faiss").write_bytes(self.sentences.to_bytes())
            self.lexical.save(temporary / "lexical")
            (temporary / MANIFEST).write_text(json.dumps(_manifest(temporary, self.generation)), encoding="utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            temporary.rename(folder)
        except OSError as error:
            shutil.rmtree(temporary, ignore_errors=True)
            logger.warning(
                "the search indexes of %s could not be kept (%s); they are made at each start", library.folder, error
            )


def _manifest(folder: Path, generation: int) -> dict[str, object]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    digests = {path.relative_to(folder).as_posix(): _digest(path.read_bytes()) for path in paths}
    return {"format": FORMAT, "generation": generation, "words_rule": WORDS_RULE, "files": digests}


def _checked_files(folder: Path, generation: int) -> dict[str, bytes]:
    """The bytes of every file of the manifest of this generation, each checked against its digest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        stamp = (manifest["format"], manifest["generation"], manifest["words_rule"])
        digests: dict[str, str] = dict(manifest["files"])
    except FileNotFoundError as error:
        raise LibraryError("there are none yet") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(f"their manifest is damaged ({error})") from error
    if stamp != (FORMAT, generation, WORDS_RULE):
        raise LibraryError("the library has changed since they were made")
    files = {}
    for name, digest in digests.items():
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as error:
            raise LibraryError(f"{name} cannot be read ({error})") from error
        if _digest(files[name]) != digest:
            raise LibraryError(f"{name} is damaged")
    return files


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _remove_leftovers(folder: Path) -> None:
    """What a killed process left half written an hour ago or more; what is younger, one may be writing."""
    for path in folder.parent.glob(f"{folder.name}.*.tmp"):
        if time.time() - path.stat().st_mtime > ABANDONED_AFTER_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
