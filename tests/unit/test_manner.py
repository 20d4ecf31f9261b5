import pytest

from index.enumeration import enumerates
from rag.manner import asks_how


@pytest.mark.parametrize(
    "question",
    [
        "如何推动数字产业集群发展？",
        "怎样支持循环经济？",
        "怎么建设平台？",
        "how to promote clusters",
        "Как поддержать экономику?",
    ],
)
def test_a_question_for_a_way_of_doing_something_is_known(question):
    assert asks_how(question)


@pytest.mark.parametrize(
    "question",
    ["什么是数字产业集群？", "八名工人后来生活怎么样了？", "How many passengers were carried?", "Show me the law"],
)
def test_other_questions_are_not_taken_for_it(question):
    assert not asks_how(question)


@pytest.mark.parametrize(
    "text", ["一是加强顶层设计。", "二要完善机制", "首先，要……", "（三）保障措施", "First, build roads."]
)
def test_a_point_of_an_enumeration_is_seen(text):
    assert enumerates(text)


def test_running_text_is_no_enumeration():
    assert not enumerates("产业集群是产业分工深化在地理空间上的表现形态。At first it was small.")
