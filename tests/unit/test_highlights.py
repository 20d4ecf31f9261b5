import pytest

from rag.highlights import highlights


def marked(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in highlights(question, text)]


def test_the_words_of_the_question_are_found_and_those_that_touch_are_one():
    assert marked("如何推动数字产业集群发展？", "要推动数字产业集群创新，加快发展。") == ["推动数字产业集群", "发展"]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("數字經濟", "发展数字经济", ["数字经济"]),
        ("数字经济", "發展數字經濟", ["數字經濟"]),
        ("5g 网络", "５Ｇ网络", ["５Ｇ网络"]),
        ("How do clusters grow?", "Clusters of clusterships grow.", ["Clusters", "grow"]),
        ("什么是它？", "这是什么", []),
        ("What have they done?", "They have done it.", ["done"]),
        ("", "无", []),
    ],
)
def test_scripts_widths_and_cases_meet_and_words_that_name_nothing_do_not(question, text, words):
    assert marked(question, text) == words


def test_a_character_that_folds_to_several_is_marked_whole():
    assert marked("km", "5 ㎞ away") == ["㎞"]
