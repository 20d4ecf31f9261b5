import json
import os
from pathlib import Path

import pytest

from index.builder import Builder, FileReport, Status
from index.checkup import Health, examine
from index.fingerprint import fingerprint_of
from index.library import Library
from tests.fakes import LetterEncoder


@pytest.fixture
def encoder() -> LetterEncoder:
    return LetterEncoder()


@pytest.fixture
def library(tmp_path, encoder) -> Library:
    return Library.create(tmp_path / "library", fingerprint_of(encoder))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("aaa aab. abb bbb.", encoding="utf-8")
    (folder / "b.txt").write_text("ccc cca. bbc cbc.", encoding="utf-8")
    return folder


def build(library: Library, encoder: LetterEncoder, *sources: Path) -> list[FileReport]:
    encoder.encoded.clear()
    return list(Builder(library, encoder).build(sources))


def statuses(reports: list[FileReport]) -> dict[str, str]:
    return {report.file: report.status for report in reports}


def texts(library: Library) -> list[str]:
    return [text for _, _, text in library.passage_texts()]


def test_a_passage_and_each_sentence_with_the_one_before_it_is_encoded(library, encoder, articles):
    build(library, encoder, articles / "a.txt")

    assert sorted(encoder.encoded) == ["aaa aab.", "aaa aab. abb bbb.", "aaa aab.abb bbb."]


def test_a_title_stands_in_front_of_what_is_encoded(library, encoder, tmp_path):
    (tmp_path / "corpus.jsonl").write_text('{"_id": "1", "title": "T", "text": "aaa. bbb."}', encoding="utf-8")

    build(library, encoder, tmp_path / "corpus.jsonl")

    assert sorted(encoder.encoded) == ["T\naaa.", "T\naaa. bbb.", "T\naaa.bbb."]


def test_a_second_build_of_the_same_files_encodes_nothing(library, encoder, articles):
    build(library, encoder, articles)
    generation = library.generation()

    reports = build(library, encoder, articles)

    assert statuses(reports) == {"a.txt": Status.UNCHANGED, "b.txt": Status.UNCHANGED}
    assert (encoder.encoded, library.generation()) == ([], generation)


def test_a_changed_file_replaces_its_articles_and_encodes_only_what_is_new(library, encoder, articles):
    build(library, encoder, articles)
    (articles / "a.txt").write_text("aaa aab. new one.", encoding="utf-8")

    reports = build(library, encoder, articles)

    assert statuses(reports) == {"a.txt": Status.CHANGED, "b.txt": Status.UNCHANGED}
    assert sorted(encoder.encoded) == ["aaa aab. new one.", "aaa aab.new one."]
    assert sorted(texts(library)) == ["aaa aab. new one.", "ccc cca. bbc cbc."]


def test_files_that_were_moved_together_with_their_folder_are_known(library, encoder, articles):
    build(library, encoder, articles)
    moved = articles.rename(articles.with_name("elsewhere"))

    assert set(statuses(build(library, encoder, moved)).values()) == {Status.UNCHANGED}


def test_one_bad_file_is_named_and_spoils_nothing(library, encoder, articles):
    (articles / "bad.txt").write_bytes(b"\x00\x01\x02binary")

    reports = build(library, encoder, articles)

    assert statuses(reports) == {"a.txt": Status.ADDED, "b.txt": Status.ADDED, "bad.txt": Status.SKIPPED}
    assert "binary data" in reports[2].reason


def test_a_corpus_with_a_bad_line_leaves_the_library_as_it_was(library, encoder, tmp_path):
    lines = [json.dumps({"_id": str(number), "text": f"text {number}."}) for number in range(100)]
    (tmp_path / "corpus.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")

    (report,) = build(library, encoder, tmp_path / "corpus.jsonl")

    assert (report.status, "line 101" in report.reason) == (Status.SKIPPED, True)
    assert (list(library.holdings()), library.file_states()) == ([], {})


