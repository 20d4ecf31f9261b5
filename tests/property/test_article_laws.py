"""Laws of cutting a source into articles that hold for any text."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from index.articles import Mark, MarkKind, Source
from index.segmentation.lines import visible
from index.segmentation.segmentation import BESIDE, segment

LINES = st.sampled_from(
    ["推动数字产业集群创新发展", "张晓", "□ 李敏 王伟", "理论学苑", "（来源：《人民日报》）", "(作者单位：太原市社科院)", "一、引言", "",
     "首页 > 理论 > 正文", "扫二维码添加收藏返回顶部", "数字产业是动力，要大力发展。", "发展数字经济意义重大，是把握新", "8", "【学习金句】",
     "来源:某网 2025-03-21", "王鹏作（新华社发）", "# 笔记", "By John Smith", "Clusters grow.", "（", "字" * 70, "\u200b", "\u3000\u3000近日，"]
)  # fmt: skip
PRINTED = st.lists(LINES, max_size=40).map("\n".join)
PAGES = PRINTED | st.text(max_size=200)

WANTED = st.lists(st.builds(Mark, st.integers(0, 300), st.integers(1, 40), st.sampled_from(MarkKind)), max_size=6)
UNREAD = (MarkKind.MARKUP, MarkKind.ASIDE)


def marks_in(raw: str, wanted: list[Mark]) -> tuple[Mark, ...]:
    """Those of the marks, given by start and length, that lie in the text and overlap none before them."""
    marks: list[Mark] = []
    for start, length, kind in sorted(wanted):
        if (not marks or start >= marks[-1].end) and start + length <= len(raw):
            marks.append(Mark(start, start + length, kind))
    return tuple(marks)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(PAGES)
def test_an_articles_text_is_its_spans_of_the_file(raw: str):
    for article, clean in segment(Source("s", "f", raw, "utf-8", 0)).clippings:
        assert article.text == clean.text
        assert squeezed(article.text) == squeezed("".join(raw[start:end] for start, end in article.spans))


@given(PAGES)
def test_no_two_articles_share_a_character_of_the_file(raw: str):
    spans = [span for article, _ in segment(Source("s", "f", raw, "utf-8", 0)).clippings for span in article.spans]
    places = [place for start, end in spans for place in range(start, end)]

    assert len(places) == len(set(places))


@given(PRINTED)
def test_metadata_is_printed_in_the_file(raw: str):
    said = squeezed(raw).replace("\u200b", "")
    for article, _ in segment(Source("s", "f", raw, "utf-8", 0)).clippings:
        found = article.attribution
        assert squeezed(found.title or "") in said
        assert all(squeezed(author) in said for author in found.authors)
        assert squeezed(found.column or "") in said
        assert squeezed(found.affiliation or "") in said


@given(PAGES)
def test_cutting_twice_gives_the_same_articles(raw: str):
    first, again = ([article for article, _ in segment(Source("s", "f", raw, "utf-8", 0)).clippings] for _ in range(2))

    assert first == again


@given(PAGES, WANTED)
def test_what_a_reader_sees_is_in_an_article_or_was_read_or_is_recorded_as_left_out(raw: str, wanted: list[Mark]):
    marks = marks_in(raw, wanted)
    cutting = segment(Source("s", "f", raw, "utf-8", 0, marks=marks))
    spans = [(removal.start, removal.end) for removal in cutting.left_out]
    spans += [(mark.start, mark.end) for mark in marks if mark.kind is MarkKind.MARKUP]
    for article, _ in cutting.clippings:
        spans += [*article.spans, *(span for origin in article.origins for span in origin.spans)]
    accounted = {place for start, end in spans for place in range(start, end)}

    assert not visible("".join(one for place, one in enumerate(raw) if place not in accounted))


@given(PAGES)
def test_nothing_that_is_left_out_stands_in_an_article(raw: str):
    cutting = segment(Source("s", "f", raw, "utf-8", 0))
    kept = {place for article, _ in cutting.clippings for start, end in article.spans for place in range(start, end)}

    assert not any(place in kept for one in cutting.left_out for place in range(one.start, one.end))


@given(st.lists(st.tuples(LINES, st.booleans()), max_size=40))
def test_a_line_beside_an_article_changes_nothing_of_it(page: list[tuple[str, bool]]):
    page = [(line, is_beside and bool(visible(line))) for line, is_beside in page]
    raw = "".join(f"{line}\n" for line, _ in page)
    ends = list(accumulate(len(line) + 1 for line, _ in page))
    marks = tuple(
        Mark(end - 1 - len(line), end - 1, MarkKind.ASIDE)
        for (line, is_beside), end in zip(page, ends, strict=True)
        if is_beside
    )
    without = "".join(f"{line}\n" for line, is_beside in page if not is_beside)

    found, alone = (segment(Source("s", "f", text, "utf-8", 0, marks=m)) for text, m in ((raw, marks), (without, ())))

    assert [article.text for article, _ in found.clippings] == [article.text for article, _ in alone.clippings]
    recorded = "".join(raw[one.start : one.end] for one in found.left_out if one.reason == BESIDE)
    assert squeezed(recorded) == squeezed("".join(line for line, is_beside in page if is_beside))


@given(PRINTED, WANTED)
def test_marks_never_lose_or_change_text(raw: str, wanted: list[Mark]):
    marks = marks_in(raw, wanted)
    hidden = {place for start, end, kind in marks if kind in UNREAD for place in range(start, end)}

    for article, _ in segment(Source("s", "f", raw, "utf-8", 0, marks=marks)).clippings:
        places = [place for start, end in article.spans for place in range(start, end)]
        assert not hidden & set(places)
        assert squeezed(article.text) == squeezed("".join(raw[place] for place in places))
