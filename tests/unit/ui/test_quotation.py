import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from ui.quotation import Mark, marked


def test_a_marked_stretch_is_wrapped():
    assert marked("abcdef", [Mark(2, 4, "best")]) == 'ab<mark class="best">cd</mark>ef'


def test_a_mark_inside_another_bears_both_classes():
    assert marked("abcd", [Mark(0, 3, "current"), Mark(1, 2, "best")]) == (
        '<mark class="current">a</mark><mark class="current best">b</mark><mark class="current">c</mark>d'
    )


def test_marks_count_from_the_offset_and_are_cut_at_the_text():
    assert marked("cd", [Mark(0, 3, "best")], offset=2) == '<mark class="best">c</mark>d'
    assert marked("cd", [Mark(7, 9, "best")], offset=2) == "cd"


@given(
    st.text(alphabet="ab<>&*。"),
    st.lists(st.tuples(st.integers(-3, 12), st.integers(-3, 12)).map(lambda r: Mark(*r, "m"))),
    st.integers(0, 3),
)
def test_without_its_tags_the_marked_text_is_the_text(text, marks, offset):
    assert unescape(re.sub(r"</?mark[^>]*>", "", marked(text, marks, offset=offset))) == text
