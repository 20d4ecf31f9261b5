import json

import pytest

from index.articles import Attribution
from index.builder import Builder, Status
from index.building import changing
from index.derived import Derived
from index.errors import BusyError, LibraryError, SourceError
from index.fingerprint import fingerprint_of
from index.inspection import inspection_lines
from index.library import Library
from rag.service import Service
from tests.fakes import LetterEncoder
from ui.collection import Collection
from ui.upload import Upload

ECONOMY = "数字经济要同实体经济融合，数字技术要同产业集群结合，企业要培育新的增长点，增强发展的韧性。"
GARDEN = "苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是一幅完美的图画。"
PAGE = f"数字经济大有可为\n张晓\n{ECONOMY}\n园林之美\n本报记者 赵婧\n{GARDEN}"


@pytest.fixture
def library(tmp_path) -> Library:
    return Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))


@pytest.fixture
def service(library) -> Service:
    return Service(library, LetterEncoder(), Derived.of(library))


@pytest.fixture
def collection(service, library) -> Collection:
    return Collection(service, library.folder)


@pytest.fixture
def sent(tmp_path):
    def write(name: str, text: str) -> Upload:
        folder = tmp_path / "sent"
        folder.mkdir(exist_ok=True)
        path = folder / str(len(list(folder.iterdir())))
        path.write_text(text, encoding="utf-8")
        return Upload(path, name)

    return write


def titles(library: Library) -> list[str | None]:
    return [holding.attribution.title for holding in library.holdings()]


def kept(library: Library) -> list[str]:
    return sorted(path.name for path in (library.folder / "files").iterdir() if not path.name.startswith("."))


def test_an_added_file_is_kept_and_asked_at_once(collection, service, library, sent):
    (report,) = collection.add([sent("报.txt", PAGE)])

    assert (report.file, report.status, report.articles) == ("报.txt", Status.ADDED, 2)
    assert kept(library) == ["报.txt"]
    assert service.ask("园林").passages[0].article.file == "报.txt"


def test_the_same_file_again_is_unchanged_and_other_bytes_of_its_name_get_a_number(collection, library, sent):
    reports = [*collection.add([sent("a.txt", ECONOMY)]), *collection.add([sent("a.txt", ECONOMY)])]
    reports += collection.add([sent("a.txt", GARDEN), sent("a.txt", GARDEN)])

    assert [(one.file, one.status) for one in reports] == [
        ("a.txt", Status.ADDED),
        ("a.txt", Status.UNCHANGED),
        ("a (2).txt", Status.ADDED),
    ]
    assert kept(library) == ["a (2).txt", "a.txt"]


def test_a_file_that_the_library_has_from_elsewhere_is_not_kept_twice(collection, library, sent, tmp_path):
    (tmp_path / "a.txt").write_text(ECONOMY, encoding="utf-8")
    list(Builder(library, LetterEncoder()).build([tmp_path / "a.txt"]))

    (report,) = collection.add([sent("a.txt", ECONOMY)])

    assert (report.status, kept(library)) == (Status.UNCHANGED, [])


def test_what_cannot_be_read_leaves_nothing_behind(collection, library, sent):
    reports = list(collection.add([sent("a.xyz", ECONOMY), sent("a.txt.meta.yaml", "x: y"), sent("b.txt", " ")]))

    assert {one.status for one in reports} == {Status.SKIPPED}
    assert [one.file for one in reports] == ["a.txt.meta.yaml", "a.xyz", "b.txt"]
    assert kept(library) == []


def test_a_later_build_of_the_kept_files_changes_nothing(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE)]))

    (report,) = Builder(library, LetterEncoder()).build([library.folder / "files"])

    assert (report.file, report.status) == ("a.txt", Status.UNCHANGED)


def test_removing_is_undone_with_the_same_ids_in_the_same_order(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE), sent("b.txt", ECONOMY)]))
    before, texts = list(library.holdings()), list(library.passage_texts())
    undo = collection.remove([before[0].article_id, before[2].article_id])
    assert (titles(library), kept(library)) == (["园林之美"], ["a.txt"])

    collection.restore(undo)

    assert list(library.holdings()) == before
    assert list(library.passage_texts()) == texts
    assert kept(library) == ["a.txt", "b.txt"]


def test_an_undone_removal_outlives_a_rebuild_and_another_removal_does_not(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE + "\n" + PAGE.replace("数字", "海洋").replace("园林", "湖泊"))]))
    first, second, *_ = [holding.article_id for holding in library.holdings()]
    undo = collection.remove([first])
    collection.remove([second])
    collection.restore(undo)

    stored = [stored.removed for stored in library.sources()]
    again = Library.create(library.folder.parent / "again", fingerprint_of(LetterEncoder()))
    Builder(again, LetterEncoder()).restore(library.sources())

    assert [bool(spans) for spans in stored] == [True]
    assert list(again.holdings()) == list(library.holdings())
    assert [stored.removed for stored in again.sources()] == stored


def test_undoing_twice_changes_nothing(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE)]))
    before = list(library.holdings())
    undo = collection.remove([one.article_id for one in before])

    collection.restore(undo)
    collection.restore(undo)

    assert list(library.holdings()) == before


