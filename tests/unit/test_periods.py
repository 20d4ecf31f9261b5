from datetime import date

import pytest

from index.words import fold
from rag.periods import periods

TODAY = date(2026, 11, 22)


def read(question: str) -> list[tuple[str | None, str | None]]:
    return [(found.since, found.until) for found in periods(fold(question), TODAY)]


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("2023年以来数字经济有哪些政策？", "2023"),
        ("自2022年5月起有什么变化", "2022-05"),
        ("二〇二三年至今的变化", "2023"),
        ("2022年以來的經濟", "2022"),
        ("What has changed since May 2021?", "2021-05"),
        ("What has changed since 5 May 2021?", "2021-05-05"),
        ("九龙酒店2004年以后成为了什么？", "2004"),
        ("今年以来有什么变化", "2026"),
        ("去年的政策", "2025"),
        ("近三年的趋势", "2023-11-23"),
        ("policies over the last two weeks", "2026-11-08"),
    ],
)
def test_a_beginning_is_read_and_has_no_end(question, since):
    assert read(question) == [(since, None)]


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("2022年至2024年的循环经济", "2022", "2024"),
        ("从2022年5月到2023年6月期间发生了什么", "2022-05", "2023-06"),
        ("2022-2024年的新闻", "2022", "2024"),
        ("from Jan 2022 to 2024-06, what changed?", "2022-01", "2024-06"),
        ("发表于2023年的文章", "2023", "2023"),
        ("2023年5月发表的关于循环经济的文章", "2023-05", "2023-05"),
        ("articles from 2021 on clusters", "2021", "2021"),
        ("去年的有关报道", "2025", "2025"),
    ],
)
def test_a_stretch_of_time_is_read_with_both_ends(question, since, until):
    assert read(question) == [(since, until)]


@pytest.mark.parametrize(
    ("question", "until"),
    [
        ("2021年之前的文章", "2020"),
        ("2021年1月以前的报道", "2020-12"),
        ("2021年5月1日之前的报道", "2021-04-30"),
        ("news before May 2021", "2021-04"),
    ],
)
def test_an_end_is_the_last_day_month_or_year_before(question, until):
    assert read(question) == [(None, until)]


@pytest.mark.parametrize(
    "question",
    [
        "2008年奥运会在哪里举行？",
        "《2023年以来的政策》说了什么？",
        "2021—2025年数字经济发展规划有哪些目标？",
        "2035年以来的目标",
        "2021年2月31日以来",
        "2021年2月31日之前的文章",
        "1990年代以后哪个工厂在此建立",
        "改革开放以来有哪些变化？",
        "Who won the cup in 2014?",
        "根据1955年的一份报道，什么可以抵消？",
        "2023年发布的政策有哪些？",
        "2023年7月24日，今年第5号台风在哪里登陆？",
        "自洪武六年到永乐十五年近50年内，移民多少次？",
    ],
)
def test_a_year_that_belongs_to_the_subject_is_no_period(question):
    assert read(question) == []


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("2022年以来的增速", True),
        ("since 2022", True),
        ("今年以来的增速", True),
        ("2022年以后的增速", False),
        ("2023年12月1日起实施的办法", False),
        ("今年有多少台车", False),
        ("朗千色汇在2015年3月之前叫什么？", False),
        ("2015年3月之前的报道", True),
        ("2022年至2024年的增速", False),
        ("2022年至2024年的有关报道", True),
        ("What was opened between 1980 and 1984?", False),
        ("articles published between 1980 and 1984", True),
        ("Who was mayor before May 2021?", False),
    ],
)
def test_a_time_is_sure_that_lasts_or_is_that_of_articles(question, sure):
    assert [found.sure for found in periods(fold(question), TODAY)] == [sure]
