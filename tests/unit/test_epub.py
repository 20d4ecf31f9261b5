from pathlib import Path

import pytest

from index.articles import Attribution, MarkKind, Source
from index.errors import SourceError
from index.readers import epub as reader
from index.segmentation.segmentation import segment
from tests.documents import as_its_twin, epub

DATA = Path(__file__).parents[1] / "data"
METADATA = "<dc:title>一本书</dc:title><dc:creator>王五</dc:creator><dc:date>2021-03-04T00:00:00Z</dc:date>"


def read(path: Path) -> Source:
    (source,) = reader.read(path, "a.epub")
    return source


def marked(source: Source) -> list[tuple[str, MarkKind]]:
    return [(source.text[mark.start : mark.end], mark.kind) for mark in source.marks]


def test_chapters_come_in_the_order_of_the_spine_and_begin_with_their_first_heading(tmp_path):
    chapters = {
        "b.xhtml": "<h1>上篇</h1><p>甲&ldquo;乙&rdquo;。</p><h2>小题</h2><p>丙。</p>",
        "a.xhtml": "<h1>下篇</h1><p>丁。</p>",
    }

    source = read(epub(tmp_path / "a.epub", chapters, METADATA))

    assert source.text == "上篇\n甲“乙”。\n\n小题\n丙。\n\n下篇\n丁。\n"
    assert marked(source) == [("上篇", MarkKind.TITLE), ("小题", MarkKind.HEADING), ("下篇", MarkKind.TITLE)]
    assert source.attribution == Attribution(authors=("王五",), publication="一本书", date="2021-03-04")


def test_a_books_author_is_that_of_its_chapters_unless_they_name_another(tmp_path):
    text = "数字经济要同实体经济融合，数字技术要同产业集群结合，企业要培育新的增长点，增强发展的韧性。"
    chapters = {
        "a.xhtml": f"<h1>数字经济大有可为</h1><p>{text}</p>",
        "b.xhtml": f"<h1>苏州园林甲天下</h1><p>作者：张晓</p><p>{text[::-1]}。</p>",
    }

    source = read(epub(tmp_path / "a.epub", chapters, METADATA))

    assert source.is_book
    assert [article.attribution.authors for article, _ in segment(source).clippings] == [("王五",), ("张晓",)]


def test_a_file_that_goes_on_where_the_last_one_ended_begins_no_chapter(tmp_path):
    source = read(
        epub(tmp_path / "a.epub", {"a.xhtml": "<h1>题</h1><p>甲。</p>", "b.xhtml": "<p>乙。</p><h2>小题</h2>"})
    )

    assert marked(source) == [("题", MarkKind.TITLE), ("小题", MarkKind.HEADING)]


def test_a_title_page_begins_no_chapter(tmp_path):
    chapters = {"t.xhtml": "<h1>一本书</h1><p>王五</p>", "a.xhtml": "<h1>题</h1><p>甲。</p>"}

    assert marked(read(epub(tmp_path / "a.epub", chapters))) == [("一本书", MarkKind.HEADING), ("题", MarkKind.TITLE)]


def test_of_a_single_article_without_headings_the_books_title_is_the_title(tmp_path):
    source = read(epub(tmp_path / "a.epub", {"a.xhtml": "<p>甲。</p>"}, METADATA))

    assert source.attribution == Attribution(title="一本书", authors=("王五",), date="2021-03-04")


def test_what_a_program_wrote_for_want_of_a_name_is_none(tmp_path):
    metadata = "<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator><dc:creator>calibre@x.org</dc:creator>"

    assert read(epub(tmp_path / "a.epub", {"a.xhtml": "<p>甲。</p>"}, metadata)).attribution == Attribution()


def test_scripts_are_no_text_and_elements_closed_where_they_open_swallow_nothing(tmp_path):
    page = '<html><head><title/><script src="x"/></head><body><p>甲<a id="1"/>乙</p><script>丙</script></body></html>'

    assert read(epub(tmp_path / "a.epub", {"a.xhtml": page})).text == "甲乙\n"


def test_a_missing_part_is_noted(tmp_path):
    source = read(epub(tmp_path / "a.epub", {"a.xhtml": "<p>甲。</p>", "gone.xhtml": ""}))

    assert (source.text, source.notes) == ("甲。\n", ("1 of its parts are missing, gone.xhtml first",))


def test_an_encrypted_book_is_refused_and_scrambled_fonts_are_not(tmp_path):
    def encrypted(name: str, method: str) -> Path:
        listed = f'<encryption><EncryptedData><EncryptionMethod Algorithm="{method}"/></EncryptedData></encryption>'
        return epub(tmp_path / name, {"a.xhtml": "<p>甲。</p>"}, **{"META-INF/encryption.xml": listed})

    assert read(encrypted("fonts.epub", "http://www.idpf.org/2008/embedding")).text == "甲。\n"
    with pytest.raises(SourceError, match="is encrypted"):
        read(encrypted("drm.epub", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"))


def test_a_real_epub_reads_like_the_plain_text_that_it_was_made_from():
    assert min(as_its_twin(read(DATA / "columns.epub"), "001_054cf24c2f2ddffb.txt")) >= 0.99


def test_a_package_outside_the_archive_is_not_looked_for(tmp_path):
    path = epub(tmp_path / "a.epub", {"../../../../etc/hostname": "甲。"})

    with pytest.raises(SourceError, match="no text in it"):
        read(path)


def test_an_archive_without_a_package_is_refused(tmp_path):
    container = {"META-INF/container.xml": '<container><rootfile full-path="gone.opf"/></container>'}

    with pytest.raises(SourceError, match="its container names no package"):
        read(epub(tmp_path / "a.epub", {"a.xhtml": "<p>甲。</p>"}, **container))
