from index.articles import Mark, MarkKind, Origin, Removal, Source, Span
from index.segmentation.segmentation import Cutting, segment

ECONOMY = "数字经济要同实体经济融合，数字技术要同产业集群结合，企业要培育新的增长点。"
GARDEN = "苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是画。"


def cut(raw: str, *marks: tuple[str, MarkKind]) -> Cutting:
    """The raw text cut up, where each of these strings is marked at its first place."""
    places = sorted(Mark(raw.index(text), raw.index(text) + len(text), kind) for text, kind in marks)
    return segment(Source("f", "f", raw, "docx", 0, marks=tuple(places)))


def test_a_marked_title_begins_an_article_whatever_its_length_and_ending():
    long = "数字经济何以行稳致远，各地如何因地制宜，企业怎样把握机遇，这些问题值得我们认真思考和回答。"
    found = cut(f"{long}\n{ECONOMY}\n园林\n{GARDEN}", (long, MarkKind.TITLE), ("园林\n", MarkKind.TITLE))

    assert [(article.attribution.title, article.text) for article, _ in found.clippings] == [
        (long, ECONOMY),
        ("园林", GARDEN),
    ]


def test_a_marked_title_of_two_lines_is_one_title():
    ((article, _),) = cut(f"以数字经济\n引领发展\n{ECONOMY}", ("以数字经济\n引领发展", MarkKind.TITLE)).clippings

    assert article.attribution.title == "以数字经济引领发展"
    assert article.origins == (Origin("title", (Span(0, 10),)),)


def test_where_titles_are_marked_other_short_lines_stay_in_the_text():
    raw = f"数字经济\n一份提要\n{ECONOMY}\n另起一题\n{GARDEN}"
    ((article, _),) = cut(raw, ("数字经济\n", MarkKind.TITLE), ("另起一题", MarkKind.HEADING)).clippings

    assert article.text == f"一份提要\n{ECONOMY}\n另起一题\n{GARDEN}"


def test_a_byline_set_as_large_as_a_heading_names_the_author():
    raw = f"数字经济\n本报记者 张晓\n{ECONOMY}"
    ((article, _),) = cut(raw, ("数字经济\n", MarkKind.TITLE), ("本报记者 张晓", MarkKind.HEADING)).clippings

    assert (article.attribution.authors, article.text) == (("张晓",), ECONOMY)


def test_markup_is_no_text_and_moves_no_character():
    raw = "数字经济要同**实体经济**融合，见[报告](http://a.b)。"
    marks = [Mark(6, 8, MarkKind.MARKUP), Mark(12, 14, MarkKind.MARKUP), Mark(18, 19, MarkKind.MARKUP)]
    marks.append(Mark(21, len(raw) - 1, MarkKind.MARKUP))
    ((article, _),) = segment(Source("f", "f", raw, "utf-8", 0, marks=tuple(marks))).clippings

    assert article.text == "数字经济要同实体经济融合，见报告。"
    assert article.spans == (Span(0, 6), Span(8, 12), Span(14, 18), Span(19, 21), Span(34, 35))


def test_markup_is_left_out_as_markup():
    marks = (Mark(6, 8, MarkKind.MARKUP), Mark(12, 14, MarkKind.MARKUP))
    found = segment(Source("f", "f", "数字经济要同**实体经济**融合。", "utf-8", 0, marks=marks))

    assert [one.reason for one in found.left_out] == ["markup", "markup"]


def test_what_is_left_out_is_recorded_with_its_place_and_reason():
    menu = "网站首页 | 网站地图"
    found = cut(f"{menu}\n\n数字经济大有可为\n张晓\n{ECONOMY}\n\n返回顶部")

    assert found.left_out == (Removal(0, 11, "menu"), Removal(64, 68, "share bar"))
    assert [origin.field for origin in found.clippings[0].article.origins] == ["title", "authors"]
