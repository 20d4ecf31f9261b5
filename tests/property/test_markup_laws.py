"""What holds for any text that is read as Markdown or as a web page."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.readers.blocks import blocks_of
from index.readers.markdown import marks_of
from index.readers.tree import parsed

SIGNS = st.text(alphabet=st.sampled_from("甲乙a1 \n\r\t*_`~[]()!<>#|-=:\\^.。，\"'/"), max_size=80)
LINES = st.lists(
    st.sampled_from(["# ", "> ", "```", "---", "| a |", "[a]: b", "**", "- ", "<!--", "-->", "[a](b)", "甲。"])
)


@given(st.one_of(SIGNS, LINES.map("\n".join), LINES.map("".join)))
def test_marks_are_in_order_inside_the_text_and_do_not_overlap(text):
    marks = marks_of(text)

    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(above.end <= below.start for above, below in pairwise(marks))


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&"), min_size=1)))
def test_all_text_of_a_page_is_read_once(texts):
    root = parsed("".join(f"<div><p>{text}<br>{text}</p></div>" for text in texts))
    read = "".join(block.text for block in blocks_of(root)) if root is not None else ""

    assert "".join(read.split()) == "".join("".join(text + text for text in texts).split())
