import os
import sqlite3
from dataclasses import replace

import pytest

from index.builder import Builder
from index.checkup import Health, examine
from index.derived import FOLDER, Derived
from index.errors import LibraryError
from index.fingerprint import fingerprint_of
from index.library import Library
from index.schema import SCHEMA_VERSION
from index.sketches import COMMON
from tests.fakes import LetterEncoder

TEXT = "题目一\n\n数字产业集群重要，\n是载体。aaa bbb.\n\n第二段说明了原因。\n"


@pytest.fixture
def library(tmp_path) -> Library:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "a.txt"]))
    return library


def test_passages_come_back_with_their_sentences_and_places(library):
    (key,) = Derived.build(library).passage_keys.tolist()

    passage = library.passages([key])[key]

    assert passage.text == "数字产业集群重要，是载体。aaa bbb.\n第二段说明了原因。"
    assert [sentence.text for sentence in passage.sentences] == passage.text.replace("。aaa", "。\naaa").split("\n")
    start, end = passage.sentences[0].spans[0]
    assert TEXT[start:end] == "数字产业集群重要，\n是载体。"


def test_a_passage_is_found_by_its_articles_id_and_its_own(library):
    (key,) = Derived.build(library).passage_keys.tolist()
    passage = library.passages([key])[key]

    assert library.passage(passage.article_id, passage.passage_id) == passage
    with pytest.raises(LibraryError, match="no passage gone in article"):
        library.passage(passage.article_id, "gone")


def test_a_folder_that_is_no_library_is_refused(tmp_path):
    with pytest.raises(LibraryError, match=r"no library in .*; run `python -m index build"):
        Library.open(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "library.sqlite").write_text("some text that is no database at all", encoding="utf-8")

    with pytest.raises(LibraryError, match="is not a Chuchu library"):
        Library.open(tmp_path)


def test_another_programs_database_is_refused(tmp_path):
    sqlite3.connect(tmp_path / "library.sqlite").execute("CREATE TABLE t (x)").connection.close()

    with pytest.raises(LibraryError, match="some other program's database"):
        Library.open(tmp_path)


def test_a_folder_with_other_files_is_not_made_a_library(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")

    with pytest.raises(LibraryError, match="holds something else than a library"):
        Library.create(tmp_path, fingerprint_of(LetterEncoder()))


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("model_fingerprint", "model fingerprint other, expected letters-1: run `python -m index build --rebuild`"),
        ("passage_rule", "passage rule other, expected 2: run `python -m index build --rebuild`"),
    ],
)
def test_a_library_built_otherwise_is_refused_with_the_command_that_mends_it(field, message):
    ours = fingerprint_of(LetterEncoder())

    with pytest.raises(LibraryError, match=message):
        ours.require(replace(ours, **{field: "other"}), "library")


def test_a_library_of_another_schema_is_refused_with_the_command_that_mends_it(library):
    library.connection.execute("PRAGMA user_version = 0")

    with pytest.raises(
        LibraryError, match=f"schema version 0, expected {SCHEMA_VERSION}: build it again from its files"
    ):
        Library.open(library.folder)


def test_removing_takes_the_text_and_the_vectors_with_it(library):
    library.remove([next(library.holdings()).article_id])

    counts = [library.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]
    assert counts == [0] * len(TABLES)


TABLES = ("sources", "articles", "sketches", "passages", "sentences", "vectors")


ARTICLE = "\n".join(f"第{number}段说的是{number * 7919:06}号园区的{number * 104729:08}项安排。" for number in range(40))
OTHER = "\n".join(
    f"会议第{number}天讨论了{number * 6101:06}号提案及{number * 99991:08}条意见。" for number in range(40)
)


def written(library: Library, **texts: str) -> dict[str, str]:
    """The ids of articles added as files of these names and texts."""
    folder = library.folder.parent
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    list(Builder(library, LetterEncoder()).build([folder / f"{name}.txt" for name in texts]))
    return {holding.file.removesuffix(".txt"): holding.article_id for holding in library.holdings()}


def test_a_reprint_is_found_from_both_sides(library):
    reprint = "另一个题目\n\n" + ARTICLE[60:].replace("\n", "") + "\n本报记者综合报道。"
    ids = written(library, original=ARTICLE, reprint=reprint, other=OTHER)

    assert [one.article_id for one in library.reprints(ids["original"])] == [ids["reprint"]]
    assert [one.article_id for one in library.reprints(ids["reprint"])] == [ids["original"]]
    assert library.reprints(ids["other"]) == ()


