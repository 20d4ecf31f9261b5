from datetime import date

import pytest

from index.articles import Attribution
from rag.citation import Style, reference

NEWS = Attribution("推动数字产业集群创新发展", ("张晓",), "某研究院", "人民日报", "2023年8月5日")
ENGLISH = Attribution("Clusters at Work", ("A. Smith", "B. Jones"), publication="The Morning Post", date="2023-08-05")
WEB = Attribution("论数据", ("甲", "乙", "丙", "丁"), date="2024-06", url="https://example.org/a.html")
BARE = Attribution()


@pytest.mark.parametrize(
    ("attribution", "style", "line"),
    [
        (NEWS, Style.GBT7714, "张晓. 推动数字产业集群创新发展[N]. 人民日报, 2023-08-05."),
        (NEWS, Style.APA, "张晓. (2023, August 5). 推动数字产业集群创新发展. 人民日报."),
        (NEWS, Style.PLAIN, "张晓：《推动数字产业集群创新发展》，《人民日报》，2023年8月5日。"),
        (ENGLISH, Style.GBT7714, "A. Smith, B. Jones. Clusters at Work[N]. The Morning Post, 2023-08-05."),
        (ENGLISH, Style.APA, "A. Smith, & B. Jones. (2023, August 5). Clusters at Work. The Morning Post."),
        (ENGLISH, Style.PLAIN, "A. Smith, B. Jones, “Clusters at Work”, The Morning Post, 2023-08-05."),
        (WEB, Style.APA, "甲, 乙, 丙, & 丁. (2024, June). 论数据. https://example.org/a.html"),
        (BARE, Style.GBT7714, "[现代化产业体系是…]."),
        (BARE, Style.APA, "[现代化产业体系是…]. (n.d.)."),
        (BARE, Style.PLAIN, "（无题）“现代化产业体系是……”。"),
    ],
)
def test_a_reference_says_what_the_source_says_and_no_more(attribution, style, line):
    assert reference(attribution, style, opening="现代化产业体系是") == line


def test_what_is_on_the_web_is_cited_with_the_day_it_was_seen_and_the_first_three_authors():
    line = reference(WEB, Style.GBT7714, seen=date(2026, 11, 22))

    assert line == "甲, 乙, 丙, 等. 论数据[EB/OL]. 2024-06[2026-11-22]. https://example.org/a.html."


def test_the_page_of_the_passage_is_named():
    assert reference(NEWS, Style.GBT7714, page=3).endswith("人民日报, 2023-08-05: 3.")
    assert reference(ENGLISH, Style.APA, page=3).endswith("The Morning Post, p. 3.")
    assert reference(NEWS, Style.PLAIN, page=3).endswith("2023年8月5日，第3页。")


def test_a_date_in_words_stands_as_printed():
    said = Attribution("Clusters", date="Spring 2023")

    assert reference(said, Style.APA) == "Clusters. (Spring 2023)."
    assert reference(said, Style.GBT7714) == "Clusters. Spring 2023."
