import pytest

from index.readers.dateline import published, source


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024-03-05 10:20", "2024-03-05"),
        ("2024年03月05日 星期二 10:20:11", "2024-03-05"),
        ("发布时间：2024-05-06 09:12 浏览次数：123 字体：[大 中 小]", "2024-05-06"),
        ("来源：人民日报 2024年3月5日", "2024-03-05"),
        ("2025年03月21日08:26 | 来源：人民网－人民日报", "2025-03-21"),
        ("2024年5月6日  来源：中国经济网  责任编辑：张静", "2024-05-06"),
        ("人民日报 王丰 田茂敏 2024年3月5日", "2024-03-05"),
        ("（2024年3月5日）", "2024-03-05"),
        ("2024-03-05T10:20:00", "2024-03-05"),
    ],
)
def test_a_line_that_says_little_else_than_when_gives_the_date(line, date):
    assert published(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "征文截止日期：2024年12月31日",
        "会议时间：2019年3月1日",
        "——写在1998年10月1日洪水之后",
        "热点：2024年05月01日 五一假期出行",
        "今天是2024年6月1日 星期六",
        "2019年3月1日 在北京召开",
        "2024年13月45日",
        "第20211231234号",
        "写在 1998年10月1日 洪水之后",
    ],
)
def test_a_date_in_a_title_or_of_something_else_is_not_when_it_was_published(line):
    assert published(line) is None


def test_a_source_is_named_behind_its_label():
    assert source("2024-05-06 来源：经济参考报 作者：张三") == "经济参考报"
    assert source("资金来源：中央财政") is None
    assert source("来源：网络") is None
