from pathlib import Path

import pytest

from index.articles import Attribution, Origin, Source, Span
from index.builder import Builder, FileReport, Status
from index.fingerprint import fingerprint_of
from index.library import Library
from index.segmentation.segmentation import segment
from tests.documents import epub
from tests.fakes import LetterEncoder

ECONOMY = "数字经济要同实体经济融合，数字技术要同产业集群结合，企业要培育新的增长点，增强发展的韧性。"
GARDEN = "苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是一幅完美的图画。"
PAGE = f"数字经济大有可为\n张晓\n{ECONOMY}\n园林之美\n本报记者 赵婧\n{GARDEN}"


def said(raw: str, sidecar: str = "") -> list[Attribution]:
    source = Source("a.txt", "a.txt", raw, "utf-8", 0, sidecar=sidecar)
    return [article.attribution for article, _ in segment(source).clippings]


def test_what_a_sidecar_says_of_a_file_goes_before_what_is_printed_in_it():
    first, second = said(PAGE, "publication: 某报\nauthors: null")

    assert first == Attribution(title="数字经济大有可为", publication="某报")
    assert second == Attribution(title="园林之美", publication="某报")


def test_a_sidecar_corrects_one_article_of_several():
    first, second = said(PAGE, "articles:\n  - begins: 苏州园林\n    title: 苏州的园林\n    date: 2024-03-05")

    assert first == Attribution(title="数字经济大有可为", authors=("张晓",))
    assert second == Attribution(title="苏州的园林", authors=("赵婧",), date="2024-03-05")


def test_a_title_beside_the_file_says_that_it_is_one_article():
    source = Source("a.txt", "a.txt", PAGE, "utf-8", 0, sidecar="title: 两则")
    ((article, _),) = segment(source).clippings

    assert article.text == f"{ECONOMY}\n{GARDEN}"
    assert article.origins == (Origin("title", declared_by="sidecar"), Origin("authors", (Span(9, 11),)))


def test_front_matter_is_no_text_and_a_sidecar_goes_before_it():
    raw = f"---\ntitle: 题目\ndate: 2024-03-05\n---\n{ECONOMY}"
    ((article, _),) = segment(Source("a.md", "a.md", raw, "utf-8", 0, sidecar="title: 另一题目")).clippings

    assert article.text == ECONOMY
    assert article.attribution == Attribution(title="另一题目", date="2024-03-05")
    assert article.origins == (
        Origin("title", declared_by="sidecar"),
        Origin("date", declared_by="front matter"),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ECONOMY, encoding="utf-8")
    return tmp_path / "articles"


def opened(where: Path) -> tuple[Builder, Library]:
    library = Library.create(where, fingerprint_of(LetterEncoder()))
    return Builder(library, LetterEncoder()), library


def test_a_sidecar_that_changes_corrects_the_library_and_is_no_article_itself(folder, tmp_path):
    builder, library = opened(tmp_path / "library")
    list(builder.build([folder]))
    (folder / "a.meta.yaml").write_text("authors: [张晓]", encoding="utf-8")

    reports = list(builder.build([folder]))

    assert reports == [FileReport("a.txt", Status.CHANGED, articles=1, passages=1, corrected=1)]
    assert [one.attribution.authors for one in library.holdings()] == [("张晓",)]


def test_a_sidecar_that_cannot_be_understood_leaves_the_library_as_it_was(folder, tmp_path):
    builder, library = opened(tmp_path / "library")
    list(builder.build([folder]))
    (folder / "a.meta.yaml").write_text("titel: 题目", encoding="utf-8")

    (report,) = builder.build([folder])

    assert (report.status, "a.meta.yaml: titel is not a field" in report.reason) == (Status.SKIPPED, True)
    assert [one.file for one in library.holdings()] == ["a.txt"]


def test_a_rebuild_keeps_what_was_marked_noted_and_corrected(folder, tmp_path):
    (folder / "b.md").write_bytes(f"# 园林之美\n\n**{GARDEN}**\n".encode() + b"\xff\n")
    (folder / "b.md.meta.yaml").write_text("date: 2024-03-05", encoding="utf-8")
    (builder, first), (restorer, again) = opened(tmp_path / "first"), opened(tmp_path / "again")
    list(builder.build([folder]))

    restorer.restore(first.sources())

    assert list(again.holdings()) == list(first.holdings())
    assert list(again.cut_sources("b.md")) == list(first.cut_sources("b.md"))
    ((cut, (holding,)),) = again.cut_sources("b.md")
    assert (holding.attribution.title, holding.attribution.date, len(cut.source.notes)) == ("园林之美", "2024-03-05", 1)


def test_a_correction_of_an_article_that_is_not_there_is_noted(folder, tmp_path):
    (folder / "a.meta.yaml").write_text("articles:\n  - titled: 别的题目\n    date: 2024-03-05", encoding="utf-8")
    builder, library = opened(tmp_path / "library")

    (report,) = builder.build([folder])

    assert report.notes == ("the sidecar speaks of an article titled “别的题目”, but none is there",)
    assert [cut.source.notes for cut, _ in library.cut_sources("a.txt")] == [report.notes]


def test_a_rebuild_keeps_a_books_author_with_its_chapters(folder, tmp_path):
    chapters = {
        f"{name}.xhtml": f"<h1>{name}之一章的题目</h1><p>{text}</p>"
        for name, text in zip("ab", (ECONOMY, GARDEN), strict=True)
    }
    epub(folder / "book.epub", chapters, "<dc:title>园林集</dc:title><dc:creator>张晓</dc:creator>")
    (builder, first), (restorer, again) = opened(tmp_path / "first"), opened(tmp_path / "again")
    list(builder.build([folder / "book.epub"]))

    restorer.restore(first.sources())

    assert [one.attribution.authors for one in first.holdings()] == [("张晓",), ("张晓",)]
    assert list(again.holdings()) == list(first.holdings())
