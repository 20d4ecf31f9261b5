import pytest

from index.stemming import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("promote", "promotes", "promoted", "promoting"),
        ("industry", "industries"),
        ("run", "runs", "running"),
        ("fall", "falls", "falling"),
        ("address", "addresses", "addressed"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["gas", "2023", "économies", "3.5s", ""])
def test_short_words_and_others_than_english_ones_stay(word):
    assert stem(word) == word
