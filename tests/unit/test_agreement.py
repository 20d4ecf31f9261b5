from collections.abc import Sequence

import pytest

from rag.agreement import agreement


def rare(words: Sequence[str]) -> list[float]:
    return [1.0] * len(words)


def test_a_word_that_two_sentences_share_counts_once_and_one_of_three_twice():
    two = agreement("who won", ["Halep won", "Halep the winner"], rare)
    three = agreement("who won", ["Halep won", "Halep the winner", "a win of Halep"], rare)

    assert [two, three] == pytest.approx([0.7, 1.4])


def test_words_of_the_question_are_no_agreement():
    assert agreement("谁导演《流浪地球》", ["流浪地球，张三", "流浪地球，李四"], rare) == 0.0


def test_a_chinese_name_is_agreed_on_without_a_dictionary():
    assert agreement("谁是导演", ["由郭帆执导", "郭帆的作品"], rare) == pytest.approx(0.7)


def test_common_words_are_no_agreement():
    assert agreement("who", ["the one", "the other"], lambda words: [0.2] * len(words)) == 0.0


def test_a_reprint_agrees_with_nothing():
    assert agreement("who", ["Halep won.", "Halep won"], rare) == 0.0
