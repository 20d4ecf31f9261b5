"""What is read from printed pages, compared with the articles that were printed: PDF files, scans and pictures."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from index.articles import Article, MarkKind, Source
from index.errors import SourceError
from index.readers import image, pdf
from index.segmentation.segmentation import segment
from tests.data.make_pages import CIRCULAR, CLUSTERS, HERE, PARTY_WORK, Printed
from tests.pdfs import pdf as written
from tests.pdfs import private_use, text


def read(name: str) -> Source:
    reader = pdf.read if name.endswith(".pdf") else image.read
    (source,) = reader(HERE / name, name)
    return source


def articles(source: Source) -> list[Article]:
    return [clipping.article for clipping in segment(source).clippings]


def f1(read: str, printed: str) -> float:
    """How much of the pairs of characters that follow one another is the same: two columns mixed up would not be."""
    pairs, expected = (Counter(pairwise("".join(one.split()))) for one in (read, printed))
    return 2 * (pairs & expected).total() / (pairs.total() + expected.total())


def assert_printed(source: Source, printed: list[Printed], *, least: float) -> None:
    found = articles(source)
    assert [(one.attribution.title, one.attribution.authors) for one in found] == [
        (one.title, (one.author,)) for one in printed
    ]
    for article, expected in zip(found, printed, strict=True):
        assert f1(article.text, "".join(expected.paragraphs)) >= least


def test_an_article_of_two_pages_is_read_word_for_word():
    source = read("article.pdf")

    assert_printed(source, [CLUSTERS], least=0.995)
    assert (source.encoding, source.notes, source.text.count("\f")) == ("pdf", (), 2)


def test_two_articles_in_three_columns_are_read_one_after_the_other():
    source = read("newspaper.pdf")

    assert_printed(source, [CIRCULAR, PARTY_WORK], least=0.995)
    assert [source.text[mark.start : mark.end] for mark in source.marks] == [CIRCULAR.title, PARTY_WORK.title]
    assert {mark.kind for mark in source.marks} == {MarkKind.TITLE}


def test_a_picture_of_that_page_is_read_by_ocr():
    source = read("newspaper.png")

    assert_printed(source, [CIRCULAR, PARTY_WORK], least=0.97)
    assert [source.text[mark.start : mark.end] for mark in source.marks] == [CIRCULAR.title, PARTY_WORK.title]
    assert (source.encoding, source.notes) == ("ocr", ("read by OCR",))


def test_a_scan_is_read_by_ocr_and_that_is_noted():
    source = read("scan.pdf")

    assert_printed(source, [CLUSTERS], least=0.97)
    assert (source.encoding, source.notes) == ("ocr", ("pages 1-2: no text layer; read by OCR",))


def test_vertical_chinese_is_read_line_by_line():
    source = read("vertical.pdf")

    assert "".join(source.text.split()) == CIRCULAR.title + CIRCULAR.paragraphs[0]
    assert source.text[source.marks[0].start : source.marks[0].end] == CIRCULAR.title


def test_a_page_whose_characters_cannot_be_told_is_read_by_ocr(tmp_path: Path):
    broken = text("A headline that nobody can copy", 50, 700, size=24)
    (tmp_path / "broken.pdf").write_bytes(written(broken, to_unicode=private_use("a", "z")))
    (source,) = pdf.read(tmp_path / "broken.pdf", "broken.pdf")

    assert source.text == "A headline that nobody can copy\f"
    assert source.notes == ("page 1: a text layer whose characters cannot be told; read by OCR",)


def test_a_picture_without_text_is_refused(tmp_path: Path):
    Image.new("RGB", (300, 200), "white").save(tmp_path / "blank.png")

    with pytest.raises(SourceError, match="no text found in the picture"):
        list(image.read(tmp_path / "blank.png", "blank.png"))


def test_a_picture_of_several_pages_is_read_page_by_page_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    with Image.open(HERE / "newspaper.png") as page:
        heads = [page.convert("L").crop((300, top, 900, top + 60)) for top in (125, 910)]
    heads[0].save(tmp_path / "pages.tif", save_all=True, append_images=heads[1:])
    (source,) = image.read(tmp_path / "pages.tif", "pages.tif")

    assert source.text == f"{CIRCULAR.title}\f{PARTY_WORK.title}\f"
    assert source.notes == ("2 pages, read by OCR",)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("turns", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(tmp_path: Path, turns: Image.Transpose):
    with Image.open(HERE / "newspaper.png") as page:
        page.convert("L").crop((60, 240, 420, 400)).transpose(turns).save(tmp_path / "turned.png")
    (source,) = image.read(tmp_path / "turned.png", "turned.png")

    assert f1(source.text, CIRCULAR.paragraphs[0][:112]) >= 0.97
