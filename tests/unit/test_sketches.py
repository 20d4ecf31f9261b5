import pytest

from index.sketches import SIZE, sketch

# A hundred sentences without a run of letters in common.
SENTENCES = [f"第{number:03}句说的是{number * 7919:06}号园区的{number * 104729:08}项安排。" for number in range(100)]
TEXT = "".join(SENTENCES)


def shared(one: str, other: str) -> int:
    return len(set(sketch(one)) & set(sketch(other)))


def test_a_sketch_is_the_same_in_every_process():
    assert sketch("数字产业集群是数字经济的重要载体")[:2] == FIRST_TWO


FIRST_TWO = [-5006967116080716121, -2571407917019652581]


def test_a_sketch_has_so_many_different_hashes_in_order():
    hashes = sketch(TEXT)

    assert len(hashes) == SIZE
    assert hashes == sorted(set(hashes))


@pytest.mark.parametrize(
    "other", [TEXT.replace("。", ".\n\n"), " ".join(TEXT), TEXT.replace("园区", "園區"), TEXT.replace("0", "０")]
)
def test_white_space_punctuation_and_script_do_not_count(other):
    assert sketch(other) == sketch(TEXT)


def test_a_cut_text_keeps_about_as_much_of_its_sketch():
    assert shared("".join(SENTENCES[10:]), TEXT) >= 0.75 * SIZE


def test_two_texts_without_a_common_run_share_nothing():
    assert shared("".join(SENTENCES[:50]), "".join(SENTENCES[50:])) == 0


def test_a_text_shorter_than_a_run_is_known_by_all_of_it():
    assert len(sketch("两会召开")) == 1
    assert sketch("两会召开。") == sketch("两会召开")
    assert shared("两会召开", "两会闭幕") == 0


@pytest.mark.parametrize("text", ["", " \n", "——……"])
def test_a_text_without_letters_has_none(text):
    assert sketch(text) == []
