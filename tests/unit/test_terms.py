import pytest

from rag.terms import is_term


@pytest.mark.parametrize(
    "question",
    [
        "数字经济",
        "數字經濟？",
        "新质生产力",
        "中国的数字经济",
        "数字经济和实体经济",
        "digital economy",
        "Ocean currents?",
    ],
)
def test_words_that_only_name_something_are_a_term(question):
    assert is_term(question)


@pytest.mark.parametrize("question", ["主要特征", "数字经济的优势", "农村地区", "main features", "other policies"])
def test_a_side_of_something_is_none(question):
    assert not is_term(question)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "？",
        "企业",
        "economy",
        "数字经济如何推动",
        "它的经济",
        "the economy",
        "And rural schools",
        "why now",
        "资金支持",
    ],
)
def test_a_single_word_and_one_that_asks_points_or_does_is_none(question):
    assert not is_term(question)
