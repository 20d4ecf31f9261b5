"""Laws of cutting a source into articles that hold for any text."""

from hypothesis import given
from hypothesis import strategies as st

from index.articles import Source
from index.segmentation import segment

LINES = st.sampled_from(
    ["推动数字产业集群创新发展", "张晓", "□ 李敏 王伟", "理论学苑", "（来源：《人民日报》）", "(作者单位：太原市社科院)", "一、引言", "",
     "首页 > 理论 > 正文", "扫二维码添加收藏返回顶部", "数字产业是动力，要大力发展。", "发展数字经济意义重大，是把握新", "8", "【学习金句】",
     "来源:某网 2025-03-21", "王鹏作（新华社发）", "# 笔记", "By John Smith", "Clusters grow.", "（", "字" * 70, "\u200b", "\u3000\u3000近日，"]
)  # fmt: skip
PRINTED = st.lists(LINES, max_size=40).map("\n".join)
PAGES = PRINTED | st.text(max_size=200)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(PAGES)
def test_an_articles_text_is_its_spans_of_the_file(raw: str):
    for article, clean in segment(Source("s", "f", raw, "utf-8", 0)):
        assert article.text == clean.text
        assert squeezed(article.text) == squeezed("".join(raw[start:end] for start, end in article.spans))


@given(PAGES)
def test_no_two_articles_share_a_character_of_the_file(raw: str):
    spans = [span for article, _ in segment(Source("s", "f", raw, "utf-8", 0)) for span in article.spans]
    places = [place for start, end in spans for place in range(start, end)]

    assert len(places) == len(set(places))


@given(PRINTED)
def test_metadata_is_printed_in_the_file(raw: str):
    said = squeezed(raw).replace("\u200b", "")
    for article, _ in segment(Source("s", "f", raw, "utf-8", 0)):
        found = article.attribution
        assert squeezed(found.title or "") in said
        assert all(squeezed(author) in said for author in found.authors)
        assert squeezed(found.column or "") in said
        assert squeezed(found.affiliation or "") in said


@given(PAGES)
def test_cutting_twice_gives_the_same_articles(raw: str):
    first, again = ([article for article, _ in segment(Source("s", "f", raw, "utf-8", 0))] for _ in range(2))

    assert first == again
