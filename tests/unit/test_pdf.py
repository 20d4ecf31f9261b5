from contextlib import suppress
from pathlib import Path

import pytest

from index.articles import MarkKind, Source
from index.errors import SourceError
from index.readers import pdf as reader
from tests.pdfs import LOCKED, pdf, picture, text


@pytest.fixture
def read(tmp_path: Path):
    def read(data: bytes) -> Source:
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        (source,) = reader.read(path, "folder/file.pdf")
        return source

    return read


def column(name: str, x: float, y: float, *, lines: int = 4) -> list[str]:
    return [text(f"{name}{number} of the column", x, y - 14 * number) for number in range(lines)]


def test_a_page_ends_with_a_form_feed(read):
    source = read(pdf(text("first page", 50, 700), "", text("third page", 50, 700)))

    assert source.text == "first page\f\fthird page\f"
    assert (source.source_id, source.file, source.encoding, source.notes) == (
        "folder/file.pdf",
        "folder/file.pdf",
        "pdf",
        (),
    )


def test_columns_are_read_one_after_the_other_in_whatever_order_they_were_drawn(read):
    drawn = [*column("b", 250, 700), *column("a", 50, 700)]
    alternating = [drawn[at] for pair in range(4) for at in (pair + 4, pair)]

    assert [line[:2] for line in read(pdf("\n".join(alternating))).text.split("\n")] == [
        "a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3",
    ]  # fmt: skip


def test_the_words_of_a_line_are_joined_with_a_space(read):
    assert read(pdf(text("one", 50, 700) + text("two", 70, 700))).text == "one two\f"


def test_a_hyphen_at_the_end_of_a_line_is_kept(read):
    assert read(pdf(text("the news-", 50, 700) + text("paper of today", 50, 686))).text == "the news-\npaper of today\f"


def test_a_line_that_is_drawn_twice_to_look_bold_is_read_once(read):
    assert read(pdf(text("twice", 50, 700) + text("twice", 50.3, 700))).text == "twice\f"


def test_a_page_that_is_turned_is_read_as_it_is_seen(read):
    drawing = "q 0 1 -1 0 595 0 cm " + text("first line", 50, 500) + text("second line", 50, 486) + " Q"

    assert read(pdf(drawing, rotate=90)).text == "first line\nsecond line\f"


def test_large_type_is_a_title_and_a_bold_line_a_heading(read):
    drawn = [text("The headline", 50, 750, size=24), *column("a", 50, 700)]
    drawn += [text("A heading", 50, 620, font="F2"), *column("b", 50, 590)]
    source = read(pdf("\n".join(drawn)))

    assert [(source.text[mark.start : mark.end], mark.kind) for mark in source.marks] == [
        ("The headline", MarkKind.TITLE),
        ("A heading", MarkKind.HEADING),
    ]


def test_the_size_of_type_is_that_which_is_seen(read):
    scaled = "q 0.1 0 0 0.1 0 0 cm " + text("not a headline", 500, 7500, size=100) + " Q"

    assert read(pdf("\n".join([scaled, *column("a", 50, 700)]))).marks == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a PDF"),
        (b"just some text", "not a PDF"),
        (b"%PDF-1.7 and no more", "a damaged PDF"),
        (pdf(text("secret", 50, 700), trailer=LOCKED), "password-protected; save a copy"),
        (pdf(), "a damaged PDF or one without pages"),
        (pdf("", ""), "no text in it"),
    ],
)
def test_what_cannot_be_read_is_said(read, data, message):
    with pytest.raises(SourceError, match=message):
        read(data)


def test_a_file_cut_off_anywhere_is_read_or_refused_in_a_sentence(read):
    whole = pdf("\n".join(column("a", 50, 700, lines=20)))

    for end in range(0, len(whole), 97):
        with suppress(SourceError):
            assert read(whole[:end]).text.endswith("\f")


def test_pages_that_point_in_a_circle_end(read):
    circle = pdf(text("text", 50, 700)).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")

    with pytest.raises(SourceError, match="no text in it"):
        read(circle)


def test_a_picture_that_claims_more_pixels_than_any_scan_is_left_out_and_noted(read):
    source = read(pdf(text("text", 50, 700), picture(30_000, 30_000), picture(30_000, 30_000) + text("stamp", 50, 700)))

    assert source.text == "text\f\f\f"
    assert source.notes == ("pages 2-3: a picture too large for OCR; left out",)


def test_a_damaged_page_is_left_out_and_noted(read):
    damaged = pdf(text("one", 50, 700), text("two", 50, 700), text("three", 50, 700)).replace(b"6 0 R", b"1 0 R")

    assert read(damaged).text == "one\f\fthree\f"
    assert read(damaged).notes == ("page 2: damaged; left out",)


def test_more_pages_than_any_book_has_are_refused(read):
    many = pdf(text("text", 50, 700)).replace(b"/Count 1", b"/Count 100000")

    with pytest.raises(SourceError, match="100000 pages; expected 1 to 5000"):
        read(many)