def test_a_record_added_to_a_corpus_leaves_the_others_alone(library, encoder, tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"_id": "1", "title": "T", "text": "one."}), encoding="utf-8")
    build(library, encoder, corpus)
    with corpus.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"_id": "2", "text": "two."}))

    (report,) = build(library, encoder, corpus)

    assert (report.status, report.articles, report.new, report.gone) == (Status.CHANGED, 2, 1, 0)
    assert encoder.encoded == ["two."]
    assert [holding.source_id for holding in library.holdings()] == ["1", "2"]


def test_a_corrected_title_is_taken_over(library, encoder, tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"_id": "1", "title": "Wrong", "text": "one."}), encoding="utf-8")
    build(library, encoder, corpus)
    corpus.write_text(json.dumps({"_id": "1", "title": "Right", "text": "one."}), encoding="utf-8")
    build(library, encoder, corpus)

    assert [holding.attribution.title for holding in library.holdings()] == ["Right"]


def test_a_build_that_was_stopped_goes_on_where_it_was(library, encoder, tmp_path):
    records = [json.dumps({"_id": str(number), "text": f"text {number}."}) for number in range(80)]
    (tmp_path / "corpus.jsonl").write_text("\n".join(records), encoding="utf-8")

    def stop_after_the_first_batch(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Builder(library, encoder).build([tmp_path / "corpus.jsonl"], stop_after_the_first_batch))
    before = len(list(library.holdings()))
    (report,) = build(library, encoder, tmp_path / "corpus.jsonl")

    assert 0 < before < 80
    assert (report.status, len(encoder.encoded)) == (Status.ADDED, 80 - before)
    assert len(list(library.holdings())) == 80


def test_an_article_that_was_removed_comes_back_when_its_file_is_built_again(library, encoder, articles):
    build(library, encoder, articles)
    library.remove([next(library.holdings()).article_id])

    reports = build(library, encoder, articles)

    assert statuses(reports) == {"a.txt": Status.ADDED, "b.txt": Status.UNCHANGED}
    assert len(texts(library)) == 2


def restored(library: Library, encoder: LetterEncoder) -> Library:
    fresh = Library.create(library.folder.with_name("restored"), fingerprint_of(encoder))
    Builder(fresh, encoder).restore(library.sources())
    return fresh


def titles(library: Library) -> list[str | None]:
    return [holding.attribution.title for holding in library.holdings()]


PAGE = """第一篇文章的题目

张晓

加快发展数字经济，是一项重要举措。这里讲的是数字经济。

（作者单位：长治市委党校）

第二篇文章的题目

赵婧

发展循环经济，是另一项重要举措。这里讲的是循环经济。

（作者单位：太原市社科院）
"""


def test_what_a_corpus_declares_survives_a_rebuild(library, encoder, tmp_path):
    record = {"_id": "1", "title": "T", "text": "one.", "authors": ["A"], "publication": "P", "date": "2023"}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(record), encoding="utf-8")
    build(library, encoder, tmp_path / "corpus.jsonl")

    assert list(restored(library, encoder).holdings()) == list(library.holdings())


