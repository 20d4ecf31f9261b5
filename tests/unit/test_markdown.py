from itertools import pairwise
from pathlib import Path

import pytest

from index.articles import Attribution, MarkKind, Source
from index.errors import SourceError
from index.readers import markdown
from index.readers.markdown import marks_of
from index.segmentation.segmentation import segment
from tests.conftest import SEEDS
from tests.documents import f1


def read(tmp_path: Path, text: str) -> Source:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (source,) = markdown.read(tmp_path / "a.md", "a.md")
    return source


def shown(text: str) -> str:
    """The text without its markup."""
    place, pieces = 0, []
    for mark in marks_of(text):
        if mark.kind is MarkKind.MARKUP:
            pieces.append(text[place : mark.start])
            place = mark.end
    return "".join(pieces) + text[place:]


def headings(text: str) -> list[tuple[str, MarkKind]]:
    return [(text[one.start : one.end], one.kind) for one in marks_of(text) if one.kind is not MarkKind.MARKUP]


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("**重点**与*次要*和 __强调__、~~删去~~，中__间__的", "重点与次要和 强调、删去，中__间__的"),
        ('见[人民网](http://a.cn/b_(c) "题")的报道', "见人民网的报道"),
        ("前![图1](a.png)后", "前后"),
        ("[![图](a.png)](b)后", "后"),
        ("用 `print(*x)` 打印", "用 print(*x) 打印"),
        (r"3\*4，snake_case，5*3*2，李**，张**", "3*4，snake_case，5*3*2，李**，张**"),
        ("甲<br>乙<span style='x'>丙</span>，a<b>c", "甲乙丙，ac"),
        ("若 a < b，则 x > y", "若 a < b，则 x > y"),
        ("正文[^1]。\n\n[^1]: 注文", "正文。\n\n 注文"),
        ("见[甲][1]与[乙]和[丙]\n\n[1]: http://a\n[乙]: http://b", "见甲与乙和[丙]\n\n\n"),
        ("[注](见下文 第三节)", "[注](见下文 第三节)"),
        ("<https://a.cn/x>", "https://a.cn/x"),
        ("> 引文\n> 第二行\n\n> > 更深", " 引文\n 第二行\n\n  更深"),
        ("- 甲\n- *乙*\n1. 丙", "- 甲\n- 乙\n1. 丙"),
        ("| 甲 | 乙 |\n|---|:-:|\n| 丙 | 丁 |", " 甲 | 乙 \n\n 丙 | 丁 "),
        ("上\n\n* * *\n\n下", "上\n\n\n\n下"),
        ("```python\na = b ** c\n# 注\n```\n后", "\na = b ** c\n# 注\n\n后"),
        ("甲<!-- 不见\n\n# 也不见 -->乙", "甲乙"),
        ("甲<!-- 没有结束", "甲<!-- 没有结束"),
        ("他的**“引号”**是", "他的“引号”是"),
    ],
)
def test_markup_is_told_from_text(text, without):
    assert shown(text) == without


def test_hashes_are_markup_and_the_only_first_heading_is_the_title():
    text = "# **题目** #\n\n正文。\n\n## [小题](http://a.cn)\n正文。\n"

    assert headings(text) == [("题目", MarkKind.TITLE), ("小题", MarkKind.HEADING)]
    assert shown(text) == "题目\n\n正文。\n\n小题\n正文。\n"


def test_an_underlined_line_is_a_heading_and_a_rule_under_a_sentence_is_none():
    text = "题目\n====\n\n这是一句完整的话。\n---\n\n小题\n---\n"

    assert headings(text) == [("题目", MarkKind.TITLE), ("小题", MarkKind.HEADING)]
    assert shown(text) == "题目\n\n\n这是一句完整的话。\n\n\n小题\n\n"


def test_several_first_headings_are_parts_of_one_text():
    assert {kind for _, kind in headings("# 上\n\n正文。\n\n# 下\n\n正文。\n")} == {MarkKind.HEADING}


def test_several_first_headings_with_bylines_are_articles():
    text = "# 甲\n\n**记者 张三**\n\n正文。\n\n# 乙\n\n作者：李四\n\n正文。\n"

    assert headings(text) == [("甲", MarkKind.TITLE), ("乙", MarkKind.TITLE)]


def test_markup_inside_a_heading_stays_part_of_it():
    text = "# 数字**经济**时代\n"

    assert headings(text) == [("数字**经济**时代", MarkKind.TITLE)]


def test_marks_are_in_order_and_do_not_overlap():
    text = "---\ntitle: 题\n---\n# **甲** [乙](c)\n> **丙\n> 丁** `戊`\n![x\n> y](z)\n<!-- # 己 -->\n| 庚 |\n"
    marks = marks_of(text, text.index("#"))

    assert all(one.start < one.end for one in marks)
    assert all(one.end <= two.start for one, two in pairwise(marks))


def test_front_matter_is_markup_and_says_of_whom_the_text_is(tmp_path):
    source = read(tmp_path, "---\ntitle: 题目\nauthor: 张三\ndate: 2024-03-05\n---\n正文。\n")

    ((article, _),) = segment(source).clippings
    assert article.attribution == Attribution("题目", ("张三",), date="2024-03-05")
    assert source.text[source.marks[0].end :] == "正文。\n"


def test_spans_are_characters_of_the_file(tmp_path):
    assert read(tmp_path, "# 题\r\n\r\n*正*文。\r\n").text == "# 题\r\n\r\n*正*文。\r\n"


def test_a_file_without_text_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no text in it"):
        read(tmp_path, " \n")


def test_an_article_with_marks_is_read_like_its_plain_twin():
    (source,) = markdown.read(Path(__file__).parents[1] / "data" / "article.md", "article.md")
    ((article, _),) = segment(source).clippings
    plain = (SEEDS / "004_da535742a5b64765.txt").read_text(encoding="utf-8")
    twin = segment(Source("twin", "twin", plain, "utf-8", 0)).clippings[0].article

    assert (article.attribution.title, article.attribution.authors) == (twin.attribution.title, ("王彬",))
    assert f1(article.text, twin.text) >= 0.99
