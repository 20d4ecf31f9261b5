import pytest

from index.articles import Attribution
from index.dates import day
from index.readers.declared import authors
from index.readers.head import charset, head_of, without_site
from index.readers.tree import parsed


def said(head: str) -> Attribution:
    root = parsed(f"<html><head>{head}</head><body></body></html>")
    assert root is not None
    return head_of(root, head).said


def test_meta_elements_say_who_wrote_where_and_when():
    head = (
        "<title>题目 - 某某网</title><meta name=author content='张三、李四'><meta name=PubDate content='2025-03-21 08:00'>"
        "<meta name=ContentSource content='来源：人民日报'><meta name=ColumnName content=理论><link rel=canonical href='https://a.cn/1'>"
    )

    assert said(head) == Attribution("题目", ("张三", "李四"), None, "人民日报", "2025-03-21", "理论", "https://a.cn/1")


def test_json_for_search_engines_is_read():
    head = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
        "headline": "Clusters", "author": [{"name": "Jane Roe"}, "Ann Poe"], "publisher": {"name": "The Daily"},
        "datePublished": "2024-05-06T10:00:00Z"}]}</script><script type="application/ld+json">{broken</script>"""

    assert said(head) == Attribution("Clusters", ("Jane Roe", "Ann Poe"), None, "The Daily", "2024-05-06")


def test_a_site_an_address_or_an_account_is_no_author():
    declared = ["人民网", "admin", "104140", "a@b.cn", "https://x.org/u", "www.people.com.cn", "作者：王丰", "王丰"]

    assert authors(declared[1:]) == ("王丰",)
    assert authors(["sina_admin", "admin01", "user_8813", "佚名", "王丰"]) == ("王丰",)
    assert said("<meta property='og:site_name' content=人民网><meta name=author content=人民网>").authors == ()


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("题目--理论--人民网", "题目"),
        ("题目_光明网", "题目"),
        ("2020-2025年数字经济", "2020-2025年数字经济"),
        ("中国-东盟合作", "中国-东盟合作"),
        ("Clusters on the rise | The Daily", "Clusters on the rise"),
        ("题目-某某县政府网", "题目"),
        ("网", "网"),
        ("AI-新时代的舞台", "AI-新时代的舞台"),
        ("某某网", None),
        ("首页", None),
        ("理论版_光明日报", None),
        ("学习强国平台", None),
        ("The Daily", None),
    ],
)
def test_a_title_loses_the_name_of_its_site(title, own):
    assert without_site(title, "The Daily") == own


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年3月1日08:26", "2025-03-01"),
        ("20250321", "2025-03-21"),
        ("2025-13-45", None),
        ("2021", "2021"),
        ("2021-7", "2021-07"),
        ("第20211231234号", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_given(text, found):
    assert day(text) == found


def test_where_a_browser_saved_the_page_from_is_its_address():
    root = parsed("<html><body>x</body></html>")
    assert root is not None
    assert head_of(root, "<!-- saved from url=(0021)https://a.cn/news/1 -->\n<html>").said.url == "https://a.cn/news/1"


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b"<html><head><meta charset='GBK'>", "GBK"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        (b'<?xml version="1.0" encoding="Shift_JIS"?><html>', "Shift_JIS"),
        (b"<p>charset=gbk</p>", None),
    ],
)
def test_a_page_says_in_which_encoding_it_is(page, encoding):
    assert charset(page) == encoding