def test_an_article_that_was_taken_out_stays_out_after_a_rebuild(library, encoder, tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    build(library, encoder, tmp_path / "page.txt")
    library.remove([next(library.holdings()).article_id])

    assert titles(restored(library, encoder)) == ["第二篇文章的题目"]


def test_an_article_that_was_cut_from_its_file_does_not_come_back_with_a_rebuild(library, encoder, tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    build(library, encoder, tmp_path / "page.txt")
    (tmp_path / "page.txt").write_text(PAGE[: PAGE.index("第二篇")], encoding="utf-8")
    build(library, encoder, tmp_path / "page.txt")

    assert titles(library) == titles(restored(library, encoder)) == ["第一篇文章的题目"]


def test_two_records_with_one_id_keep_their_own_texts(library, encoder, tmp_path):
    lines = [json.dumps({"_id": "1", "text": text}) for text in ("one.", "another one.")]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")

    build(library, encoder, tmp_path / "corpus.jsonl")

    assert Health.DAMAGED not in {health for health, _ in examine(library.folder)}
    assert sorted(texts(library)) == ["another one.", "one."]


def test_an_article_that_another_file_of_the_same_name_still_has_stays(library, encoder, tmp_path):
    shared, other = (json.dumps({"_id": one, "text": f"text {one}."}) for one in "ab")
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jsonl").write_text(f"{shared}\n{other}", encoding="utf-8")
    build(library, encoder, tmp_path / "first", tmp_path / "second")
    (tmp_path / "first" / "a.jsonl").write_text(other, encoding="utf-8")

    build(library, encoder, tmp_path / "first", tmp_path / "second")

    assert sorted(texts(library)) == ["text a.", "text b."]


def test_a_name_that_is_not_utf8_and_a_link_to_itself_stop_nothing(library, encoder, articles):
    Path(os.fsdecode(os.fsencode(articles) + b"/\xc4\xe3.txt")).write_text("abc.", encoding="utf-8")
    (articles / "loop.txt").symlink_to(articles / "loop.txt")

    reports = build(library, encoder, articles)

    assert statuses(reports) == {
        "a.txt": Status.ADDED,
        "b.txt": Status.ADDED,
        "loop.txt": Status.SKIPPED,
        "\\xc4\\xe3.txt": Status.ADDED,
    }


def test_a_report_says_what_the_library_has_of_a_file(library, encoder, articles):
    build(library, encoder, articles)
    (articles / "a.txt").write_text("aaa aab. new one.", encoding="utf-8")

    changed, unchanged = build(library, encoder, articles)

    assert changed == FileReport("a.txt", Status.CHANGED, articles=1, passages=1, new=1, gone=1)
    assert unchanged == FileReport("b.txt", Status.UNCHANGED, articles=1, passages=1)


def test_pruning_takes_out_the_files_that_are_gone_and_no_others(library, encoder, articles, tmp_path):
    (tmp_path / "elsewhere.txt").write_text("cab cab.", encoding="utf-8")
    build(library, encoder, articles, tmp_path / "elsewhere.txt")
    (articles / "a.txt").unlink()
    (tmp_path / "elsewhere.txt").unlink()

    (report,) = Builder(library, encoder).prune([articles])

    assert report == FileReport("a.txt", Status.REMOVED, articles=1, passages=1, gone=1)
    assert sorted(texts(library)) == ["cab cab.", "ccc cca. bbc cbc."]


def test_a_folder_in_which_nothing_is_left_is_not_pruned(library, encoder, articles):
    build(library, encoder, articles)
    for path in articles.iterdir():
        path.unlink()

    assert list(Builder(library, encoder).prune([articles])) == []
    assert len(texts(library)) == 2


def test_a_named_file_that_is_gone_is_pruned(library, encoder, articles):
    build(library, encoder, articles / "a.txt", articles / "b.txt")
    (articles / "a.txt").unlink()

    (report,) = Builder(library, encoder).prune([articles / "a.txt", articles / "b.txt"])

    assert (report.file, report.status) == ("a.txt", Status.REMOVED)


def test_a_copy_under_the_same_name_is_said_to_be_the_same(library, encoder, articles, tmp_path):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_bytes((articles / "a.txt").read_bytes())

    first, copy = build(library, encoder, articles / "a.txt", tmp_path / "copy")

    assert (first.status, copy.status) == (Status.ADDED, Status.UNCHANGED)
    assert copy.reason == f"the same as {articles / 'a.txt'}, which is in the library"


def test_an_article_taken_out_comes_back_with_a_change_of_its_file(library, encoder, articles):
    (articles / "a.jsonl").write_text('{"_id": "1", "text": "aaa."}\n{"_id": "2", "text": "bbb."}', encoding="utf-8")
    build(library, encoder, articles / "a.jsonl")
    library.remove([next(library.holdings()).article_id])

    (report,) = build(library, encoder, articles / "a.jsonl")

    assert (report.status, report.articles, report.new) == (Status.CHANGED, 2, 1)
