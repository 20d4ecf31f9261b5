import struct

import numpy as np
import pytest

from index.errors import ModelError
from index.models.weights import Architecture, parse

PIECES = [b"<s>", b"<pad>", b"</s>", b"<unk>", "▁中".encode()]
SCORES = [0.0, 0.0, 0.0, 0.0, -2.5]


def model_bytes(*, width: int = 32, block: int = 32, tensor: bytes = b"", kind: int = 1, size: int = 32) -> bytes:
    """A whole model file with one tensor, "emb.word"."""
    offsets = np.cumsum([0, *map(len, PIECES)])
    header = struct.pack("<4sI7ifi", b"E5S1", 1, width, 2, 4, 64, 5, 16, 1, 1e-12, block)
    vocabulary = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, offsets[-1])
    vocabulary += struct.pack("<6I5f", *offsets, *SCORES) + b"".join(PIECES)
    entry = struct.pack("<IB3I", ord("㎏"), 2, ord("k"), ord("g"), 0)[:-4]
    before = header + vocabulary + struct.pack("<iI", 1, len(entry)) + entry
    directory_bytes = 4 + 2 + 8 + 21
    place = struct.pack("<BIQQ", kind, size, len(before) + directory_bytes, len(tensor))
    return before + struct.pack("<iH", 1, 8) + b"emb.word" + place + tensor


def block(scale: float, low: int, high: int) -> bytes:
    """Sixteen weights of code `low`, then sixteen of code `high`."""
    return struct.pack("<e", scale) + bytes([low | high << 4]) * 16


def test_a_block_holds_sixteen_weights_in_its_low_nibbles_then_sixteen_in_its_high_ones():
    weights = parse(model_bytes(tensor=block(0.5, 0, 15)))

    assert weights.dense("emb.word").tolist() == [[-4.0] * 16 + [3.5] * 16]


def test_nibble_j_of_the_low_half_is_weight_j():
    tensor = struct.pack("<e", 2.0) + bytes(range(16))
    weights = parse(model_bytes(tensor=tensor))

    assert weights.dense("emb.word")[0, :16].tolist() == [2.0 * (j - 8) for j in range(16)]


def test_every_row_of_a_matrix_has_its_own_blocks():
    weights = parse(model_bytes(tensor=block(1.0, 9, 9) + block(-0.25, 4, 12), size=64))

    assert weights.dense("emb.word").tolist() == [[1.0] * 32, [1.0] * 16 + [-1.0] * 16]


def test_a_vector_is_read_as_it_stands():
    weights = parse(model_bytes(tensor=struct.pack("<2f", 1.5, -2.0), kind=0, size=2))

    assert weights.dense("emb.word").tolist() == [1.5, -2.0]


def test_the_header_the_pieces_and_the_character_map_are_read():
    weights = parse(model_bytes(tensor=block(1.0, 8, 8)))

    assert weights.architecture == Architecture(32, 2, 4, 64, 5, 16, 1, float(np.float32(1e-12)))
    assert weights.vocabulary.pieces == ("<s>", "<pad>", "</s>", "<unk>", "▁中")
    assert weights.vocabulary.scores == (0.0, 0.0, 0.0, 0.0, -2.5)
    assert weights.vocabulary.normalisation == {"㎏": "kg"}
    assert weights.vocabulary.specials == {"<s>", "<pad>", "</s>", "<unk>", "<mask>"}


def test_a_file_cut_short_anywhere_is_a_model_error():
    whole = model_bytes(tensor=block(1.0, 8, 8))

    for size in range(len(whole)):
        with pytest.raises(ModelError, match=r"pip install|sha256"):
            parse(whole[:size], "cut.bin")


def test_another_kind_of_file_is_named_with_what_it_begins_with():
    with pytest.raises(ModelError, match=r"notes\.txt begins with b'some' .*expected b'E5S1' version 1"):
        parse(b"some text that is no model at all", "notes.txt")


def test_another_block_size_is_refused():
    with pytest.raises(ModelError, match="in blocks of 64, expected blocks of 32"):
        parse(model_bytes(block=64))


def test_a_tensor_whose_bytes_do_not_fit_its_size_is_refused():
    with pytest.raises(ModelError, match=r"emb\.word is kind 1, 64 weights in 18 bytes"):
        parse(model_bytes(tensor=block(1.0, 8, 8), size=64))


def test_a_name_that_is_not_there_is_a_model_error():
    with pytest.raises(ModelError, match=r"no tensor 'emb\.pos'"):
        parse(model_bytes(tensor=block(1.0, 8, 8))).dense("emb.pos")
