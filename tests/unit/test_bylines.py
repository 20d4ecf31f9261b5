import pytest

from index.segmentation.bylines import byline, headed, meta


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("张晓", ["张晓"]),
        ("方晓霞方晓霞", ["方晓霞"]),
        ("王丰 田茂敏", ["王丰", "田茂敏"]),
        ("欧阳修远", ["欧阳修远"]),
        ("□ 逯嘉涛　李敏", ["逯嘉涛", "李敏"]),
        ("本报记者 赵婧", ["赵婧"]),
        ("记者 凌安儿 通讯员 李娜", ["凌安儿", "李娜"]),
        ("文/宋婷", ["宋婷"]),
        ("作者：买买提·艾力", ["买买提·艾力"]),
        ("By John Smith and Mary Lee", ["John Smith", "Mary Lee"]),
        ("撰文/隗芳", ["隗芳"]),
        ("作者 张晓", ["张晓"]),
        ("（记者 张晓）", ["张晓"]),
        ("买买提·艾力 文", ["买买提·艾力"]),
        ("□ 本报记者 撖晓", ["撖晓"]),
        ("（张晓　撖国华）", ["张晓", "撖国华"]),
        ("作者：佚名", []),
        ("本报评论员", ["本报评论员"]),
        ("□ 人民日报评论员", ["人民日报评论员"]),
        ("新华社评论员", ["新华社评论员"]),
        ("光明日报记者 张晓", ["张晓"]),
        ("记者 张晓/北京报道", ["张晓"]),
        ("記者林志明／台北報導", ["林志明"]),
        ("本报太原3月5日讯（记者 撖晓　张明）", ["撖晓", "张明"]),
    ],
)
def test_a_line_of_names_names_the_authors(line: str, authors: list[str]):
    found = byline(line)

    assert found is not None
    assert found.authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "高质量",
        "方法论",
        "结语",
        "记者手记",
        "作者 简介",
        "高校 企业 社区",
        "张晓说，要发展。",
        "夏目漱石",
        "扬州：再亮剑",
        "评论员文章",
        "本报讯",
    ],
)
def test_a_heading_or_a_sentence_is_no_byline(line: str):
    assert byline(line) is None


def test_a_title_and_institution_before_a_name_give_the_affiliation():
    found = byline("南开大学经济与社会发展研究院教授、博导 杜传忠")

    assert found is not None
    assert (found.authors, found.affiliation) == (["杜传忠"], "南开大学经济与社会发展研究院")


def test_an_institution_after_a_name_gives_the_affiliation():
    found = byline("作者：王丽，南京大学商学院副教授")

    assert found is not None
    assert (found.authors, found.affiliation) == (["王丽"], "南京大学商学院")


def test_names_without_a_word_that_says_so_are_bare():
    assert [found.is_bare for found in map(byline, ["张晓", "□ 张晓", "文/张晓"]) if found] == [True, False, False]


def test_two_names_before_a_colon_head_a_title_and_one_may_be_a_speaker():
    found = headed("王丰 田茂敏:数字产业集群赋能新质生产力")

    assert found is not None
    assert (found[0].authors, found[1]) == (["王丰", "田茂敏"], "数字产业集群赋能新质生产力")
    assert headed("高盛：原油供应将在下半年出现短缺") is None


def test_a_web_pages_own_line_gives_publication_and_date():
    found = meta("来源:马克思主义研究网 2025-3-21 00:00")

    assert found is not None
    assert (found.publication, found.date) == ("马克思主义研究网", "2025-03-21")


@pytest.mark.parametrize(
    "line", ["2024年3月5日 10:20", "2024-03-05", "（2024年3月5日）", "2024年3月5日　星期二　第9版"]
)
def test_a_line_that_is_a_date_gives_the_date(line: str):
    found = meta(line)

    assert found is not None
    assert (found.date, found.publication, found.authors) == ("2024-03-05", None, [])


@pytest.mark.parametrize(
    "line",
    ["《人民日报》（2024年03月05日 第09版）", "原载《人民日报》（2024年3月5日 第9版）", "来源：人民日报 2024年3月5日"],
)
def test_a_line_that_names_a_paper_and_its_day_gives_both(line: str):
    found = meta(line)

    assert found is not None
    assert (found.publication, found.date) == ("人民日报", "2024-03-05")


@pytest.mark.parametrize(
    "line",
    [
        "时间：2024-03-05",
        "征文截止日期：2024年12月31日",
        "会议时间：2019年3月1日",
        "资金来源：中央财政",
        "——写在1998年10月1日洪水之后",
        "2024年13月5日",
        "2024年3月5日是惊蛰",
    ],
)
def test_a_line_on_something_else_is_no_metadata(line: str):
    assert meta(line) is None
