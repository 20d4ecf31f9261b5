from index.articles import Mark, MarkKind
from index.readers.layout import Block, Box
from index.readers.printed import printed


def block(
    *texts: str,
    top: float = 0,
    left: float = 0,
    size: float = 10,
    indents: tuple[float, ...] = (),
    is_bold: bool = False,
) -> Block:
    """Lines of twenty characters' width, but for what each is moved in by."""
    moved = [*indents, *[0.0] * len(texts)]
    return Block(
        tuple(
            Box(left + moved[at], top + 15 * at, left + 20 * size, top + 15 * at + size, text, size, is_bold)
            for at, text in enumerate(texts)
        )
    )


BODY = block("text of the article", "goes on here", "and ends.", top=100)


def test_lines_are_one_break_apart_and_blocks_two():
    assert printed([[block("one", "two"), block("three", top=60)]]).text == "one\ntwo\n\nthree\f"


def test_a_column_goes_on_in_the_next_without_a_blank_line():
    assert printed([[block("one", "two"), block("three", left=250)]]).text == "one\ntwo\nthree\f"


def test_every_page_ends_with_a_form_feed_also_one_without_text():
    assert printed([[block("one")], [], [block("three")]]).text == "one\f\fthree\f"


def test_a_break_inside_a_line_is_a_space():
    assert printed([[block("one\fpage", "\x0btwo")]]).text == "one page\ntwo\f"


def test_a_first_line_keeps_its_indentation():
    lines = block("first", "second.", "third", "fourth", indents=(20, 0, 20, 0))

    assert printed([[lines]]).text == "\u3000\u3000first\nsecond.\n\u3000\u3000third\nfourth\f"


def test_the_lines_under_a_bullet_that_hangs_out_are_not_indented():
    assert printed([[block("• first", "second", "third", indents=(0, 20, 20))]]).text == "• first\nsecond\nthird\f"


def test_a_headline_of_two_lines_is_one_mark():
    found = printed([[block("a headline", "of two lines", size=20), BODY]])

    assert found.marks == (Mark(0, 23, MarkKind.TITLE),)
    assert found.text[:23] == "a headline\nof two lines"


def test_somewhat_larger_type_inside_an_article_is_a_heading():
    found = printed([[block("headline", size=20), BODY, block("heading", top=150, size=12), BODY]])

    assert [(found.text[mark.start : mark.end], mark.kind) for mark in found.marks] == [
        ("headline", MarkKind.TITLE),
        ("heading", MarkKind.HEADING),
    ]


def test_a_bold_line_inside_an_article_is_a_heading():
    assert [mark.kind for mark in printed([[BODY, block("heading", top=150, is_bold=True), BODY]]).marks] == [
        MarkKind.HEADING
    ]


def test_a_name_between_headline_and_text_is_no_heading():
    assert len(printed([[block("headline", size=20), block("name", top=40, size=12), BODY]]).marks) == 1


def test_a_numbered_part_is_a_heading_however_large():
    assert [mark.kind for mark in printed([[block("2.1 Methods", size=20), BODY]]).marks] == [MarkKind.HEADING]


def test_long_text_in_large_type_is_no_headline():
    assert printed([[block("word " * 30, size=20), BODY, BODY, BODY]]).marks == ()
