"""What holds for text wherever it stands on a page."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.readers.layout import Block, Box, blocks
from index.readers.printed import printed
from index.readers.reading_order import in_reading_order

PLACES = st.floats(0, 800, allow_nan=False, width=32)
SIZES = st.floats(1, 60, allow_nan=False, width=32)
TEXTS = st.text(st.characters(categories=("L", "N", "P", "Zs", "Cc")), min_size=1, max_size=6)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top, size, text = draw(PLACES), draw(PLACES), draw(SIZES), draw(TEXTS)
    return Box(left, top, left + size * len(text), top + size, text, size)


def ordered(page: list[Box]) -> list[Block]:
    return in_reading_order(blocks(page))


def visible(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


@given(st.lists(st.lists(boxes(), max_size=30), max_size=3))
def test_every_character_is_read_once(pages):
    read = printed([ordered(page) for page in pages])

    assert visible([read.text]) == visible([box.text for page in pages for box in page])
    assert read.text.count("\f") == len(pages)


@given(st.lists(boxes(), max_size=30))
def test_marks_are_in_order_apart_and_begin_and_end_with_what_is_seen(page):
    read = printed([ordered(page)])
    ends = [0]

    for mark in read.marks:
        assert ends[-1] <= mark.start < mark.end
        assert read.text[mark.start : mark.end].strip() == read.text[mark.start : mark.end]
        ends.append(mark.end)


@given(st.lists(boxes(), max_size=20), st.randoms(use_true_random=False))
def test_the_order_in_which_boxes_were_drawn_does_not_matter(page, random):
    apart = list({(box.left, box.top): box for box in page}.values())
    shuffled = random.sample(apart, len(apart))

    assert printed([ordered(shuffled)]) == printed([ordered(apart)])
