import pypdfium2
import pytest

from index.readers.layout import Box
from index.readers.textlayer import boxes
from tests.pdfs import numbers, pdf, private_use, text


def read(drawing: str, to_unicode: str = "") -> list[Box]:
    with pypdfium2.PdfDocument(pdf(drawing, to_unicode=to_unicode)) as document:
        return boxes(document[0].get_textpage())


def test_a_box_is_as_wide_as_its_words_and_as_high_as_its_type():
    (box,) = read(text("word", 50, 700, size=20))

    assert box.text == "word"
    assert (box.left, box.size, box.bottom - box.top) == pytest.approx((50, 20, 20))
    assert box.right == pytest.approx(50 + 20 * (0.722 + 0.556 + 0.333 + 0.556))  # as the widths of Helvetica are


def test_words_that_stand_as_far_apart_as_columns_are_two_boxes():
    assert [box.text.strip() for box in read(text("left", 50, 700) + text("right", 90, 700))] == ["left", "right"]


def test_a_character_that_the_font_does_not_tell_is_marked_as_such():
    assert [box.text for box in read(numbers("12345678", 50, 700))] == ["\ufffd\ufffd"]


def test_ascii_is_taken_as_it_is_where_the_font_does_not_tell():
    assert [box.text for box in read(numbers("00410042", 50, 700))] == ["AB"]


def test_what_a_font_maps_to_no_character_is_left_as_it_says():
    assert [box.text for box in read(text("ab", 50, 700), private_use("a", "b"))] == ["\ue000\ue001"]


def test_bold_type_is_known_by_its_name():
    assert [box.is_bold for box in read(text("plain", 50, 700) + text("bold", 50, 600, font="F2"))] == [False, True]


@pytest.mark.parametrize("turn", ["1 0 0 1 0 0", "0 1 -1 0 900 0", "-1 0 0 -1 900 900", "0 -1 1 0 0 900"])
def test_text_that_runs_in_any_direction_stands_as_it_is_read(turn):
    found = read(f"q {turn} cm {text('above', 50, 700)}{text('below it', 50, 680)} Q")
    above, below = sorted(found, key=lambda box: box.top)

    assert (above.text, below.text) == ("above", "below it")
    assert (below.left, below.top - above.top) == pytest.approx((above.left, 20))
