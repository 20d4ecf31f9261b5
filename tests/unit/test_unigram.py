"""One contract for both tokenizers of the default model, over a vocabulary small enough for paper."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.models.tokenizer import build_tokenizer
from index.models.unigram import UnigramTokenizer, save_vocabulary
from index.models.weights import Vocabulary

SCORED = {
    "<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": 0.0,
    "▁": -3.0, "a": -4.0, "b": -4.0, "ab": -5.0, "▁a": -4.5, "▁ab": -9.0,
    "<": -4.0, "s": -4.0, ">": -4.0, "k": -4.0, "g": -4.0, "中": -4.0, "é": -4.0, "<mask>": 0.0,
}  # fmt: skip
REPLACED = {"㎏": "kg", "\n": " ", "ａ": "a", "\x07": "", "　": " "}
VOCABULARY = Vocabulary(tuple(SCORED), tuple(SCORED.values()), begin=0, end=2, pad=1, unknown=3, normalisation=REPLACED)

Cut = Callable[[str], list[str]]


def words(ids: list[int]) -> list[str]:
    return [VOCABULARY.pieces[number] for number in ids]


@pytest.fixture(params=["unigram", "tokenizers"])
def cut(request: pytest.FixtureRequest) -> Cut:
    if request.param == "unigram":
        own = UnigramTokenizer.from_vocabulary(VOCABULARY)
        return lambda text: words(own.ids(text))
    theirs = build_tokenizer(VOCABULARY)
    return lambda text: words(theirs.encode(text).ids)


def test_the_cut_of_highest_score_wins(cut: Cut):
    # ▁ab -9; ▁ + ab -3 - 5 = -8; ▁a + b -4.5 - 4 = -8.5
    assert cut("ab") == ["<s>", "▁", "ab", "</s>"]


def test_every_word_begins_with_a_space_sign(cut: Cut):
    assert cut("a a") == ["<s>", "▁a", "▁a", "</s>"]


def test_runs_of_spaces_count_as_one(cut: Cut):
    assert cut("a  　\n a") == cut("a a")


def test_a_replaced_character_is_read_as_its_replacement(cut: Cut):
    assert cut("ａ㎏\x07") == ["<s>", "▁a", "k", "g", "</s>"]


def test_unknown_characters_in_a_row_are_one_unknown_piece(cut: Cut):
    assert cut("龘龘a") == ["<s>", "▁", "<unk>", "a", "</s>"]


def test_a_decomposed_letter_is_read_as_the_composed_one(cut: Cut):
    assert cut("e\u0301") == cut("é") == ["<s>", "▁", "é", "</s>"]


def test_a_special_word_in_a_text_is_only_its_characters(cut: Cut):
    assert cut("<s>") == ["<s>", "▁", "<", "s", ">", "</s>"]


def test_no_text_is_the_two_ends_alone(cut: Cut):
    assert cut("") == ["<s>", "</s>"]


def test_white_space_alone_is_one_space_sign(cut: Cut):
    assert cut(" \n ") == ["<s>", "▁", "</s>"]


def test_a_long_text_is_cut_at_512_and_still_ends(cut: Cut):
    pieces = cut("中" * 2000)

    assert len(pieces) == 512
    assert pieces[:2] + pieces[-2:] == ["<s>", "▁", "中", "</s>"]


def test_a_saved_vocabulary_reads_back_the_same(tmp_path: Path):
    save_vocabulary(VOCABULARY, tmp_path)
    loaded = UnigramTokenizer.load(tmp_path)

    assert words(loaded.ids("ab ㎏中 龘")) == ["<s>", "▁", "ab", "▁", "k", "g", "中", "▁", "<unk>", "</s>"]