def test_a_removed_file_is_added_again_like_any_other(collection, library, sent):
    list(collection.add([sent("a.txt", ECONOMY)]))
    collection.remove([next(library.holdings()).article_id])

    (report,) = collection.add([sent("a.txt", ECONOMY)])

    assert (report.file, report.status, kept(library)) == ("a.txt", Status.ADDED, ["a.txt"])


def test_removing_an_unknown_article_changes_nothing(collection, library, sent):
    list(collection.add([sent("a.txt", ECONOMY)]))

    with pytest.raises(LibraryError, match="no article nobody"):
        collection.remove([next(library.holdings()).article_id, "nobody"])
    assert len(titles(library)) == 1


CORRECTED = Attribution("园林的美", ("赵靖", "王一"), "某大学", "某报", "2024年3月5日", "副刊")


def test_a_correction_keeps_the_id_and_says_by_whom(collection, service, library, sent):
    list(collection.add([sent("a.txt", PAGE)]))
    first, second = library.holdings()

    collection.correct(second.article_id, CORRECTED)

    assert next(library.holdings()) == first
    after = library.holding(second.article_id)
    assert after.attribution == Attribution("园林的美", ("赵靖", "王一"), "某大学", "某报", "2024-03-05", "副刊")
    assert {origin.declared_by for origin in after.origins} == {"hand"}
    ((cut, holdings),) = library.cut_sources("a.txt")
    assert "    title        corrected by hand" in inspection_lines(cut, [(holdings[1], ())])
    assert service.ask("园林").passages[0].article.attribution.title == "园林的美"


def test_corrections_outlive_builds_and_rebuilds(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE)]))
    collection.correct(list(library.holdings())[1].article_id, CORRECTED)
    before = list(library.holdings())
    path = library.folder / "files" / "a.txt"

    (unchanged,) = Builder(library, LetterEncoder()).build([path])
    path.write_text(PAGE + "\n", encoding="utf-8")
    (changed,) = Builder(library, LetterEncoder()).build([path])
    again = Library.create(library.folder.parent / "again", fingerprint_of(LetterEncoder()))
    Builder(again, LetterEncoder()).restore(library.sources())

    assert (unchanged.status, changed.status, changed.new) == (Status.UNCHANGED, Status.CHANGED, 0)
    assert list(library.holdings()) == before == list(again.holdings())


def test_a_second_correction_adds_to_the_first_and_may_clear_a_field(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE)]))
    article_id = list(library.holdings())[1].article_id
    collection.correct(article_id, CORRECTED)

    collection.correct(article_id, Attribution("园林的美", (), None, "另一报", "2024-03-05", "副刊"))

    assert library.holding(article_id).attribution == Attribution("园林的美", (), None, "另一报", "2024-03-05", "副刊")
    assert len(list((library.folder / "corrections").iterdir())) == 1


def test_one_record_of_a_corpus_is_corrected_alone(collection, library, sent):
    records = [{"_id": str(number), "title": "同题", "text": ECONOMY} for number in range(3)]
    list(collection.add([sent("c.jsonl", "\n".join(map(json.dumps, records)))]))
    record = next(one for one in library.holdings() if one.source_id == "1")

    collection.correct(record.article_id, Attribution("异题"))

    assert {one.source_id: one.attribution.title for one in library.holdings()} == {
        "0": "同题",
        "1": "异题",
        "2": "同题",
    }


def test_a_correction_in_a_source_keeps_what_was_taken_out_of_it(collection, library, sent):
    list(collection.add([sent("a.txt", PAGE)]))
    first, second = (one.article_id for one in library.holdings())
    collection.remove([first])

    collection.correct(second, CORRECTED)

    assert [bool(stored.removed) for stored in library.sources()] == [True]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Attribution(date="昨天"), "date is “昨天”; expected YYYY-MM-DD"),
        (Attribution(title="长" * 501), "title has 501 characters, expected at most 500"),
    ],
)
def test_a_value_that_no_field_can_hold_is_refused_and_nothing_changes(collection, library, sent, said, message):
    list(collection.add([sent("a.txt", ECONOMY)]))
    before = list(library.holdings())

    with pytest.raises(SourceError, match=message):
        collection.correct(before[0].article_id, said)
    assert list(library.holdings()) == before
    assert not (library.folder / "corrections").exists()


def test_controls_in_a_correction_are_left_out(collection, library, sent):
    list(collection.add([sent("a.txt", ECONOMY)]))
    article_id = next(library.holdings()).article_id

    collection.correct(article_id, Attribution(title="甲\n\x00\u202e乙\ud800"))

    assert library.holding(article_id).attribution.title == "甲 乙?"


def test_while_another_build_is_at_work_nothing_is_changed(collection, service, library, sent):
    list(collection.add([sent("a.txt", ECONOMY)]))
    article_id = next(library.holdings()).article_id

    with changing(library, LetterEncoder()):
        with pytest.raises(BusyError, match="another build is at work"):
            collection.remove([article_id])
        with pytest.raises(BusyError):
            list(collection.add([sent("b.txt", GARDEN)]))
    assert kept(library) == ["a.txt"]


def test_progress_reaches_the_bytes_that_were_sent(collection, sent):
    done: list[int] = []
    uploads = [sent("a.txt", ECONOMY), sent("b.txt", GARDEN)]

    list(collection.add(uploads, done.append))

    assert sum(done) == sum(upload.path.stat().st_size for upload in uploads)
