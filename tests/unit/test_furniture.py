import pytest

from index.segmentation.furniture import furniture, furniture_anywhere, is_label


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("网站首页 | 网站地图", "menu"),
        ("首页 > 思想理论 > 深度原创 > 正文", "breadcrumb"),
        ("扫二维码添加收藏返回顶部", "share bar"),
        ("分享到： 微信 微博 QQ空间", "share bar"),
        ("版权所有 未经授权不得转载", "notice"),
        ("Copyright © 2024 All Rights Reserved", "notice"),
        ("王鹏作（新华社发）", "picture credit"),
        ("图为活动现场。徐强静摄", "picture credit"),
        ("[责任编辑:宋畅]", "editor"),
        ("责编：张三、李四（实习） 校对：买买提·艾力 sn033", "editor"),
        ("扫描二维码，阅读更多精彩内容", "share bar"),
        ("长按识别二维码，关注“某某”", "share bar"),
        ("分享到：", "share bar"),
        ("字号：大 中 小", "menu"),
        ("点击蓝字关注我们", "menu"),
        ("上一篇：旧文", "menu"),
        ("相关阅读", "menu"),
        ("标签：转型 企业", "menu"),
        ("Copyright 2010-2024 某某网", "notice"),
        ("— END —", "ornament"),
        ("||一起学习||", "ornament"),
        ("■■", "ornament"),
        ("8", "ornament"),
    ],
)
def test_a_line_of_the_page_is_furniture(line: str, kind: str):
    assert furniture(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "群众扫码支付后可以分享到朋友圈。",
        "他未经授权使用了商标，被法院判决赔偿。",
        "图1是系统结构。",
        "图为何物？",
        "| 苹果 | 3 |",
        "x > y > z",
        "请随手关闭电源",
        "编辑：一份光荣的职业",
        "分享到：一个人的快乐变成大家的快乐",
        "图为核心",
        "新闻 | 5 | 6",
        "扫描二维码支付，方便了群众",
        "上一篇文章说到改革",
        "强化使命 聚焦主线",
    ],
)
def test_a_line_of_an_article_is_not(line: str):
    assert furniture(line) is None


def test_a_share_bar_that_holds_the_date_stays_to_be_read():
    line = "来源:马克思主义研究网 2025-03-21 00:00 评论(创建话题) 收藏成功收藏本文"

    assert furniture(line) == "share bar"
    assert not furniture_anywhere(line)


@pytest.mark.parametrize(
    "line", ["理论学苑", "学思践悟", "他山之石", "太原时评", "新思想·新征程", "学习贯彻全会精神·权威解读"]
)
def test_a_columns_name_is_a_label(line: str):
    assert is_label(line)


@pytest.mark.parametrize("line", ["结论与思考", "推进数实融合", "静夜思", "社区“小板凳·大讲堂”聚焦治理"])
def test_a_heading_is_no_label(line: str):
    assert not is_label(line)


@pytest.mark.parametrize("line", ["首页 | " * 30, "a > " * 60, "|" * 300, "扫" * 300])
def test_lines_made_to_be_slow_are_read_at_once(line: str):
    assert furniture(line.strip()) in {None, "menu", "ornament"}
