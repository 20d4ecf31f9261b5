import pytest

from index.readers.layout import Box, blocks, body_size
from index.readers.reading_order import in_reading_order


def line(text: str, left: float, top: float, *, size: float = 10, width: float | None = None) -> Box:
    return Box(left, top, left + (len(text) * size if width is None else width), top + size, text, size)


def column(text: str, left: float, top: float, *, lines: int = 5, pitch: float = 15) -> list[Box]:
    """Lines of ten characters that begin with the text's own: a1, a2, …"""
    return [line(f"{text}{number}", left, top + number * pitch, width=100) for number in range(lines)]


def read(*boxes: Box) -> list[str]:
    return [" ".join(line.text for line in block.lines) for block in in_reading_order(blocks(boxes))]


def test_columns_are_read_one_after_the_other():
    assert read(*column("b", 120, 0), *column("a", 0, 0)) == ["a0 a1 a2 a3 a4", "b0 b1 b2 b3 b4"]


def test_columns_whose_lines_are_not_level_are_read_the_same():
    assert read(*column("a", 0, 0), *column("b", 120, 7), *column("c", 240, 3, pitch=17)) == [
        "a0 a1 a2 a3 a4",
        "b0 b1 b2 b3 b4",
        "c0 c1 c2 c3 c4",
    ]


def test_a_headline_over_columns_is_read_before_them():
    headline = line("headline", 40, 0, size=20)

    assert read(*column("a", 0, 40), *column("b", 120, 40), headline) == [
        "headline",
        "a0 a1 a2 a3 a4",
        "b0 b1 b2 b3 b4",
    ]


def test_articles_under_one_another_are_read_one_after_the_other():
    first, second = line("first", 70, 0, size=20), line("second", 50, 130, size=20)
    under_first = [*column("a", 0, 40), *column("b", 120, 40)]
    under_second = [*column("c", 0, 170), *column("d", 120, 170)]

    assert [text.split()[0] for text in read(*under_second, *under_first, second, first)] == [
        "first", "a0", "b0", "second", "c0", "d0",
    ]  # fmt: skip


def test_articles_side_by_side_are_read_one_after_the_other():
    left, right = line("left one", 0, 0, size=20), line("right one", 240, 30, size=20)
    under_left = [*column("a", 0, 40), *column("b", 120, 40)]
    under_right = [*column("c", 240, 70), *column("d", 360, 70)]

    assert [text.split()[-1] for text in read(*under_left, *under_right, left, right)] == [
        "one", "a4", "b4", "one", "c4", "d4",
    ]  # fmt: skip


def test_a_column_that_is_longer_than_the_next_is_read_to_its_end():
    assert read(*column("a", 0, 0, lines=7), *column("b", 120, 0, lines=3)) == ["a0 a1 a2 a3 a4 a5 a6", "b0 b1 b2"]


def test_a_name_in_the_middle_over_columns_belongs_to_none_of_them():
    name = line("name", 150, 0)

    assert read(name, *column("a", 0, 20), *column("b", 120, 20), *column("c", 240, 20))[:2] == [
        "name",
        "a0 a1 a2 a3 a4",
    ]


def test_a_name_over_the_middle_one_of_narrow_columns_belongs_to_none_of_them():
    first = line("b0", 140, 20, width=80)
    name = line("name", 150, 0)

    assert read(name, first, *column("a", 0, 20), *column("b", 120, 35), *column("c", 240, 20))[:2] == [
        "name",
        "a0 a1 a2 a3 a4",
    ]


def test_a_headline_in_the_middle_between_rows_of_columns_parts_them():
    above = [*column("a", 0, 0), *column("b", 120, 0)]
    below = [*column("c", 0, 115), *column("d", 120, 115)]

    assert [text[:4] for text in read(*below, *above, line("head", 70, 82, size=20))] == [
        "a0 a",
        "b0 b",
        "head",
        "c0 c",
        "d0 d",
    ]


def test_a_short_piece_at_the_end_of_a_line_does_not_reach_over_to_the_next_column():
    row = [line("数字", 0, 0), line("经济", 20, 0), line("另栏", 56, 0)]

    assert read(*row, line("经济", 0, 15, width=40), line("之首", 56, 15)) == ["数字经济 经济", "另栏 之首"]


def test_a_running_head_is_read_before_the_columns_that_its_pieces_stand_over():
    head = [line("head", 0, 0), line("7", 210, 0)]

    assert read(*head, *column("a", 0, 45), *column("b", 120, 45))[:2] == ["head", "7"]


def test_the_words_of_a_line_are_joined_in_their_order():
    assert read(line("two", 35, 0), line("one", 0, 0), line("three", 70, 1)) == ["one two three"]


def test_no_space_is_put_between_the_pieces_of_a_chinese_line():
    assert read(line("数字", 0, 0), line("经济", 22, 0)) == ["数字经济"]


def test_a_bullet_stays_with_its_line():
    assert read(line("•", 0, 0), line("item", 30, 0)) == ["• item"]


def test_a_gap_parts_what_is_visibly_apart():
    assert read(*column("a", 0, 0, lines=4), *column("b", 0, 80, lines=2)) == ["a0 a1 a2 a3", "b0 b1"]


def test_a_headline_of_two_lines_is_one_block():
    assert read(line("a headline", 0, 0, size=20), line("goes on", 30, 26, size=20), *column("a", 0, 60))[0] == (
        "a headline goes on"
    )


def test_the_size_of_the_text_is_that_of_most_characters():
    assert body_size([line("title", 0, 0, size=30), line("much more text", 0, 0, size=9)]) == 9


@pytest.mark.parametrize("boxes", [[], [line(" ", 0, 0)], [line("text", 0, 0, size=0)]])
def test_a_page_without_text_has_no_blocks(boxes):
    assert blocks(boxes) == []


def test_boxes_on_top_of_one_another_are_all_kept():
    assert len("".join(read(*[line("x", 0, 0) for _ in range(200)])).replace(" ", "")) == 200