def test_a_reprint_that_is_removed_is_one_no_longer(library):
    ids = written(library, original=ARTICLE, reprint=ARTICLE + "\n完。")

    library.remove([ids["reprint"]])

    assert library.reprints(ids["original"]) == ()


def test_a_short_article_is_no_reprint_of_one_that_holds_it_with_as_much_again(library):
    notice, news = (
        "未经本报书面授权，任何单位和个人不得转载、摘编本版文字与图片。",
        "市博物馆今日起向公众免费开放，周一闭馆。",
    )
    ids = written(library, notice=notice, again=notice.replace("，", ","), news=f"{news}{news[::-1]}{notice}")

    assert [one.article_id for one in library.reprints(ids["notice"])] == [ids["again"]]


def test_an_unknown_article_has_no_reprints(library):
    assert library.reprints("nobody") == ()


def test_a_notice_that_more_articles_share_than_any_reprint_is_in_makes_no_reprints(library):
    notice = ARTICLE[:400]
    ids = written(library, **{f"n{number}": f"{notice}{chr(0x4E00 + number) * 20}。" for number in range(COMMON + 1)})

    assert library.reprints(ids["n0"]) == ()


def test_removing_an_unknown_article_changes_nothing(library):
    known = next(library.holdings()).article_id

    with pytest.raises(LibraryError, match="no article nobody"):
        library.remove([known, "nobody"])
    assert [holding.article_id for holding in library.holdings()] == [known]


def test_a_change_is_seen_by_a_library_that_was_opened_before(library):
    other = Library.open(library.folder)
    before = other.generation()

    library.remove([next(library.holdings()).article_id])

    assert other.generation() > before


def test_a_sound_library_is_called_sound(library):
    Derived.of(library)

    assert {health for health, _ in examine(library.folder)} == {Health.SOUND}


def test_missing_search_indexes_are_made_again(library):
    assert [health for health, _ in examine(library.folder)] == [Health.SOUND, Health.MENDED]
    assert {health for health, _ in examine(library.folder)} == {Health.SOUND}


NAMES = ["passages.f16", "sentences.f16", "rows.npz", "segment.json", "rows.npy", "manifest.json"]


@pytest.mark.parametrize("name", NAMES)
def test_one_flipped_bit_in_a_search_index_is_noticed_and_mended(library, name):
    Derived.of(library)
    (path,) = (library.folder / FOLDER).rglob(name)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(LibraryError, match="damaged"):
        Derived.load(library)
    assert [health for health, _ in examine(library.folder)][-1] is Health.MENDED
    assert {health for health, _ in examine(library.folder)} == {Health.SOUND}


def test_a_passage_that_is_not_its_sources_text_is_called_damaged(library):
    library.connection.execute("UPDATE articles SET text = replace(text, '重要', '主要')")

    found = list(examine(library.folder))

    assert {health for health, _ in found} == {Health.DAMAGED}
    assert "are not its source's" in found[0][1]


def test_a_cut_off_file_is_called_damaged(library):
    library.close()
    data = library.path.read_bytes()
    library.path.write_bytes(data[: len(data) // 2])

    assert [health for health, _ in examine(library.folder)][-1] is Health.DAMAGED


def test_a_source_text_with_a_flipped_bit_is_called_damaged(library):
    (blob,) = library.connection.execute("SELECT text FROM sources").fetchone()
    library.connection.execute("UPDATE sources SET text = ?", (blob[:10] + bytes([blob[10] ^ 1]) + blob[11:],))

    assert [health for health, _ in examine(library.folder)] == [Health.DAMAGED]


def test_naming_an_article_twice_removes_it_once(library):
    article_id = next(library.holdings()).article_id

    library.remove([article_id, article_id])

    assert list(library.holdings()) == []


def test_a_file_of_no_bytes_is_no_library_and_does_not_stand_in_the_way_of_one(tmp_path):
    (tmp_path / "library.sqlite").touch()

    with pytest.raises(LibraryError, match="there is no library in"):
        Library.open(tmp_path)
    Library.create(tmp_path, fingerprint_of(LetterEncoder()))
    assert list(Library.open(tmp_path).holdings()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_library_that_cannot_be_written_can_be_read(library):
    known = list(library.holdings())
    library.close()
    library.path.chmod(0o400)
    library.folder.chmod(0o500)
    try:
        assert list(Library.open(library.folder).holdings()) == known
    finally:
        library.folder.chmod(0o700)


def test_a_snapshot_does_not_see_what_is_committed_meanwhile(library):
    other = Library.open(library.folder)
    with other.snapshot():
        before = other.generation()
        library.remove([next(library.holdings()).article_id])

        assert (other.generation(), len(list(other.holdings()))) == (before, 1)
    assert list(other.holdings()) == []
