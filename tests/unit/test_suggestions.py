from index.articles import Article, Attribution
from rag.suggestions import suggestions

TEXT = """加快数字产业发展
数字产业是基础。
做好中小企业的数字化，要把握好以下几方面工作。
一是加强顶层设计与规划引领，夯实底座。
二是支持平台企业创新发展，激发活力。"""


def article(title: str | None = None, text: str = TEXT) -> Article:
    return Article("a1", "a.txt", "a.txt", text, (), Attribution(title))


def test_headings_points_and_what_they_are_announced_by_become_questions():
    assert suggestions(["别的"], [article()]) == (
        "做好中小企业的数字化，要把握好哪几方面工作？",
        "如何加快数字产业发展？",
        "如何加强顶层设计与规划引领？",
    )


def test_each_article_gives_one_before_any_gives_two():
    asked = suggestions([], [article("推动绿色转型", "无"), article("完善人才培养体系", "无"), article(text="无")])

    assert asked == ("如何推动绿色转型？", "如何完善人才培养体系？")


def test_what_was_asked_is_not_suggested_again():
    assert suggestions(["怎样推动绿色转型？"], [article("推动绿色转型", "无")]) == ()
