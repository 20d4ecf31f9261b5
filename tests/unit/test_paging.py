from index.articles import Source
from index.segmentation.lines import lines_of
from index.segmentation.paging import Pages
from index.segmentation.running_heads import running_heads
from index.segmentation.segmentation import segment

SENTENCE = "苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是画，"
NAMES = ("拙政园", "留园", "网师园", "狮子林")


def test_a_character_stands_on_the_page_that_the_next_form_feed_ends():
    pages = Pages.of("ab\fc\fd")

    assert [pages.number(place) for place in (0, 1, 3, 5)] == [1, 1, 2, 3]


def test_a_text_without_form_feeds_has_no_pages():
    assert Pages.of("ab").number(1) is None


def test_what_stands_at_the_edge_of_many_pages_is_a_running_head():
    raw = "".join(f"园林研究 第{number}期\n{name}{SENTENCE}\n- {number} -\n\f" for number, name in enumerate(NAMES, 1))
    lines = lines_of(raw)

    assert [lines[index].text for index in sorted(running_heads(lines, Pages.of(raw)))] == [
        text for number in range(1, 5) for text in (f"园林研究 第{number}期", f"- {number} -")
    ]


def test_text_goes_on_over_the_end_of_a_page_and_its_running_heads():
    raw = "".join(f"园林研究 第{number}期\n{name}{SENTENCE}\n{number}\n\f" for number, name in enumerate(NAMES, 1))
    cutting = segment(Source("f", "f", raw, "pdf", 0))

    assert [article.text for article, _ in cutting.clippings] == ["".join(f"{name}{SENTENCE}" for name in NAMES)]
    assert {one.reason for one in cutting.left_out} == {"running head"}


def test_a_pages_own_number_is_found_inside_it_where_none_stands_at_its_edge():
    raw = "".join(f"{name}{SENTENCE}\n{number}\n\f" for number, name in enumerate(NAMES, 8))
    inside = f"{SENTENCE}\n{SENTENCE}\n12\n{SENTENCE}\n7\n{SENTENCE}\n{SENTENCE}\n\f"
    lines = lines_of(inside + raw)
    found = [lines[index].text for index in sorted(running_heads(lines, Pages.of(inside + raw)))]

    assert found == [str(number) for number in range(7, 8 + len(NAMES))]
