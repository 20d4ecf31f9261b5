import pytest

from index.words import fold
from rag.publications import masthead, mentions, names

KNOWN = names(
    ["人民日报", "人民日报海外版", "光明日报", "经济日报海外版", "世界社会主义研究", "People’s Daily", "China Daily"]
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("《世界社会主义研究》2025年第1期", "世界社会主义研究"),
        ("人民日报（2024年5月3日第5版）", "人民日报"),
        ("光明日报 2024-05-03", "光明日报"),
        ("China Daily, May 3, 2024", "China Daily"),
    ],
)
def test_a_masthead_is_without_the_issue(printed, name):
    assert masthead(printed) == name


@pytest.mark.parametrize(
    ("question", "words", "publications"),
    [
        ("人民日报怎么说循环经济？", "人民日报怎么说", {"人民日报"}),
        ("人民日報如何評價循環經濟", "人民日报如何评价", {"人民日报"}),
        ("据《光明日报》报道，集群怎样发展", "据《光明日报》报道", {"光明日报"}),
        ("光明日报和人民日报怎么看", "光明日报和人民日报怎么看", {"光明日报", "人民日报"}),
        ("《人民日报》对循环经济有什么看法", "《人民日报》", {"人民日报"}),
        ("人民日报海外版的报道", "人民日报海外版的报道", {"人民日报海外版"}),
        ("经济日报的文章", "经济日报的文章", {"经济日报海外版"}),
        ("According to People's Daily, what helps?", "according to people's daily", {"People’s Daily"}),
        ("What does the China Daily say about tax?", "what does the china daily say", {"China Daily"}),
    ],
)
def test_a_publication_is_read_where_the_question_asks_what_it_says(question, words, publications):
    folded = fold(question)

    assert [(folded[found.start : found.end], found.publications) for found in mentions(folded, KNOWN)] == [
        (words, publications)
    ]


@pytest.mark.parametrize(
    "question",
    [
        "人民日报创刊于哪一年？",
        "在人民日报工作的人",
        "Who founded China Daily?",
        "北京日报怎么说",
        "indochina daily says",
    ],
)
def test_a_publication_that_is_the_subject_or_is_not_there_is_none(question):
    assert list(mentions(fold(question), KNOWN)) == []


def test_a_short_form_that_two_editions_share_names_neither():
    assert "经济日报" not in names(["经济日报海外版", "经济日报农村版"])
